//! Contracts and everything in them.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::model::{Envelope, Param, Template, Type, TypeDef};
use crate::source::{Span, Spanned};

/// Every contract of a project, and what is to be made of them.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The contracts, by name.
    pub contracts: Vec<Contract>,
    /// What is to be made of them.
    pub targets: Targets,
    /// Rules that do not apply somewhere.
    pub allows: Vec<Allow>,
}

/// What is to be made of a catalog.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// Rust, and what it works with.
    pub rust: Option<RustOptions>,
}

/// What the generated Rust works with besides `core` and `alloc`.
#[derive(Clone, Debug, Default)]
pub struct RustOptions {
    /// `serde::Serialize`.
    pub serde: Integration,
    /// `http::StatusCode` and `http::HeaderMap`.
    pub http: Integration,
}

/// Whether generated code works with another crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Integration {
    /// It does not.
    #[default]
    Off,
    /// It does.
    On,
    /// It does where this feature of the user's own crate is on.
    Gated(String),
}

/// A rule that does not apply somewhere.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The rule's name.
    pub rule: Spanned<String>,
    /// Where it does not apply: the text of the contract, the category or the error.
    pub within: Vec<Span>,
}

/// The errors of one API.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The name of modules and folders, in snake case.
    pub name: Spanned<String>,
    /// The path of the file that it was written in; of `contract.yaml` for a folder.
    pub path: String,
    /// What people call the API.
    pub title: String,
    /// The semantic version of the contract.
    pub version: Spanned<String>,
    /// What its errors are like, in Markdown; may be empty.
    pub description: String,
    /// Where a code is documented; takes `{code}` and `{slug}`.
    pub docs_url: Option<Template>,
    /// What the server knows only when it answers.
    pub context: Vec<Param>,
    /// The JSON body.
    pub envelope: Envelope,
    /// What each status means, by number.
    pub statuses: Vec<StatusDoc>,
    /// How long to wait where nothing nearer says.
    pub backoff: Backoff,
    /// The declared types, in order.
    pub types: Vec<TypeDef>,
    /// The categories, in order.
    pub categories: Vec<Category>,
    /// The errors, in order: those of a category stand together.
    pub errors: Vec<ErrorDef>,
    /// The operations, in order.
    pub operations: Vec<Operation>,
    /// What only a client can see, in order.
    pub client: Vec<ClientError>,
    /// The codes that are gone, in order.
    pub removed: Vec<Tombstone>,
    /// Pages for readers, in order.
    pub guides: Vec<Guide>,
}

/// What a status means in an API.
#[derive(Clone, Debug)]
pub struct StatusDoc {
    /// The status.
    pub status: Spanned<u16>,
    /// Its name.
    pub title: String,
    /// What it means, in Markdown.
    pub description: String,
}

/// Errors that belong together.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its name, in snake case.
    pub name: Spanned<String>,
    /// What people call it.
    pub title: String,
    /// What its errors have in common, in Markdown; may be empty.
    pub description: String,
    /// The status that it hands down.
    pub status: Option<u16>,
}

/// One error code.
#[derive(Clone, Debug)]
pub struct ErrorDef {
    /// Its name in programs: the key in the catalog.
    pub name: Spanned<String>,
    /// What is sent.
    pub code: Code,
    /// Its category, as an index into [`Contract::categories`].
    pub category: Option<usize>,
    /// The HTTP status, unless the contract does not say.
    pub status: Option<Spanned<u16>>,
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

/// What the reader of an error should do.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// What a program can do about it.
    pub action: Spanned<Action>,
    /// What a person can do about it, in Markdown.
    pub text: Spanned<String>,
    /// Where to do it.
    pub link: Option<Template>,
}

/// What a program can do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Change the request.
    FixRequest,
    /// Sign in.
    Authenticate,
    /// Get a new token for the same account.
    RefreshCredentials,
    /// Use another key or password.
    ReplaceCredentials,
    /// Ask for a permission.
    RequestAccess,
    /// Pay.
    Pay,
    /// Move to a larger plan.
    Upgrade,
    /// Wait.
    Wait,
    /// Send the same request again.
    Retry,
    /// Ask the people behind the API.
    ContactSupport,
}

/// A response header.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its name.
    pub name: Spanned<String>,
    /// Its value.
    pub value: Template,
}

/// Whether and when a client may try again.
#[derive(Clone, Debug)]
pub struct Retry {
    /// Whether it may.
    pub when: When,
    /// Where somebody says so; nobody does where this is empty, and `when` is `never`.
    pub said: Option<Span>,
    /// Where the delay is found, the best source first.
    pub after: Vec<RetrySource>,
    /// How long to wait where no source says.
    pub backoff: Backoff,
}

/// Whether a client may try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The same request fails again.
    Never,
    /// The server may have acted: only where asking twice is like asking once.
    IfIdempotent,
    /// The server did not act.
    Always,
}

/// Where the delay before the next try is found.
#[derive(Clone, Debug)]
pub struct RetrySource {
    /// A param of the error.
    pub param: Option<Spanned<String>>,
    /// A response header; with a param, the header that carries it.
    pub header: Option<Spanned<String>>,
    /// A JSON pointer into the body.
    pub body: Option<Spanned<String>>,
    /// How the value is written.
    pub format: Option<RetryFormat>,
    /// Milliseconds to wait where the source is missing.
    pub default: Option<u64>,
    /// Where the source was written.
    pub span: Span,
}

/// How a delay is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RetryFormat {
    /// A number of seconds.
    Seconds,
    /// A number of milliseconds.
    Milliseconds,
    /// An RFC 3339 date and time.
    DateTime,
    /// An HTTP date, or a number of seconds (RFC 9110, section 10.2.3).
    RetryAfter,
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMilliseconds,
}

/// How long to wait where no source says.
#[derive(Clone, Debug, PartialEq)]
pub struct Backoff {
    /// The first delay, in milliseconds.
    pub initial: u64,
    /// By what each delay is longer than the one before.
    pub factor: f64,
    /// The longest delay, in milliseconds.
    pub max: u64,
    /// How many tries in all, the first one included.
    pub attempts: u32,
    /// How delays are spread.
    pub jitter: Jitter,
}

/// How delays are spread, so that clients do not return all at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Jitter {
    /// Not at all.
    None,
    /// Between half of the delay and the whole.
    Equal,
    /// Between nothing and the whole delay.
    Full,
}

/// An occurrence to show.
#[derive(Clone, Debug)]
pub struct Example {
    /// What people call it; may be empty.
    pub title: String,
    /// Values of params, where they differ from the params' own examples.
    pub params: Vec<(String, super::Literal)>,
    /// Values of the context, where they differ from its own examples.
    pub context: Vec<(String, super::Literal)>,
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
    pub since: String,
    /// The code to use instead.
    pub replaced_by: Option<Spanned<String>>,
    /// Why; may be empty.
    pub reason: String,
}

/// What a client asks the API for.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name.
    pub name: Spanned<String>,
    /// What it does, in Markdown; may be empty.
    pub description: String,
    /// Whether asking twice is like asking once.
    pub idempotent: bool,
    /// The codes that it can return.
    pub errors: Vec<Spanned<String>>,
}

/// A condition that only a client can see; no server may send it.
#[derive(Clone, Debug)]
pub struct ClientError {
    /// Its code.
    pub name: Spanned<String>,
    /// What the client saw.
    pub origin: Origin,
    /// What people call it.
    pub title: String,
    /// What it means, in Markdown.
    pub description: String,
    /// The message of the client's own error.
    pub message: String,
    /// What an application may show its user.
    pub user_message: Option<String>,
    /// What the reader should do.
    pub remedy: Option<Remedy>,
    /// Whether a client may try again.
    pub retry: When,
}

/// What a client saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// No answer came.
    NoResponse,
    /// No answer came in time.
    Timeout,
    /// An answer came that the contract does not know.
    Unrecognized,
}

/// A code that was published once, and is never given another meaning.
#[derive(Clone, Debug)]
pub struct Tombstone {
    /// The code.
    pub code: Spanned<String>,
    /// The version of the contract that removed it.
    pub since: String,
    /// Why.
    pub reason: String,
    /// The code to use instead.
    pub replaced_by: Option<Spanned<String>>,
}

/// A page for readers, written by hand in Markdown.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The file's name without its ending.
    pub name: String,
    /// The first heading.
    pub title: String,
    /// What follows it.
    pub body: String,
}

impl Contract {
    /// The declared type of this name.
    pub fn type_def(&self, name: &str) -> Option<&TypeDef> {
        self.types.iter().find(|def| *def.name == name)
    }

    /// The error with this name in programs.
    pub fn error(&self, name: &str) -> Option<&ErrorDef> {
        self.errors.iter().find(|error| *error.name == name)
    }
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

/// The type of an error's details as a whole, where it has one name.
impl Details {
    /// The type of the whole, unless it is an object of its own.
    pub fn whole(&self) -> Option<&Type> {
        match self {
            Self::Whole(param) => Some(&param.ty),
            _ => None,
        }
    }
}
