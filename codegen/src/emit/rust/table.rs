//! The rows of a contract: its errors in the order of their codes, then its conditions in the order of their names.

use super::Groups;
use crate::model::{Case, Contract, Error};
use crate::wire::Wire;

/// An error or a condition, each with its own constructor.
pub(super) type Row<'a> = (&'a Error, &'a Case);

/// A contract with its rows.
pub(super) struct Rows<'a> {
    pub(super) wire: &'a Wire<'a>,
    pub(super) errors: Vec<&'a Error>,
    pub(super) conditions: Vec<Row<'a>>,
    /// The declared types that contain each other.
    pub(super) groups: Groups,
}

impl<'a> Rows<'a> {
    pub(super) fn new(wire: &'a Wire<'a>) -> Self {
        let mut errors: Vec<&Error> = wire.contract.errors.iter().collect();
        errors.sort_by_key(|error| &error.code.value);
        let of_error = |error: &'a Error| error.conditions().iter().map(move |case| (error, case));
        let mut conditions: Vec<Row<'_>> = wire.contract.errors.iter().flat_map(of_error).collect();
        conditions.sort_by_key(|(_, case)| &case.symbol);
        Self { wire, errors, conditions, groups: Groups::of(&wire.contract.types) }
    }

    pub(super) fn contract(&self) -> &'a Contract {
        self.wire.contract
    }

    /// Every row: the errors themselves, then the conditions.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'a>> {
        let errors = self.errors.iter().map(|error| (*error, error.case()));
        errors.chain(self.conditions.iter().copied())
    }

    pub(super) fn has_conditions(&self) -> bool {
        !self.conditions.is_empty()
    }

    pub(super) fn has_params(&self) -> bool {
        self.rows().any(|(_, case)| case.params().next().is_some())
    }
}
