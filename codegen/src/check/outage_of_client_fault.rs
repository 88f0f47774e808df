//! A client error that counts as an outage, so that one bad request can open every circuit breaker.

use std::collections::HashSet;

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("outage-of-client-fault", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let mut told = HashSet::new();
    for (_, case) in contract.cases() {
        let (Some(status), Some(span), true) =
            (case.status.value, case.outage.span(), case.outage.value)
        else {
            continue;
        };
        // An overloaded server may respond with 408, 425 or 429.
        if matches!(status, 400..=499)
            && !matches!(status, 408 | 425 | 429)
            && told.insert((span, status))
        {
            let message = format!(
                "`{}` ({status}) is an error of the client, but counts as an outage",
                case.name.value
            );
            let finding = RULE.at(span, message);
            report.push(finding.help("an outage opens circuit breakers for everyone: leave this out, or give the error a status of 500 or above"));
        }
    }
}
