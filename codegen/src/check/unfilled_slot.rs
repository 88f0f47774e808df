//! A slot that no error of the contract fills: the member would always be missing or null.

use crate::check::{Check, Findings};
use crate::model::{Contract, ErrorDef, Shape, Slot};
use crate::rule::{Rule, WARN, rule};
use crate::source::Spanned;

static RULE: Rule = rule!("unfilled-slot", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for slot in whole_values(&contract.envelope.shape) {
        // The body of a contract that declares none has all the usual slots.
        let is_written = slot.span != contract.envelope.span;
        if is_written && let Some(lacks) = unfilled(contract, &slot.value) {
            findings.push(RULE.at(slot.span, "no error fills this slot").help(lacks));
        }
    }
}

/// The slots that are whole values; one inside a text is the business of `empty-slot-in-text`.
fn whole_values(shape: &Shape) -> impl Iterator<Item = &Spanned<Slot>> {
    shape.parts().into_iter().filter_map(|part| match part {
        Shape::Slot(slot) => Some(slot),
        _ => None,
    })
}

/// What the contract lacks.
fn unfilled(contract: &Contract, slot: &Slot) -> Option<&'static str> {
    let none = |has: fn(&ErrorDef) -> bool| !contract.errors.iter().any(has);
    let lacks = match slot {
        Slot::Category if contract.categories.is_empty() => "put the errors into categories",
        Slot::DocsUrl if contract.docs_url.is_none() => "add `docs_url:` to the contract",
        Slot::Remedy if none(|error| error.remedy.is_some()) => "give the errors a `remedy:`",
        Slot::Status if none(|error| error.status.is_some()) => "give the errors a `status:`",
        Slot::RetryAfter if none(has_delay) => {
            "say with `retry: { after: … }` which param is the delay"
        }
        _ => return None,
    };
    (!contract.errors.is_empty()).then_some(lacks)
}

fn has_delay(error: &ErrorDef) -> bool {
    let conditions = error.conditions.iter().map(|condition| &condition.retry);
    std::iter::once(&error.retry).chain(conditions).any(|retry| !retry.after.is_empty())
        || error.refused.contains("retry")
}
