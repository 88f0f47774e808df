//! A string or a key in the body with a slot that some errors leave empty.

use crate::check::uses;
use crate::model::{Contract, Shape, Slot};
use crate::report::Report;
use crate::rule::{DENY, Rule, rule};
use crate::wire::{Filled, filled};

pub(super) static RULE: Rule = rule!("empty-slot-in-text", DENY);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for slot in uses::text_slots(&contract.envelope) {
        if let Some(reason) = empty(contract, &slot.value) {
            let finding = RULE.at(slot.span, format!("this slot can be empty: {reason}"));
            report.push(finding.help("make the slot the whole value, and end its key with `?`"));
        }
    }
    for part in contract.envelope.parts() {
        if let Shape::Keyed(slot, _) = part
            && let Some(reason) = empty(contract, &slot.value)
        {
            let finding = RULE.at(slot.span, format!("this key can be empty: {reason}"));
            report.push(finding.help("put every error into a category"));
        }
    }
}

/// The reason why a slot can be empty.
fn empty(contract: &Contract, slot: &Slot) -> Option<String> {
    let is_empty = |error, case| filled(contract, error, case, slot) != Filled::Always;
    let (_, case) = contract.cases().find(|(error, case)| is_empty(error, case))?;
    let name = &case.name.value;
    Some(match slot {
        // Details are not a string at all: `unshowable-placeholder` reports them.
        Slot::Code | Slot::Name | Slot::Message | Slot::Title | Slot::Details => return None,
        Slot::Status => format!("`{name}` has no status"),
        Slot::Category => format!("`{name}` has no category"),
        Slot::Condition => format!("`{name}` is not a condition"),
        Slot::Remedy => format!("`{name}` has no remedy"),
        Slot::RetryAfter => format!("`{name}` has no delay"),
        Slot::DocsUrl => "the contract has no `docs_url`".to_owned(),
        Slot::Field(id) => format!("`{name}` has no `{}`", *contract[*id].param.name),
        Slot::Context(id) => format!("`{}` is optional", *contract[*id].name),
        Slot::Param(param) => format!("`{name}` has no required param `{param}`"),
    })
}
