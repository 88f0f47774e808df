//! Errors: a code, and the cases in which it is sent.

use crate::model::spelled::spelled;
use crate::model::{Case, CategoryId, ErrorId, Prose, Stated};
use crate::source::Spanned;

/// One error code.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Error {
    /// Its name in programs: the key in the catalog.
    pub name: Spanned<String>,
    /// The code that is sent.
    pub code: Stated<Code>,
    /// Other codes that clients read as this one, in order; no server sends them.
    pub aliases: Vec<Spanned<Code>>,
    /// Its category.
    pub category: Option<CategoryId>,
    /// The error itself, then its conditions in order.
    pub cases: Stated<Vec<Case>>,
}

/// A code on the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Sent as a number.
    Integer(i64),
    /// Sent as a string. In a code that carries values, each is written `{name}`: see [`Case::pattern`].
    Text(String),
}

/// The history and the stability of an error or a condition.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Lifecycle {
    /// The version of the contract that added it.
    pub since: Option<Spanned<String>>,
    /// Its stability, if the contract states it.
    pub stability: Option<Stability>,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
}

spelled! {
    /// The stability of a code.
    pub enum Stability {
        /// The code may be removed.
        Draft = "draft",
        /// The code may change.
        Beta = "beta",
        /// The code will not change.
        Stable = "stable",
    }
}

/// The deprecation of a code.
#[derive(Clone, Debug, PartialEq)]
pub struct Deprecation {
    /// The version of the contract that deprecated it.
    pub since: Option<Spanned<String>>,
    /// The error to use instead.
    pub replaced_by: Option<Spanned<ErrorId>>,
    /// The reason, in Markdown; may be empty.
    pub reason: Prose,
}

impl Error {
    /// The error itself, without a condition.
    pub fn case(&self) -> &Case {
        &self.cases[0]
    }

    /// The code that is sent, then its aliases.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        std::iter::once(&self.code.value).chain(self.aliases.iter().map(|alias| &alias.value))
    }

    /// The code that is sent, then its aliases.
    pub(crate) fn codes_mut(&mut self) -> impl Iterator<Item = &mut Code> {
        let aliases = self.aliases.iter_mut().map(|alias| &mut alias.value);
        std::iter::once(&mut self.code.value).chain(aliases)
    }

    /// Its aliases, each in the notation of a target, separated by commas; `None` without aliases.
    pub(crate) fn listed_aliases(&self, code: impl Fn(&str) -> String) -> Option<String> {
        let aliases: Vec<_> = self.aliases.iter().map(|alias| code(&alias.to_string())).collect();
        (!aliases.is_empty()).then(|| aliases.join(", "))
    }

    /// Its conditions, in order.
    pub fn conditions(&self) -> &[Case] {
        &self.cases[1..]
    }

    /// Whether one of its cases is a condition.
    pub fn is_condition(&self, case: &Case) -> bool {
        !std::ptr::eq(case, self.case())
    }

    /// The error itself, and each condition whose value of this part differs.
    pub(crate) fn own_cases<T: PartialEq>(
        &self,
        part: impl Fn(&Case) -> &T,
    ) -> impl Iterator<Item = &Case> {
        let own = self.conditions().iter().filter(move |it| part(it) != part(self.case()));
        std::iter::once(self.case()).chain(own)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}
