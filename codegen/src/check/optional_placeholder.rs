//! A placeholder for a param that may be missing: the sentence would have a hole.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("optional-placeholder", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for occurrence in uses::occurrences(contract) {
        for slot in occurrence.templates.iter().flat_map(|(_, template)| template.slots()) {
            let param = occurrence.params.iter().find(|param| param.name.value == slot.value);
            let Some(param) = param.filter(|param| param.optional) else { continue };
            let finding = RULE.at(slot.span, format!("`{}` may be missing here", slot.value));
            let help = "make it required, or give the situation without it a condition of its own";
            findings.push(finding.also(param.span(), "optional").help(help));
        }
    }
}
