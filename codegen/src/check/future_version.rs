//! A change with a later version than the contract.

use std::iter;

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("future-version", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    // A contract without a version has the version 0.0.0.
    let Some(now) = numbers(&contract.version).filter(|now| *now != [0, 0, 0]) else { return };
    let of_errors = contract.errors.iter().flat_map(|error| {
        let life = &error.lifecycle;
        iter::once(life.since.as_ref()).chain([life.deprecated.as_ref().map(|gone| &gone.since)])
    });
    let of_removed = contract.removed.iter().map(|gone| Some(&gone.since));
    for since in of_errors.chain(of_removed).flatten() {
        if numbers(since).is_some_and(|then| then > now) {
            let version = &contract.version;
            let message = format!("`{}` is later than the contract, `{}`", **since, **version);
            let finding = RULE.at(since.span, message).also(version.span, "the current version");
            report.push(finding.help("raise `version` with the change, or correct `since`"));
        }
    }
}

/// The three numbers of a version; `None` for an invalid version, which `invalid-version` reports.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let numbers: Option<Vec<u64>> = core.split('.').map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}
