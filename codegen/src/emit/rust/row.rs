//! The rows of a contract: its errors in the order of their codes, then its conditions in the order of their names.

use crate::model::{
    Condition, Contract, Details, ErrorDef, Header, Param, Remedy, Retry, Template,
};

/// A contract with its rows.
pub(super) struct Table<'a> {
    pub(super) contract: &'a Contract,
    /// The errors, then the conditions.
    pub(super) rows: Vec<Row<'a>>,
    /// How many of the rows are errors.
    pub(super) errors: usize,
}

/// What can be constructed: an error, or a situation with the code of that error.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) error: &'a ErrorDef,
    pub(super) condition: Option<&'a Condition>,
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

impl<'a> Row<'a> {
    pub(super) fn name(self) -> &'a str {
        self.condition.map_or(&self.error.name, |condition| &condition.name)
    }

    pub(super) fn title(self) -> &'a str {
        self.condition.map_or(&self.error.title, |condition| &condition.title)
    }

    pub(super) fn message(self) -> &'a Template {
        self.condition.map_or(&self.error.message, |condition| &condition.message)
    }

    pub(super) fn remedy(self) -> Option<&'a Remedy> {
        self.condition.map_or(&self.error.remedy, |condition| &condition.remedy).as_ref()
    }

    pub(super) fn retry(self) -> &'a Retry {
        self.condition.map_or(&self.error.retry, |condition| &condition.retry)
    }

    pub(super) fn headers(self) -> &'a [Header] {
        self.condition.map_or(&self.error.headers, |condition| &condition.headers)
    }

    pub(super) fn details(self) -> &'a Details {
        self.condition.map_or(&self.error.details, |condition| &condition.details)
    }

    /// Args, then details.
    pub(super) fn params(self) -> Vec<&'a Param> {
        self.condition
            .map_or_else(|| self.error.params().collect(), |condition| condition.params().collect())
    }
}
