//! A placeholder for a value that no sentence can show: a list, an object, anything.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::{Contract, Slot};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("unshowable-placeholder", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for occurrence in uses::occurrences(contract).filter(|occurrence| !occurrence.refuses_params) {
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
    for slot in uses::text_slots(&contract.envelope.shape) {
        let (Slot::Context(name) | Slot::Param(name)) = &slot.value else {
            if slot.value == Slot::Details {
                let finding = RULE.at(slot.span, "details cannot be shown in a sentence");
                findings.push(finding.help("let `$details` be the whole value of a key"));
            }
            continue;
        };
        let unshowable = uses::params(contract)
            .find(|param| param.name.value == *name && !uses::is_showable(contract, &param.ty));
        if let Some(param) = unshowable {
            let finding =
                RULE.at(slot.span, format!("a `{}` cannot be shown in a sentence", param.ty));
            let help = format!("let `${name}` be the whole value of a key");
            findings.push(finding.also(param.span(), "declared here").help(help));
        }
    }
}
