//! A param that nobody ever sees.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::{Contract, ErrorDef, Slot};
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("unused-param", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let in_body: Vec<&str> = contract
        .envelope
        .slots()
        .into_iter()
        .filter_map(|slot| match &slot.value {
            Slot::Param(name) | Slot::Context(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    // A param may be meant for the very text that was refused.
    let is_whole = |error: &&ErrorDef| {
        ["message", "user_message", "headers", "conditions", "remedy", "retry"]
            .iter()
            .all(|key| !error.refused.contains(key))
    };
    for error in contract.errors.iter().filter(is_whole) {
        let used = uses::used_in(error);
        let of_conditions = error.conditions.iter().flat_map(|condition| &condition.args);
        for param in error.args.iter().chain(of_conditions) {
            let name = param.name.as_str();
            if !used.contains(name) && !in_body.contains(&name) {
                let finding = RULE.at(
                    param.span(),
                    format!("nothing shows the param `{name}` of `{}`", error.name.value),
                );
                findings.push(finding.help(
                    "use it in a message or a header, or move it to `details`, which are sent",
                ));
            }
        }
    }
    for param in &contract.context {
        if Slot::built_in(&param.name).is_none() && !in_body.contains(&param.name.as_str()) {
            let finding = RULE.at(param.span(), format!("nothing shows `{}`", param.name.value));
            findings.push(finding.help("put its slot into the envelope"));
        }
    }
}
