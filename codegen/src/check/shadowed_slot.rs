//! A context value with the name of a built-in slot, so that it can never be shown.

use crate::model::{Contract, Slot};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("shadowed-slot", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for param in contract.context.iter().filter(|param| Slot::built_in(&param.name).is_some()) {
        let name = &param.name.value;
        let message = format!("every contract already has the slot `${name}`");
        let help = "give the context value another name; its key in the body is yours to choose";
        report.push(RULE.at(param.span(), message).help(help));
    }
}
