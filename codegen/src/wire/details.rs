//! The details of an error for a receiver, who cannot distinguish its cases.

use crate::model::{Details, Error, Param};

/// The details of an error, including the details of its conditions.
pub(crate) struct ErrorDetails<'e> {
    /// The details as one param, if they are a single value.
    pub(crate) whole: Option<&'e Param>,
    /// The members, and whether each may be missing.
    pub(crate) members: Vec<(&'e Param, bool)>,
    may_be_missing: bool,
}

impl<'e> ErrorDetails<'e> {
    /// The details of all cases.
    pub(crate) fn new(error: &'e Error) -> Self {
        let may_be_missing = error.cases.iter().any(|case| case.details.may_be_empty());
        if let Details::Whole(param) = &error.case().details.value {
            return Self { whole: Some(param), members: Vec::new(), may_be_missing };
        }
        let mut members: Vec<(&Param, bool)> = Vec::new();
        for param in error.cases.iter().flat_map(|case| case.details.params()) {
            if members.iter().all(|(known, _)| known.name != param.name) {
                let is_shared =
                    error.case().details.params().iter().any(|it| it.name == param.name);
                // A member that only conditions have may be missing.
                members.push((param, param.optional || !is_shared));
            }
        }
        Self { whole: None, members, may_be_missing }
    }

    /// Whether the details may be missing altogether.
    pub(crate) fn may_be_missing(&self) -> bool {
        self.may_be_missing
    }
}
