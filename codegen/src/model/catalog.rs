//! The contracts of a project.

use crate::model::Contract;

/// Every contract of a project.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Catalog {
    /// The contracts, by name.
    pub contracts: Vec<Contract>,
}
