//! A slot that no error of the contract fills, so that the member is always missing or null.

use crate::model::{Contract, Shape, Slot};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};
use crate::source::Spanned;
use crate::wire::{Filled, filled};

pub(super) static RULE: Rule = rule!("unfilled-slot", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for slot in values(&contract.envelope) {
        // The default envelope contains slots that not every contract fills.
        let is_written = slot.span != contract.envelope.span;
        if is_written && let Some(help) = unfilled(contract, &slot.value) {
            report.push(RULE.at(slot.span, "no error fills this slot").help(help));
        }
    }
}

/// The slots that are whole values; `empty-slot-in-text` reports slots within a string.
fn values(shape: &Shape) -> impl Iterator<Item = &Spanned<Slot>> {
    shape.parts().into_iter().filter_map(|part| match part {
        Shape::Slot(slot) => Some(slot),
        _ => None,
    })
}

/// The help for a slot that no case fills.
fn unfilled(contract: &Contract, slot: &Slot) -> Option<&'static str> {
    let help = match slot {
        Slot::Category => "put the errors into categories",
        Slot::Condition => "give the errors `conditions:`",
        Slot::DocsUrl => "add `docs_url:` to the contract",
        Slot::Remedy => "give the errors a `remedy:`",
        Slot::Status => "give the errors a `status:`",
        Slot::RetryAfter => "name the param that is the delay with `retry: { after: … }`",
        _ => return None,
    };
    let is_filled = |error, case| filled(contract, error, case, slot) != Filled::Never;
    let mut cases = contract.cases();
    (!contract.errors.is_empty() && !cases.any(|(error, case)| is_filled(error, case)))
        .then_some(help)
}
