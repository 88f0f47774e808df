//! The wire: everything that servers, clients and readers must agree on about a response, worked out once.
//!
//! A contract in; places, types, nullability, delays, headers, examples, statuses and addresses out. It knows no target:
//! each of them reads these facts and writes them down.

mod address;
mod body;
mod delay;
mod details;
mod failure;
mod header;
mod layout;
mod policy;
mod sample;
mod slot;
mod status;
mod value;

pub(crate) use address::{docs_url, page_slug};
pub(crate) use body::{BodyNode, Member};
pub(crate) use delay::{Delay, DelayUnit, Place};
pub(crate) use details::{DetailsMember, ErrorDetails};
pub(crate) use failure::ClientFailure;
pub(crate) use header::{headers, known_delay};
pub(crate) use layout::{DetailsPlace, Path, Step};
pub(crate) use policy::{StatusRule, jitter_share};
pub(crate) use sample::Sample;
pub(crate) use slot::{CodeKind, Filled, SlotFacts, SlotType, filled};
pub use status::status_name;
pub(crate) use status::statuses;
pub(crate) use value::{inline, json, number};

use crate::model::{Contract, Slot};

/// The facts about the responses of one contract.
pub(crate) struct Wire<'c> {
    pub(crate) contract: &'c Contract,
    /// The body, each part with its type.
    pub(crate) body: BodyNode<'c>,
    /// The way to each slot that is a value in the body.
    slots: Vec<(Slot, Path)>,
    /// The place of the details in the body.
    pub(crate) details: Option<DetailsPlace>,
    /// The failures that a client makes errors of, those of errcat included.
    pub(crate) failures: Vec<ClientFailure<'c>>,
}

impl<'c> Wire<'c> {
    pub(crate) fn new(contract: &'c Contract) -> Self {
        Self {
            contract,
            body: body::node(contract),
            slots: layout::slots(&contract.envelope),
            details: layout::details(&contract.envelope),
            failures: failure::failures(contract),
        }
    }

    /// The way to a slot, unless no value of the body is just this slot.
    pub(crate) fn path(&self, slot: &Slot) -> Option<&Path> {
        self.slots.iter().find(|(found, _)| found == slot).map(|(_, path)| path)
    }

    /// The slots that are values in the body, with the way to each.
    pub(crate) fn slots(&self) -> impl Iterator<Item = (&Slot, &Path)> {
        self.slots.iter().map(|(slot, path)| (slot, path))
    }

    /// The type of a slot, and whether it may be empty.
    pub(crate) fn slot(&self, slot: &Slot) -> SlotFacts<'c> {
        slot::facts(self.contract, slot)
    }
}
