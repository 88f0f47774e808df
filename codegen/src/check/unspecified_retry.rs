//! A temporary error without a retry rule.

use crate::model::{Contract, Provenance};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unspecified-retry", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for error in &contract.errors {
        let Some(status) = error.status.value else { continue };
        let may_pass = matches!(status, 408 | 425 | 429 | 500..=599);
        let when = error.case().retry.when.provenance;
        if may_pass && when == Provenance::Default {
            let message = format!("`{}` ({status}) has no retry rule", error.name.value);
            let finding = RULE.at(error.name.span, message);
            report.push(finding.help("add `retry: never`, `if_idempotent` or `always` here, or under `retry: { statuses: … }`"));
        }
    }
}
