// The types that all contracts share.

extern crate alloc;

use alloc::{
    borrow::Cow,
    boxed::Box,
    collections::BTreeMap,
    format,
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::{any::Any, convert::TryFrom, error::Error, fmt, iter};

/// Whether a client may send the same request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The contract does not say.
    Unspecified,
    /// Never: the same request fails again.
    Never,
    /// Only if the request is idempotent: the server may have acted.
    IfIdempotent,
    /// Always: the server did not act.
    Always,
}

/// The remedy of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Remedy {
    /// The action for a program, if the contract states one.
    pub action: Option<Action>,
    /// The instructions for a person, in Markdown.
    pub text: &'static str,
}

/// The action that a program can take about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
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
    /// Contact the support of the API.
    ContactSupport,
}

/// The error for a code that this version of the contract does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownErrorCode;

impl Action {
    /// The name in the catalog.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
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

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

impl fmt::Display for UnknownErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown error code")
    }
}

impl Error for UnknownErrorCode {}
