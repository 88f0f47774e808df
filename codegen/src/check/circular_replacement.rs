//! Codes that replace each other in a circle: a reader would never arrive.

use crate::check::{Check, Findings};
use crate::model::{Contract, ErrorDef};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("circular-replacement", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let mut told: Vec<&str> = Vec::new();
    let is_deprecated = |error: &&ErrorDef| error.lifecycle.deprecated.is_some();
    for error in contract.errors.iter().filter(is_deprecated) {
        let start = error.name.as_str();
        let mut path = vec![start];
        while let Some(next) = replacement(contract, path[path.len() - 1]) {
            if next == start && !told.contains(&start) {
                told.extend(&path);
                let way = path.join(" → ");
                let finding = RULE.at(
                    error.name.span,
                    format!("`{start}` is replaced by itself: {way} → {start}"),
                );
                findings.push(finding.help("let one of them stay, without `deprecated:`"));
            }
            if path.contains(&next) {
                break;
            }
            path.push(next);
        }
    }
}

fn replacement<'c>(contract: &'c Contract, name: &str) -> Option<&'c str> {
    let deprecated = contract.error(name)?.lifecycle.deprecated.as_ref()?;
    deprecated.replaced_by.as_ref().map(|name| name.as_str())
}
