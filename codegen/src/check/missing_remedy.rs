//! An error without a remedy.

use crate::model::{Contract, Error};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("missing-remedy", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let remedy = |error: &Error| error.case().remedy.clone();
    let lacks = |error: &&Error| remedy(error).value.is_none() && !remedy(error).is_refused();
    for error in contract.errors.iter().filter(lacks) {
        let finding = RULE.at(error.name.span, format!("`{}` has no remedy", error.name.value));
        report.push(finding.help("add `remedy:` here or to its category"));
    }
}
