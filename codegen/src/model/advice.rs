//! What to do about an error: remedies for people, retry rules for programs, headers for both.

use serde::Deserialize;

use crate::model::Template;
use crate::source::{Span, Spanned};

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

impl Action {
    /// Every action, in order.
    pub const ALL: [Self; 10] = [
        Self::FixRequest,
        Self::Authenticate,
        Self::RefreshCredentials,
        Self::ReplaceCredentials,
        Self::RequestAccess,
        Self::Pay,
        Self::Upgrade,
        Self::Wait,
        Self::Retry,
        Self::ContactSupport,
    ];

    /// As a catalog writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::FixRequest => "fix_request",
            Self::Authenticate => "authenticate",
            Self::RefreshCredentials => "refresh_credentials",
            Self::ReplaceCredentials => "replace_credentials",
            Self::RequestAccess => "request_access",
            Self::Pay => "pay",
            Self::Upgrade => "upgrade",
            Self::Wait => "wait",
            Self::Retry => "retry",
            Self::ContactSupport => "contact_support",
        }
    }
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
