//! An error or a condition without an HTTP status.

use crate::model::{Case, Contract};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("missing-status", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let lacks = |case: &Case| case.status.value.is_none() && !case.status.is_refused();
    let lacking = contract.errors.iter().flat_map(|error| {
        // If its conditions have statuses, the error itself needs none. If none has one, only the error is reported.
        let is_silent = error.cases.iter().all(lacks);
        let cases = if is_silent { &error.cases[..1] } else { error.conditions() };
        cases.iter().filter(|case| lacks(case))
    });
    for case in lacking {
        let finding = RULE.at(case.name.span, format!("`{}` has no status", case.name.value));
        report.push(finding.help(
            "add `status:` here or to its category; allow the rule if the API does not use HTTP",
        ));
    }
}
