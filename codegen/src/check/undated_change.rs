//! A code that was deprecated or removed in an unknown version.

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, STRICT, rule};

pub(super) static RULE: Rule = rule!("undated-change", STRICT);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let deprecated = contract.errors.iter().flat_map(|error| {
        let own = error.own_cases(|case| &case.lifecycle.deprecated);
        own.filter_map(|case| {
            Some((&case.name, &case.lifecycle.deprecated.as_ref()?.since, "deprecated"))
        })
    });
    let removed = contract.removed.iter().map(|gone| (&gone.code, &gone.since, "removed"));
    for (code, since, change) in deprecated.chain(removed) {
        if since.is_none() {
            let message = format!("`{}` was {change} in an unknown version", code.value);
            report.push(RULE.at(code.span, message).help("add `since:` with the version"));
        }
    }
}
