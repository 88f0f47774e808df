//! An error whose status is not an error status: clients and proxies rely on the first digit (RFC 9110, section 15).

use crate::check::uses;
use crate::model::{Contract, ERROR_STATUSES};
use crate::report::Report;
use crate::rule::{DENY, Rule, rule};

pub(super) static RULE: Rule = rule!("status-out-of-range", DENY);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for (status, span) in uses::statuses(contract) {
        if !ERROR_STATUSES.contains(&status) {
            let finding = RULE.at(span, format!("{status} is not the status of an error"));
            let help = "400 to 499 are errors of the client, 500 to 599 errors of the server";
            report.push(finding.help(help));
        }
    }
}
