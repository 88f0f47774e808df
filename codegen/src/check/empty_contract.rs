//! A contract without errors: most often a file that was not saved, or a category that is not listed.

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{FIXED, Needs, Rule, rule};

pub(super) static RULE: Rule = rule!("empty-contract", FIXED, Needs::Contract);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    if contract.errors.is_empty() {
        let finding = RULE.at(
            contract.name.span,
            format!("the contract `{}` has no errors", contract.name.value),
        );
        report.push(finding.help("add some under `errors:`, or under a category"));
    }
}
