//! A context value with the name of a built-in slot, so that it can never be shown.

use crate::check::{Check, Findings};
use crate::model::{Contract, Slot};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("shadowed-slot", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for param in contract.context.iter().filter(|param| Slot::built_in(&param.name).is_some()) {
        let name = &param.name.value;
        let finding =
            RULE.at(param.span(), format!("every contract already has the slot `${name}`"));
        findings.push(
            finding.help(
                "give the context value another name; its key in the body is yours to choose",
            ),
        );
    }
}
