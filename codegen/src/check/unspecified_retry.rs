//! An error that may pass by itself, and nobody says whether a client may try again.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("unspecified-retry", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for error in &contract.errors {
        let Some(status) = &error.status else { continue };
        let may_pass = matches!(status.value, 408 | 425 | 429 | 500..=599);
        if may_pass && error.retry.said.is_none() && !error.refused.contains("when") {
            let message = format!(
                "`{}` ({}) does not say whether a client may try again",
                error.name.value, status.value
            );
            let finding = RULE.at(error.name.span, message);
            findings.push(finding.help("add `retry: never`, `if_idempotent` or `always` here, or under `retry: { statuses: … }`"));
        }
    }
}
