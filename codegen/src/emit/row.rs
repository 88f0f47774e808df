//! An error, or a situation with its code: whatever the situation has of its own stands before the error's.

use crate::model::{Condition, Details, ErrorDef, Header, Param, Remedy, Retry, Template};

/// What can be constructed: an error, or a situation with the code of that error.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) error: &'a ErrorDef,
    pub(super) condition: Option<&'a Condition>,
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
