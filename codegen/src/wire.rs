//! The wire: the facts about a response that servers, clients and pages must agree on, computed once.
//!
//! Input: a contract. Output: places, types, nullability, delays, headers, examples, statuses and addresses. This
//! module does not depend on any target; every target reads the same facts.

mod alike;
mod body;
mod delay;
mod details;
mod failure;
mod header;
mod layout;
mod page;
mod pattern;
mod policy;
mod privacy;
mod sample;
mod slot;
mod value;

pub(crate) use alike::{Alike, Mark};
pub(crate) use body::{BodyNode, Member};
pub(crate) use delay::{Delay, DelayUnit, Place};
pub(crate) use details::{DetailsMember, ErrorDetails};
pub(crate) use failure::ClientFailure;
pub(crate) use header::{HeaderValue, headers, known_delay};
pub(crate) use layout::{DetailsPlace, Path, Step};
pub use page::status_name;
pub(crate) use page::{docs_url, page_slug, statuses};
pub use pattern::sends;
pub(crate) use pattern::{regex, share_a_code};
pub(crate) use policy::{LONGEST_WAIT, distinct_statuses};
pub(crate) use sample::Sample;
pub(crate) use slot::{CodeKind, Filled, SlotFacts, SlotType, filled, shows};
pub use value::inline;
pub(crate) use value::{json, number};

use std::collections::HashSet;

use crate::model::{Contract, Error, Slot, StatusRetry};

/// The facts about the responses of one contract.
pub(crate) struct Wire<'c> {
    pub(crate) contract: &'c Contract,
    /// The body, each part with its type.
    pub(crate) body: BodyNode<'c>,
    /// The path to each slot that is a whole value in the body.
    slots: Vec<(Slot, Path)>,
    /// The place of the details in the body.
    pub(crate) details: Option<DetailsPlace>,
    /// Whether a code recurs in another category.
    pub(crate) has_recurring_codes: bool,
    /// The part of a response that tells the cases of errors apart, if the contract has one.
    pub(crate) mark: Option<Mark>,
    /// The failures that only a client sees, including errcat's own.
    pub(crate) failures: Vec<ClientFailure<'c>>,
    /// The retry rules for statuses, whatever the code: those of the contract, then errcat's own.
    pub(crate) status_rules: Vec<StatusRetry>,
}

impl<'c> Wire<'c> {
    pub(crate) fn new(contract: &'c Contract) -> Self {
        let mut codes = HashSet::new();
        let slots = layout::slots(&contract.envelope);
        Self {
            contract,
            has_recurring_codes: !contract.errors.iter().all(|it| codes.insert(&it.code.value)),
            body: body::node(contract),
            mark: Mark::of(contract, &slots),
            slots,
            details: layout::details(&contract.envelope),
            failures: failure::failures(contract),
            status_rules: policy::status_rules(contract),
        }
    }

    /// The path to a slot, if it is a whole value in the body.
    pub(crate) fn path(&self, slot: &Slot) -> Option<&Path> {
        self.slots.iter().find(|(found, _)| found == slot).map(|(_, path)| path)
    }

    /// The path to the code, if it is the same in every body and the code alone tells the error.
    pub(crate) fn bare_code(&self) -> Option<&Path> {
        self.path(&Slot::Code).filter(|path| path.is_fixed() && !self.has_recurring_codes)
    }

    /// The name of an error among all others: its code, unless codes recur.
    pub(crate) fn anchor(&self, error: &Error) -> String {
        if self.has_recurring_codes { error.name.value.clone() } else { error.code.to_string() }
    }

    /// The slots that are whole values in the body, and the path to each.
    pub(crate) fn slots(&self) -> impl Iterator<Item = (&Slot, &Path)> {
        self.slots.iter().map(|(slot, path)| (slot, path))
    }

    /// The type of a slot, and whether it may be empty.
    pub(crate) fn slot(&self, slot: &Slot) -> SlotFacts<'c> {
        slot::facts(self.contract, slot)
    }
}
