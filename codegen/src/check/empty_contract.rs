//! A contract without errors: most often a file that was not saved, or a category that is not listed.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{FIXED, Needs, Rule, rule};

static RULE: Rule = rule!("empty-contract", FIXED, Needs::Contract);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    if contract.errors.is_empty() {
        let finding = RULE.at(
            contract.name.span,
            format!("the contract `{}` has no errors", contract.name.value),
        );
        findings.push(finding.help("add some under `errors:`, or under a category"));
    }
}
