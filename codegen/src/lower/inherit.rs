//! What errors inherit, from the contract inward.

use std::collections::BTreeSet;

use crate::lower::param::Types;
use crate::lower::retry::{ContractLayers, Layer};
use crate::model::{Header, Param, Remedy};
use crate::source::Spanned;

/// What the errors of one category inherit.
pub(super) struct Inherited<'c> {
    pub(super) contract: &'c ContractWide,
    pub(super) category: Option<usize>,
    pub(super) status: Option<Spanned<u16>>,
    pub(super) outage: Option<Spanned<bool>>,
    pub(super) retry: Layer,
    pub(super) remedy: Option<Remedy>,
    pub(super) headers: Vec<Header>,
    /// The keys whose values were refused.
    pub(super) refused: BTreeSet<&'static str>,
}

/// What all errors of a contract inherit.
pub(super) struct ContractWide {
    pub(super) types: Types,
    pub(super) context: Vec<Param>,
    pub(super) retry: ContractLayers,
    pub(super) headers: Vec<Header>,
    /// What a status hands down: headers and a remedy.
    pub(super) statuses: Vec<(u16, Vec<Header>, Option<Remedy>)>,
}

impl ContractWide {
    /// The headers and the remedy that a status hands down.
    pub(super) fn of_status(&self, status: Option<u16>) -> (Vec<Header>, Option<Remedy>) {
        let found = self.statuses.iter().find(|(known, ..)| Some(*known) == status);
        found
            .map_or_else(Default::default, |(_, headers, remedy)| (headers.clone(), remedy.clone()))
    }
}
