//! Two contracts with one name: their modules, pages and packages would overwrite each other.

use std::collections::HashMap;

use crate::check::{Check, Findings};
use crate::model::Catalog;
use crate::name;
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("duplicate-contract", FIXED);
pub(super) static CHECK: Check = Check::catalog(&RULE, check);

fn check(catalog: &Catalog, findings: &mut Findings<'_>) {
    let mut seen = HashMap::new();
    for contract in &catalog.contracts {
        let name = &contract.name;
        if let Some(first) = seen.insert(name::value_name(name), name.span) {
            let finding = RULE.at(name.span, format!("duplicate contract `{}`", name.value));
            findings.push(
                finding
                    .label("again here")
                    .also(first, "first here")
                    .help("`name:` gives a contract another name"),
            );
        }
    }
}
