//! Codes that replace each other in a circle.

use crate::model::{Contract, Error, ErrorId};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("circular-replacement", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
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
                report.push(finding.help("keep one of the codes, without `deprecated:`"));
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
