//! A declared field without a value in any error.

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Needs, Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unused-field", WARN, Needs::Contract);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for id in contract.field_ids() {
        let field = &contract[id];
        let mut values = contract.cases().map(|(_, case)| &case.fields[id.0]);
        // `unset-field` reports a field that is required.
        if field.param.optional && values.all(|value| value.value.is_none() && !value.is_refused())
        {
            let message = format!("no error states the field `{}`", *field.param.name);
            report
                .push(RULE.at(field.span(), message).help("state it under `fields`, or remove it"));
        }
    }
}
