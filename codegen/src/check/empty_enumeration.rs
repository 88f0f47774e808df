//! A declared enumeration without values: no value could be sent for it.

use crate::model::{Contract, Definition};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("empty-enumeration", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for def in &contract.types {
        if matches!(&def.definition, Definition::Enumeration(values) if values.is_empty()) {
            let finding = RULE.at(def.name.span, format!("`{}` has no values", def.name.value));
            report.push(finding.help(
                "list the values that the server sends today; clients accept values added later",
            ));
        }
    }
}
