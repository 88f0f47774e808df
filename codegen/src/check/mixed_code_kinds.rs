//! Codes that are sent as numbers beside codes that are sent as texts: no client can type the field.

use crate::check::{Check, Findings};
use crate::model::{Code, Contract, ErrorDef};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("mixed-code-kinds", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let is_number = |error: &&ErrorDef| matches!(error.code, Code::Integer(_));
    let number = contract.errors.iter().find(is_number);
    let text = contract.errors.iter().find(|error| !is_number(error));
    let (Some(number), Some(text)) = (number, text) else { return };
    let finding = RULE.at(
        text.name.span,
        format!("`{}` is sent as a text, and other codes as numbers", text.code),
    );
    findings.push(
        finding
            .also(number.name.span, "sent as a number")
            .help("give every error of the contract a `code:` of one kind"),
    );
}
