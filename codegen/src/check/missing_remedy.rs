//! An error without a remedy.

use crate::check::{Check, Findings};
use crate::model::{Contract, Error};
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("missing-remedy", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let remedy = |error: &Error| error.case().remedy.clone();
    let lacks = |error: &&Error| remedy(error).value.is_none() && !remedy(error).is_refused();
    for error in contract.errors.iter().filter(lacks) {
        let finding = RULE.at(error.name.span, format!("`{}` has no remedy", error.name.value));
        findings.push(finding.help("add `remedy:` here or to its category"));
    }
}
