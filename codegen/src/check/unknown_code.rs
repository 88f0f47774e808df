//! A reference to a code that the contract does not have.

use std::collections::{HashMap, HashSet};

use crate::check::{Check, Findings};
use crate::model::{Contract, ErrorDef};
use crate::name::did_you_mean;
use crate::report::Diagnostic;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Spanned;

static RULE: Rule = rule!("unknown-code", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let operations = contract.operations.iter().flat_map(|operation| &operation.errors);
    let deprecated = contract.errors.iter().filter_map(|error| error.lifecycle.deprecated.as_ref());
    let replaced = deprecated.filter_map(|deprecated| deprecated.replaced_by.as_ref());
    let removed = contract.removed.iter().filter_map(|tombstone| tombstone.replaced_by.as_ref());
    let known: HashSet<&str> = contract.errors.iter().map(|error| error.name.as_str()).collect();
    let unknown =
        operations.chain(replaced).chain(removed).filter(|name| !known.contains(name.as_str()));
    let mut unknown = unknown.peekable();
    if unknown.peek().is_none() {
        return;
    }
    let sent = |error: &ErrorDef| (error.code.to_string(), error.name.value.clone());
    let by_code: HashMap<String, String> = contract.errors.iter().map(sent).collect();
    for name in unknown {
        findings.push(finding(contract, &by_code, name));
    }
}

fn finding(
    contract: &Contract,
    by_code: &HashMap<String, String>,
    name: &Spanned<String>,
) -> Diagnostic {
    let finding = RULE.at(name.span, format!("there is no code `{}`", name.value));
    if let Some(tombstone) =
        contract.removed.iter().find(|tombstone| tombstone.code.value == name.value)
    {
        return finding
            .also(tombstone.code.span, "removed here")
            .help("name a code that is still sent");
    }
    if let Some(key) = by_code.get(&name.value) {
        return finding.help("codes are named by their key in the catalog").fix(name.span, key);
    }
    match did_you_mean(name, contract.errors.iter().map(|error| error.name.as_str())) {
        Some(meant) => finding.fix(name.span, meant),
        None => finding.help("the codes are the keys under `errors`"),
    }
}
