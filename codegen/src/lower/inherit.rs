//! Everything that errors inherit from the contract, their status and their category.

use crate::lower::field::{self, DeclaredFields};
use crate::lower::{ContractLayers, DeclaredTypes, Layer, WrittenHeader, WrittenRemedy};
use crate::model::{CategoryId, Param, Stated};

/// Inherited by the errors of one category.
pub(super) struct Inherited<'c> {
    pub(super) contract: &'c ContractWide,
    pub(super) category: Option<CategoryId>,
    pub(super) status: Stated<Option<u16>>,
    pub(super) outage: Stated<Option<bool>>,
    pub(super) retry: Layer,
    pub(super) remedy: Stated<Option<WrittenRemedy>>,
    pub(super) headers: Vec<WrittenHeader>,
    pub(super) fields: field::Values,
}

/// Inherited by all errors of a contract.
pub(super) struct ContractWide {
    pub(super) types: DeclaredTypes,
    pub(super) fields: DeclaredFields,
    pub(super) context: Vec<Param>,
    pub(super) retry: ContractLayers,
    pub(super) headers: Vec<WrittenHeader>,
    pub(super) statuses: Vec<StatusLayer>,
    /// The words that the names of its errors start with: titles leave them out.
    pub(super) prefix: Vec<String>,
}

/// Inherited by the errors with one status.
pub(super) struct StatusLayer {
    pub(super) status: u16,
    pub(super) headers: Vec<WrittenHeader>,
    pub(super) remedy: Stated<Option<WrittenRemedy>>,
}

impl ContractWide {
    /// The headers and the remedy inherited from a status.
    pub(super) fn of_status(&self, status: Option<u16>) -> Option<&StatusLayer> {
        self.statuses.iter().find(|layer| Some(layer.status) == status)
    }
}
