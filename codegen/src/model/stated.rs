//! Values and their provenance: who stated them, if anyone.

use std::ops::Deref;

use crate::source::{Span, Spanned};

/// A value, and where it comes from. Two are equal if their values are, whoever stated them.
#[derive(Clone, Debug)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// The key itself, at this place.
    Own(Span),
    /// A key further out, at this place: an error for its conditions, a category, a status, the contract.
    Inherited(Span),
    /// No key: the value is the default of the language.
    Default,
    /// A key whose value was refused and reported. Rules about something missing are silent on it.
    Refused,
}

impl Provenance {
    /// The place of the key, unless there is none or its value was refused.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Own(span) | Self::Inherited(span) => Some(span),
            Self::Default | Self::Refused => None,
        }
    }

    /// The same as an inner place sees it.
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

    /// A stand-in for a value that was refused.
    pub fn refused(value: T) -> Self {
        Self { value, provenance: Provenance::Refused }
    }

    /// Whether a value was written here and refused.
    pub fn is_refused(&self) -> bool {
        self.provenance == Provenance::Refused
    }

    /// The place of the key, unless there is none or its value was refused.
    pub fn span(&self) -> Option<Span> {
        self.provenance.span()
    }
}

impl<T: Clone> Stated<T> {
    /// The same value as an inner place inherits it.
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
