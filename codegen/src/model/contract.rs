//! The contracts of a project, and everything in them except their errors.

use std::ops::RangeInclusive;

use crate::model::spelled::spelled;
use crate::model::{
    Backoff, Case, CategoryId, Error, ErrorId, Field, Param, Prose, Remedy, Shape, Slot, Template,
    TypeDef, UrlSlot, When,
};
use crate::source::Spanned;

/// Every contract of a project.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Catalog {
    /// The contracts, by name.
    pub contracts: Vec<Contract>,
}

/// The errors of one API. Two contracts with the same meaning are equal, whatever their place and comments.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Contract {
    /// The name of modules and folders, in snake case.
    pub name: Spanned<String>,
    /// The file of the contract; `contract.yaml` in a folder.
    pub path: SourcePath,
    /// Its name for people.
    pub title: String,
    /// The version of the contract.
    pub version: Spanned<String>,
    /// Its description, in Markdown; may be empty.
    pub description: Prose,
    /// The address of a code's documentation.
    pub docs_url: Option<Template<UrlSlot>>,
    /// The values that the server knows only when it responds.
    pub context: Vec<Param>,
    /// The JSON body.
    pub envelope: Spanned<Shape>,
    /// The meaning of each status, by number.
    pub statuses: Vec<StatusDoc>,
    /// Whether a client may retry after certain statuses, the nearest rule first.
    pub status_retries: Vec<StatusRetry>,
    /// The default delays between attempts.
    pub backoff: Backoff,
    /// The declared types, in order.
    pub types: Vec<TypeDef>,
    /// The fields, those for everyone first.
    pub fields: Vec<Field>,
    /// The categories, in order.
    pub categories: Vec<Category>,
    /// The errors, in order; the errors of a category are adjacent.
    pub errors: Vec<Error>,
    /// The operations, in order.
    pub operations: Vec<Operation>,
    /// The failures that only a client sees, in order.
    pub client: Vec<ClientError>,
    /// The removed codes, in order.
    pub removed: Vec<Tombstone>,
    /// Hand-written pages, in order.
    pub guides: Vec<Guide>,
}

/// The path of a source file. Any two compare equal, because a contract means the same in another file.
#[derive(Clone, Debug)]
pub struct SourcePath(pub String);

impl PartialEq for SourcePath {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The meaning of a status in an API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatusDoc {
    /// The status.
    pub status: Spanned<u16>,
    /// Its name.
    pub title: String,
    /// Its meaning, in Markdown.
    pub description: Prose,
}

/// Whether a client may retry after any of these statuses, whatever the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusRetry {
    /// The statuses.
    pub statuses: RangeInclusive<u16>,
    /// Whether a retry is allowed.
    pub when: When,
}

/// Errors that belong together.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Category {
    /// Its name, in snake case.
    pub name: Spanned<String>,
    /// Its name for people.
    pub title: String,
    /// A description of its errors, in Markdown; may be empty.
    pub description: Prose,
}

/// A request that clients make.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Operation {
    /// Its name.
    pub name: Spanned<String>,
    /// Its description, in Markdown; may be empty.
    pub description: Prose,
    /// Whether the request is idempotent, if the contract says so.
    pub idempotent: Option<bool>,
    /// The errors that it can return.
    pub errors: Vec<Spanned<ErrorId>>,
}

/// A failure that only a client sees; no server may send it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClientError {
    /// Its code.
    pub name: Spanned<String>,
    /// The kind of failure that the client sees.
    pub origin: Origin,
    /// Its name for people.
    pub title: String,
    /// Its meaning, in Markdown.
    pub description: Prose,
    /// The message of the client's own error.
    pub message: String,
    /// The message that an application may show its user.
    pub user_message: Option<String>,
    /// The remedy.
    pub remedy: Option<Remedy>,
    /// Whether a client may retry, if the contract says so.
    pub retry: Option<When>,
}

spelled! {
    /// The kind of failure that only a client sees.
    pub enum Origin {
        /// No response was received.
        NoResponse = "no_response",
        /// No response was received in time.
        Timeout = "timeout",
        /// The response has no code of the contract.
        Unrecognized = "unrecognized",
    }
}

/// A removed code, which must never be reused.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tombstone {
    /// The code.
    pub code: Spanned<String>,
    /// The version of the contract that removed it.
    pub since: Option<Spanned<String>>,
    /// The reason, in Markdown; may be empty.
    pub reason: Prose,
    /// The error to use instead.
    pub replaced_by: Option<Spanned<ErrorId>>,
}

/// A hand-written page in Markdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// The name of the file without its extension; its span is the start of the file.
    pub name: Spanned<String>,
    /// The first heading, in Markdown.
    pub title: Prose,
    /// The text below it.
    pub body: Prose,
}

impl Contract {
    /// Every case with its error, in order: each error itself, then its conditions.
    pub fn cases(&self) -> impl Iterator<Item = (&Error, &Case)> + Clone {
        self.errors.iter().flat_map(|error| error.cases.iter().map(move |case| (error, case)))
    }

    /// Every param: the context first, then the params of each case. A condition repeats the params of its error.
    pub fn params(&self) -> impl Iterator<Item = &Param> {
        self.context.iter().chain(self.cases().flat_map(|(_, case)| case.params()))
    }

    /// The error with this name in programs.
    pub fn error(&self, name: &str) -> Option<&Error> {
        self.errors.iter().find(|error| *error.name == name)
    }

    /// Whether the body tells the category, so that a code may recur in several categories.
    pub fn sends_category(&self) -> bool {
        self.envelope.slots().iter().any(|slot| slot.value == Slot::Category)
    }

    /// The errors of a category; for `None`, the errors outside all categories.
    pub fn errors_of(&self, category: Option<CategoryId>) -> impl Iterator<Item = &Error> {
        self.errors.iter().filter(move |error| error.category == category)
    }
}
