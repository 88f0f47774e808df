//! A status that an error uses and that is missing from the contract's `statuses`.

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("undocumented-status", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    if contract.statuses.is_empty() {
        return;
    }
    for error in &contract.errors {
        let (Some(status), Some(span)) = (error.status.value, error.status.span()) else {
            continue;
        };
        // `status-out-of-range` reports all other statuses.
        if !(400..=599).contains(&status) {
            continue;
        }
        if contract.statuses.iter().all(|doc| doc.status.value != status) {
            let finding = RULE.at(span, format!("`statuses` has no entry for {status}"));
            report.push(finding.help(format!("add `{status}:` to `statuses`")));
        }
    }
}
