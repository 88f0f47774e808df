//! Values and their provenance: the key that stated them, if any.

use std::ops::Deref;

use crate::source::{Span, Spanned};

/// A value and its provenance, which does not count in comparisons.
#[derive(Clone, Debug)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Its provenance.
    pub provenance: Provenance,
}

/// The origin of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// The key itself, at this place.
    Own(Span),
    /// An outer key, at this place: of the error (for a condition), the category, the status or the contract.
    Inherited(Span),
    /// No key: the value is the default of the language.
    Default,
    /// A key whose value was refused and reported. Rules about missing values do not report it again.
    Refused,
}

impl Provenance {
    /// The place of the key, if there is one and its value was not refused.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Own(span) | Self::Inherited(span) => Some(span),
            Self::Default | Self::Refused => None,
        }
    }

    /// The provenance of the value where it is inherited.
    #[must_use]
    pub fn inherited(self) -> Self {
        match self {
            Self::Own(span) => Self::Inherited(span),
            other => other,
        }
    }
}

impl<T> Stated<T> {
    /// A value that a key states.
    pub fn own(value: T, span: Span) -> Self {
        Self { value, provenance: Provenance::Own(span) }
    }

    /// A value that no key states.
    pub fn default(value: T) -> Self {
        Self { value, provenance: Provenance::Default }
    }

    /// A replacement for a refused value.
    pub fn refused(value: T) -> Self {
        Self { value, provenance: Provenance::Refused }
    }

    /// Whether a value was written and refused.
    pub fn is_refused(&self) -> bool {
        self.provenance == Provenance::Refused
    }

    /// The place of the key, if there is one and its value was not refused.
    pub fn span(&self) -> Option<Span> {
        self.provenance.span()
    }
}

impl<T: Clone> Stated<T> {
    /// The same value, inherited by an inner place.
    #[must_use]
    pub fn inherited(&self) -> Self {
        Self { value: self.value.clone(), provenance: self.provenance.inherited() }
    }
}

impl<T> Stated<Option<T>> {
    /// A key that may be absent.
    pub fn optional(value: Option<Spanned<T>>) -> Self {
        match value {
            Some(Spanned { value, span }) => Self::own(Some(value), span),
            None => Self::default(None),
        }
    }
}

impl<T: PartialEq> PartialEq for Stated<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Deref for Stated<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
