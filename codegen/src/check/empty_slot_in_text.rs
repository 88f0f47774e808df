//! A text in the body with a slot that some errors leave empty.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::{Contract, Member, Shape, Slot};
use crate::rule::{DENY, Rule, rule};
use crate::source::Spanned;

static RULE: Rule = rule!("empty-slot-in-text", DENY);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for slot in text_slots(&contract.envelope.shape) {
        if let Some(reason) = empty(contract, &slot.value) {
            let finding = RULE.at(slot.span, format!("this slot can be empty: {reason}"));
            findings
                .push(finding.help("let the slot be the whole value, and end its key with `?`"));
        }
    }
}

fn text_slots(shape: &Shape) -> Vec<&Spanned<Slot>> {
    match shape {
        Shape::Text(pieces) => pieces.iter().filter_map(|piece| piece.as_ref().err()).collect(),
        Shape::List(items) => items.iter().flat_map(text_slots).collect(),
        Shape::Object(members) => members
            .iter()
            .flat_map(|member| match member {
                Member::Key { shape, .. } => text_slots(shape),
                Member::Spread(_) => Vec::new(),
            })
            .collect(),
        Shape::Slot(_) | Shape::Constant(_) => Vec::new(),
    }
}

/// Why a slot can be empty.
fn empty(contract: &Contract, slot: &Slot) -> Option<String> {
    let without = |lacks: &dyn Fn(&crate::model::ErrorDef) -> bool, what: &str| {
        let error = contract.errors.iter().find(|error| lacks(error))?;
        Some(format!("`{}` has no {what}", error.name.value))
    };
    match slot {
        Slot::Code | Slot::Message | Slot::Title => None,
        Slot::Status => without(&|error| error.status.is_none(), "status"),
        Slot::Category => without(&|error| error.category.is_none(), "category"),
        Slot::Remedy => without(&|error| error.remedy.is_none(), "remedy"),
        Slot::RetryAfter => without(&|error| error.retry.after.is_empty(), "delay"),
        Slot::Details => Some("details are no text".to_owned()),
        Slot::DocsUrl => {
            contract.docs_url.is_none().then(|| "the contract has no `docs_url`".to_owned())
        }
        Slot::Context(name) => {
            let param = contract.context.iter().find(|param| param.name.value == *name)?;
            param.optional.then(|| format!("`{name}` is optional"))
        }
        Slot::Param(name) => {
            let lacks = |error: &crate::model::ErrorDef| {
                !uses::all_params(error).any(|param| param.name.value == *name && !param.optional)
            };
            without(&lacks, &format!("param `{name}` that is always there"))
        }
    }
}
