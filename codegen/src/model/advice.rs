//! Advice to the receiver of an error: remedies for people, retry rules for programs, headers for both.

use crate::model::spelled::spelled;
use crate::model::{ParamRef, Piece, Prose, Stated, Template};
use crate::source::Spanned;

/// The remedy of an error.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Remedy {
    /// The action for a program, if the contract states one.
    pub action: Option<Spanned<Action>>,
    /// The instructions for a person, in Markdown.
    pub text: Prose,
    /// The address of a page that helps.
    pub link: Option<Template>,
}

impl Remedy {
    /// The link for clients: it leads to a web page, and a value that it contains cannot decide on which server. A link that
    /// is one param, and nothing else, is the decision of the API.
    pub fn safe_link(&self) -> Option<&Template> {
        self.link.as_ref().filter(|link| match link.pieces.as_slice() {
            [Piece::Slot(_)] => true,
            [Piece::Text(text), rest @ ..] => has_host(text, rest.is_empty()),
            _ => false,
        })
    }
}

/// Whether this text begins with a scheme and a host, and the host ends within it (WHATWG URL, section 4.4).
fn has_host(text: &str, is_whole: bool) -> bool {
    let text = text.to_ascii_lowercase();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| match rest.find(['/', '\\', '?', '#']) {
        Some(end) => end > 0,
        None => is_whole && !rest.is_empty(),
    })
}

spelled! {
    /// The action that a program can take about an error.
    pub enum Action {
        /// Change the request.
        FixRequest = "fix_request",
        /// Sign in.
        Authenticate = "authenticate",
        /// Get a new token for the same account.
        RefreshCredentials = "refresh_credentials",
        /// Use another key or password.
        ReplaceCredentials = "replace_credentials",
        /// Ask for a permission.
        RequestAccess = "request_access",
        /// Pay.
        Pay = "pay",
        /// Move to a larger plan.
        Upgrade = "upgrade",
        /// Wait.
        Wait = "wait",
        /// Send the same request again.
        Retry = "retry",
        /// Contact the support of the API.
        ContactSupport = "contact_support",
    }
}

/// A response header.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Its name.
    pub name: Spanned<String>,
    /// Its value.
    pub value: Template,
}

/// Whether and when a client may try again.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Retry {
    /// Whether a retry is allowed, if the contract says so.
    pub when: Stated<Option<When>>,
    /// The sources of the delay, the best first.
    pub after: Stated<Vec<Spanned<RetrySource>>>,
    /// The delays to use if no source gives one.
    pub backoff: Backoff,
}

spelled! {
    /// Whether a client may try again.
    pub enum When {
        /// The same request fails again.
        Never = "never",
        /// The server may have acted: retry only idempotent requests.
        IfIdempotent = "if_idempotent",
        /// The server did not act.
        Always = "always",
    }
}

/// A source of the delay before the next attempt.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetrySource {
    /// A param of the case.
    pub param: Option<ParamRef>,
    /// A response header; with a param, the header in which it is sent.
    pub header: Option<Spanned<String>>,
    /// A JSON pointer into the body (RFC 6901).
    pub body: Option<Spanned<String>>,
    /// The format of the value.
    pub format: Option<RetryFormat>,
    /// Milliseconds to wait if the source is missing.
    pub default: Option<u64>,
}

spelled! {
    /// The format of a delay.
    pub enum RetryFormat {
        /// A number of seconds.
        Seconds = "seconds",
        /// A number of milliseconds.
        Milliseconds = "milliseconds",
        /// An RFC 3339 date and time.
        DateTime = "date_time",
        /// An HTTP date, or a number of seconds (RFC 9110, section 10.2.3).
        RetryAfter = "retry_after",
        /// Seconds since 1970.
        UnixSeconds = "unix_seconds",
        /// Milliseconds since 1970.
        UnixMilliseconds = "unix_milliseconds",
    }
}

/// The delays between attempts if no source gives one: the parts that the contract states.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Backoff {
    /// The first delay, in milliseconds.
    pub initial: Option<u64>,
    /// The ratio of each delay to the one before.
    pub factor: Option<f64>,
    /// The longest delay, in milliseconds.
    pub max: Option<u64>,
    /// The number of attempts, the first one included.
    pub attempts: Option<u32>,
    /// The randomisation of the delays.
    pub jitter: Option<Jitter>,
}

spelled! {
    /// The randomisation of delays, so that clients do not all return at once.
    pub enum Jitter {
        /// None.
        None = "none",
        /// Between half of the delay and all of it.
        Equal = "equal",
        /// Between nothing and all of the delay.
        Full = "full",
    }
}
