//! A status that is not registered with IANA: clients treat it like `x00` of its class (RFC 9110, section 15).

use crate::check::uses;
use crate::model::{Contract, reason_phrase};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unregistered-status", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for (status, span) in uses::statuses(contract) {
        if (400..=599).contains(&status) && reason_phrase(status).is_none() {
            let finding = RULE.at(span, format!("{status} is not a registered status"));
            let hundred = status / 100 * 100;
            report.push(finding.help(format!("clients that do not know it treat it as {hundred}")));
        }
    }
}
