//! A reference to a code that the contract does not have.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::name::did_you_mean;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Spanned;

static RULE: Rule = rule!("unknown-code", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let operations = contract.operations.iter().flat_map(|operation| &operation.errors);
    let deprecated = contract.errors.iter().filter_map(|error| error.lifecycle.deprecated.as_ref());
    let replaced = deprecated.filter_map(|deprecated| deprecated.replaced_by.as_ref());
    let removed = contract.removed.iter().filter_map(|tombstone| tombstone.replaced_by.as_ref());
    for name in operations.chain(replaced).chain(removed) {
        if contract.error(name).is_none() {
            findings.push(finding(contract, name));
        }
    }
}

fn finding(contract: &Contract, name: &Spanned<String>) -> crate::report::Diagnostic {
    let finding = RULE.at(name.span, format!("there is no code `{}`", name.value));
    if let Some(tombstone) =
        contract.removed.iter().find(|tombstone| tombstone.code.value == name.value)
    {
        return finding
            .also(tombstone.code.span, "removed here")
            .help("name a code that is still sent");
    }
    let by_code = contract.errors.iter().find(|error| error.code.to_string() == name.value);
    if let Some(error) = by_code {
        return finding
            .help("codes are named by their key in the catalog")
            .fix(name.span, error.name.value.clone());
    }
    match did_you_mean(name, contract.errors.iter().map(|error| error.name.as_str())) {
        Some(meant) => finding.fix(name.span, meant),
        None => finding.help("the codes are the keys under `errors`"),
    }
}
