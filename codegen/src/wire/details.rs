//! The details of an error as its receiver knows them, who cannot tell its cases apart.

use crate::model::{Details, Error, Param};

/// The details of an error, those of its conditions included.
pub(crate) struct ErrorDetails<'e> {
    /// The param that is all of the details.
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
                // A member that only a condition has may be missing.
                members.push((param, param.optional || !is_shared));
            }
        }
        Self { whole: None, members, may_be_missing }
    }

    /// Whether there may be no details at all.
    pub(crate) fn may_be_missing(&self) -> bool {
        self.may_be_missing
    }
}
