//! An error without an HTTP status.

use crate::model::{Contract, Error};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("missing-status", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let lacks = |error: &&Error| error.status.value.is_none() && !error.status.is_refused();
    for error in contract.errors.iter().filter(lacks) {
        let finding = RULE.at(error.name.span, format!("`{}` has no status", error.name.value));
        report.push(finding.help(
            "add `status:` here or to its category; allow the rule if the API does not use HTTP",
        ));
    }
}
