//! An error that leaves its reader alone.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("missing-remedy", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for error in contract
        .errors
        .iter()
        .filter(|error| error.remedy.is_none() && !error.refused.contains("remedy"))
    {
        let finding = RULE.at(
            error.name.span,
            format!("`{}` does not say what to do about it", error.name.value),
        );
        findings.push(finding.help("add `remedy:` here or to its category"));
    }
}
