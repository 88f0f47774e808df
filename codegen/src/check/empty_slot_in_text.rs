//! A text in the body with a slot that some errors leave empty.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::{Contract, ErrorDef, Slot};
use crate::rule::{DENY, Rule, rule};

static RULE: Rule = rule!("empty-slot-in-text", DENY);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for slot in uses::text_slots(&contract.envelope.shape) {
        if let Some(reason) = empty(contract, &slot.value) {
            let finding = RULE.at(slot.span, format!("this slot can be empty: {reason}"));
            findings
                .push(finding.help("let the slot be the whole value, and end its key with `?`"));
        }
    }
}

/// Why a slot can be empty.
fn empty(contract: &Contract, slot: &Slot) -> Option<String> {
    let without = |key: &str, lacks: &dyn Fn(&ErrorDef) -> bool, what: &str| {
        let mut errors = contract.errors.iter().filter(|error| !error.refused.contains(key));
        let error = errors.find(|error| lacks(error))?;
        Some(format!("`{}` has no {what}", error.name.value))
    };
    match slot {
        // Details are no text at all: `unshowable-placeholder` says so.
        Slot::Code | Slot::Message | Slot::Title | Slot::Details => None,
        Slot::Status => without("status", &|error| error.status.is_none(), "status"),
        Slot::Category => without("category", &|error| error.category.is_none(), "category"),
        Slot::Remedy => without("remedy", &|error| error.remedy.is_none(), "remedy"),
        Slot::RetryAfter => without("retry", &|error| error.retry.after.is_empty(), "delay"),
        Slot::DocsUrl => {
            contract.docs_url.is_none().then(|| "the contract has no `docs_url`".to_owned())
        }
        Slot::Context(name) => {
            let param = contract.context.iter().find(|param| param.name.value == *name)?;
            param.optional.then(|| format!("`{name}` is optional"))
        }
        Slot::Param(name) => {
            let lacks = |error: &ErrorDef| {
                !uses::all_params(error).any(|param| param.name.value == *name && !param.optional)
            };
            without("details", &lacks, &format!("param `{name}` that is always there"))
        }
    }
}
