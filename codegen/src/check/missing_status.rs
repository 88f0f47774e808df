//! An error without an HTTP status.

use crate::check::{Check, Findings};
use crate::model::{Contract, Error};
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("missing-status", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let lacks = |error: &&Error| error.status.value.is_none() && !error.status.is_refused();
    for error in contract.errors.iter().filter(lacks) {
        let finding = RULE.at(error.name.span, format!("`{}` has no status", error.name.value));
        findings.push(finding.help(
            "add `status:` here or to its category; allow the rule if the API does not use HTTP",
        ));
    }
}
