//! A status that some error has and the contract's own table of statuses lacks.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("undocumented-status", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    if contract.statuses.is_empty() {
        return;
    }
    for error in &contract.errors {
        let Some(status) = &error.status else { continue };
        // What is no status of an error has to change anyway.
        if !(400..=599).contains(&status.value) {
            continue;
        }
        if contract.statuses.iter().all(|doc| doc.status.value != status.value) {
            let finding = RULE
                .at(status.span, format!("`statuses` does not say what {} means", status.value));
            findings.push(finding.help(format!("add `{}:` to `statuses`", status.value)));
        }
    }
}
