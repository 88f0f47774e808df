//! Codes that replace each other in a circle.

use crate::check::{Check, Findings};
use crate::model::{Contract, Error, ErrorId};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("circular-replacement", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let mut told: Vec<ErrorId> = Vec::new();
    for start in (0..contract.errors.len()).map(ErrorId) {
        let mut path = vec![start];
        while let Some(next) = replacement(&contract[path[path.len() - 1]]) {
            if next == start && !told.contains(&start) {
                told.extend(&path);
                let name = &contract[start].name;
                let names: Vec<&str> = path.iter().map(|id| contract[*id].name.as_str()).collect();
                let message = format!(
                    "`{0}` is replaced by itself: {1} → {0}",
                    name.value,
                    names.join(" → ")
                );
                let finding = RULE.at(name.span, message);
                findings.push(finding.help("keep one of the codes, without `deprecated:`"));
            }
            if path.contains(&next) {
                break;
            }
            path.push(next);
        }
    }
}

fn replacement(error: &Error) -> Option<ErrorId> {
    let deprecated = error.lifecycle.deprecated.as_ref()?;
    deprecated.replaced_by.as_ref().map(|id| id.value)
}
