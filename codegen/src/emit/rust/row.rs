//! The rows of a contract: its errors in the order of their codes, then its conditions in the order of their names.

pub(super) use crate::emit::row::Row;
use crate::model::{Contract, ErrorDef};

/// A contract with its rows.
pub(super) struct Table<'a> {
    pub(super) contract: &'a Contract,
    /// The errors, then the conditions.
    pub(super) rows: Vec<Row<'a>>,
    /// How many of the rows are errors.
    pub(super) errors: usize,
}

impl<'a> Table<'a> {
    pub(super) fn new(contract: &'a Contract) -> Self {
        let mut rows: Vec<_> =
            contract.errors.iter().map(|error| Row { error, condition: None }).collect();
        rows.sort_by_key(|row| &row.error.code);
        let situations = |error: &'a ErrorDef| {
            error.conditions.iter().map(move |condition| Row { error, condition: Some(condition) })
        };
        let mut conditions: Vec<_> = contract.errors.iter().flat_map(situations).collect();
        conditions.sort_by_key(|row| row.name());
        rows.extend(conditions);
        Self { contract, rows, errors: contract.errors.len() }
    }

    pub(super) fn errors(&self) -> impl Iterator<Item = &'a ErrorDef> + Clone {
        self.rows[..self.errors].iter().map(|row| row.error)
    }

    pub(super) fn conditions(&self) -> &[Row<'a>] {
        &self.rows[self.errors..]
    }

    pub(super) fn has_conditions(&self) -> bool {
        !self.conditions().is_empty()
    }
}
