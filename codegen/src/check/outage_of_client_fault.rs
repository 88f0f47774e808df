//! A fault of the client that is said to be an outage: one bad form would open every circuit breaker.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("outage-of-client-fault", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for error in &contract.errors {
        let (Some(status), Some(said), true) = (&error.status, error.outage_said, error.outage)
        else {
            continue;
        };
        // 408, 425 and 429 can be the doing of a server that has too much to do.
        if matches!(status.value, 400..=499) && !matches!(status.value, 408 | 425 | 429) {
            let message = format!(
                "`{}` ({}) is the client's fault, and is said to be an outage",
                error.name.value, status.value
            );
            let finding = RULE.at(said, message);
            findings.push(finding.help("an outage opens circuit breakers for everyone: leave this out, or give the error a status of 500 or above"));
        }
    }
}
