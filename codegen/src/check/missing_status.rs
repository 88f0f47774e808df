//! An error without an HTTP status: the server cannot answer, and the docs cannot say.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("missing-status", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for error in contract
        .errors
        .iter()
        .filter(|error| error.status.is_none() && !error.refused.contains("status"))
    {
        let finding = RULE.at(error.name.span, format!("`{}` has no status", error.name.value));
        findings.push(finding.help(
            "add `status:` here or to its category; allow the rule where HTTP plays no part",
        ));
    }
}
