//! A status that an error uses and that is missing from the contract's `statuses`.

use crate::check::uses;
use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("undocumented-status", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    if contract.statuses.is_empty() {
        return;
    }
    for (status, span) in uses::statuses(contract) {
        // `status-out-of-range` reports all other statuses.
        let is_known = contract.statuses.iter().any(|doc| doc.status.value == status);
        if (400..=599).contains(&status) && !is_known {
            let finding = RULE.at(span, format!("`statuses` has no entry for {status}"));
            report.push(finding.help(format!("add `{status}:` to `statuses`")));
        }
    }
}
