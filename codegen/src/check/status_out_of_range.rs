//! An error with a status that is not an error's: clients and proxies go by the first digit (RFC 9110, section 15).

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{DENY, Rule, rule};

static RULE: Rule = rule!("status-out-of-range", DENY);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for status in contract.errors.iter().filter_map(|error| error.status.as_ref()) {
        if !(400..=599).contains(&status.value) {
            let finding =
                RULE.at(status.span, format!("{} is not the status of an error", status.value));
            findings
                .push(finding.help("400 to 499 is the client's fault, 500 to 599 the server's"));
        }
    }
}
