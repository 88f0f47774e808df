//! A code that was deprecated or removed in an unknown version.

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, STRICT, rule};

pub(super) static RULE: Rule = rule!("undated-change", STRICT);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let deprecated = contract.errors.iter().filter_map(|error| {
        let deprecation = error.lifecycle.deprecated.as_ref()?;
        Some((&error.name, &deprecation.since, "deprecated"))
    });
    let removed = contract.removed.iter().map(|gone| (&gone.code, &gone.since, "removed"));
    for (code, since, change) in deprecated.chain(removed) {
        if since.is_none() {
            let message = format!("`{}` was {change} in an unknown version", code.value);
            report.push(RULE.at(code.span, message).help("add `since:` with the version"));
        }
    }
}
