//! A declared enumeration without values: no value could be sent for it.

use crate::check::{Check, Findings};
use crate::model::{Contract, Definition};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("empty-enumeration", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for def in &contract.types {
        if matches!(&def.definition, Definition::Enumeration(values) if values.is_empty()) {
            let finding = RULE.at(def.name.span, format!("`{}` has no values", def.name.value));
            findings.push(finding.help(
                "list the values that the server sends today; clients accept values added later",
            ));
        }
    }
}
