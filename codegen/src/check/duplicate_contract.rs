//! Two contracts with one name: their modules, pages and packages would overwrite each other.

use std::collections::HashMap;

use crate::model::Catalog;
use crate::name;
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("duplicate-contract", FIXED);

pub(super) fn check(catalog: &Catalog, report: &mut Report) {
    let mut seen = HashMap::new();
    for contract in &catalog.contracts {
        let name = &contract.name;
        if let Some(first) = seen.insert(name::value_name(name), name.span) {
            let finding = RULE.at(name.span, format!("duplicate contract `{}`", name.value));
            let finding = finding.label("again here").also(first, "first here");
            report.push(finding.help("`name:` gives a contract another name"));
        }
    }
}
