//! Errors, their conditions, and where they stand in their life.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::model::{Header, Literal, Param, Remedy, Retry, Template, Type};
use crate::source::{Span, Spanned};

/// One error code.
#[derive(Clone, Debug)]
pub struct ErrorDef {
    /// Its name in programs: the key in the catalog.
    pub name: Spanned<String>,
    /// What is sent.
    pub code: Code,
    /// Its category, as an index into [`Contract::categories`](super::Contract::categories).
    pub category: Option<usize>,
    /// The HTTP status, unless the contract does not say.
    pub status: Option<Spanned<u16>>,
    /// Whether it says that the service is unwell.
    pub outage: bool,
    /// Where the catalog says so, and not the status.
    pub outage_said: Option<Span>,
    /// What people call it.
    pub title: String,
    /// What the code means, in Markdown.
    pub description: Spanned<String>,
    /// What is sent.
    pub message: Template,
    /// What leads to it, in Markdown.
    pub causes: Vec<Spanned<String>>,
    /// What the reader should do.
    pub remedy: Option<Remedy>,
    /// What an application may show its user.
    pub user_message: Option<Template>,
    /// Whether and when a client may try again.
    pub retry: Retry,
    /// Params outside the details.
    pub args: Vec<Param>,
    /// Params on the wire.
    pub details: Details,
    /// Response headers, by name.
    pub headers: Vec<Header>,
    /// Situations with this code, in order.
    pub conditions: Vec<Condition>,
    /// Occurrences to show.
    pub examples: Vec<Example>,
    /// Where the code stands in its life.
    pub lifecycle: Lifecycle,
    /// Keys whose values were refused: a rule about something missing stays silent on them.
    pub refused: BTreeSet<&'static str>,
}

/// A code on the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// Sent as a number.
    Integer(i64),
    /// Sent as a text.
    Text(String),
}

/// The params of an error that are sent as its details.
#[derive(Clone, Debug, Default)]
pub enum Details {
    /// There are none.
    #[default]
    None,
    /// An object with these members.
    Members(Vec<Param>),
    /// One value; in programs the param is called `details`.
    Whole(Box<Param>),
}

/// A situation in which an error occurs.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its name, in snake case.
    pub name: Spanned<String>,
    /// What people call it.
    pub title: String,
    /// What it is, in Markdown; may be empty.
    pub description: String,
    /// What is sent.
    pub message: Template,
    /// What leads to it, in Markdown.
    pub causes: Vec<Spanned<String>>,
    /// What the reader should do.
    pub remedy: Option<Remedy>,
    /// What an application may show its user.
    pub user_message: Option<Template>,
    /// Whether and when a client may try again.
    pub retry: Retry,
    /// Params outside the details, those of the error included.
    pub args: Vec<Param>,
    /// Params on the wire, those of the error included.
    pub details: Details,
    /// Response headers, those of the error included.
    pub headers: Vec<Header>,
    /// Occurrences to show.
    pub examples: Vec<Example>,
}

/// An occurrence to show.
#[derive(Clone, Debug)]
pub struct Example {
    /// What people call it; may be empty.
    pub title: String,
    /// Values of params, where they differ from the params' own examples.
    pub params: Vec<(String, Literal)>,
    /// Values of the context, where they differ from its own examples.
    pub context: Vec<(String, Literal)>,
}

/// Where a code stands in its life.
#[derive(Clone, Debug)]
pub struct Lifecycle {
    /// The version of the contract that added it.
    pub since: Option<Spanned<String>>,
    /// How much it may still change.
    pub stability: Stability,
    /// Why it should not be relied on.
    pub deprecated: Option<Deprecation>,
}

/// How much a code may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stability {
    /// It may vanish.
    Draft,
    /// It may change.
    Beta,
    /// It is promised.
    Stable,
}

/// Why a code should not be relied on.
#[derive(Clone, Debug)]
pub struct Deprecation {
    /// The version of the contract that deprecated it.
    pub since: Spanned<String>,
    /// The code to use instead.
    pub replaced_by: Option<Spanned<String>>,
    /// Why; may be empty.
    pub reason: String,
}

impl Details {
    /// The params that programs see: the members, or the whole.
    pub fn params(&self) -> &[Param] {
        match self {
            Self::None => &[],
            Self::Members(members) => members,
            Self::Whole(param) => std::slice::from_ref(param),
        }
    }
}

impl ErrorDef {
    /// Every param: args, then details.
    pub fn params(&self) -> impl Iterator<Item = &Param> + Clone {
        self.args.iter().chain(self.details.params())
    }
}

impl Condition {
    /// Every param, those of the error included: args, then details.
    pub fn params(&self) -> impl Iterator<Item = &Param> + Clone {
        self.args.iter().chain(self.details.params())
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

impl Details {
    /// The type of the whole, unless it is an object of its own.
    pub fn whole(&self) -> Option<&Type> {
        match self {
            Self::Whole(param) => Some(&param.ty),
            _ => None,
        }
    }
}
