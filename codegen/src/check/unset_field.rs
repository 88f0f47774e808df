//! A field without a value in some errors, although it is not optional.

use crate::model::{Contract, FieldId};
use crate::report::{Report, listed};
use crate::rule::{FIXED, Needs, Rule, rule};

pub(super) static RULE: Rule = rule!("unset-field", FIXED, Needs::Contract);

/// The number of errors that a finding names.
const NAMED: usize = 5;

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for id in contract.field_ids().filter(|id| !contract[*id].param.optional) {
        let field = &contract[id];
        let missing = unset(contract, id);
        let (named, rest) = missing.split_at(missing.len().min(NAMED));
        let Some(first) = named.first() else { continue };
        let (name, count) = (&*field.param.name, missing.len());
        let message = match rest.len() {
            _ if count == 1 => format!("`{name}` is not set in `{first}`"),
            0 => format!("`{name}` is not set in {}", listed(named.iter().copied())),
            more => {
                let named = named.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                format!("`{name}` is not set in {} and {more} more errors", named.join(", "))
            }
        };
        let help = "set it under `fields` of each error or of a category, give it a `default`, or end its key with `?`";
        report.push(RULE.at(field.span(), message).help(help));
    }
}

/// The names of the errors without a value. A condition has at least the value of its error.
fn unset(contract: &Contract, id: FieldId) -> Vec<&str> {
    let errors = contract.errors.iter().filter(|error| {
        error.case().field(id).is_none() && !error.case().fields[id.0].is_refused()
    });
    errors.map(|error| error.name.as_str()).collect()
}
