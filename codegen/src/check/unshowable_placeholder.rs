//! A placeholder for a value that no sentence can show: a list, an object, anything.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("unshowable-placeholder", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for occurrence in uses::occurrences(contract) {
        for slot in occurrence.templates.iter().flat_map(|(_, template)| template.slots()) {
            let param = occurrence.params.iter().find(|param| param.name.value == slot.value);
            let Some(param) = param.filter(|param| !uses::is_showable(contract, &param.ty)) else {
                continue;
            };
            let finding =
                RULE.at(slot.span, format!("a `{}` cannot be shown in a sentence", param.ty));
            findings.push(
                finding
                    .also(param.span(), "declared here")
                    .help("show a text or a number, such as a count"),
            );
        }
    }
}
