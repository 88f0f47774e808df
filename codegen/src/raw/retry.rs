//! Retry rules: whether a client may retry, the sources of the delay, and the delays without one.

use serde::Deserialize;

use crate::model::{Jitter, RetryFormat, When};
#[cfg(feature = "schema")]
use crate::schema;
use crate::source::Spanned;
use crate::yaml::{Form, Given, OneOrMany, Pairs, Text};

/// `never`, `if_idempotent` or `always`, or one of them with the source of the delay.
pub(crate) type RetryForm = Form<Spanned<When>, RawRetry>;

/// Whether and when a client may retry.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Retry", default, deny_unknown_fields)]
pub(crate) struct RawRetry {
    /// Whether a client may retry.
    pub(crate) when: Given<Spanned<When>>,
    /// The sources of the delay, in order of preference.
    pub(crate) after: Given<OneOrMany<Spanned<RetrySourceForm>>>,
    /// The delays to use if no source gives one.
    pub(crate) backoff: Given<RawBackoff>,
}

/// The retry rules of a whole contract.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ContractRetry {
    /// Whether a client may retry, for each status (`429`) or class (`5xx`).
    #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = { "pattern": "^[1-5]([0-9]{2}|xx)$" })))]
    pub(crate) statuses: Given<Pairs<RetryForm>>,
    /// Whether a client may retry if neither the error, its category nor its status specifies it.
    pub(crate) when: Given<Spanned<When>>,
    /// The sources of the delay, in order of preference.
    pub(crate) after: Given<OneOrMany<Spanned<RetrySourceForm>>>,
    /// The delays to use if no source gives one.
    pub(crate) backoff: Given<RawBackoff>,
}

/// The name of a param, or a mapping.
pub(crate) type RetrySourceForm = Form<Spanned<String>, RawRetrySource>;

/// A source of the delay before the next attempt.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("anyOf" = [{ "required": ["param"] }, { "required": ["header"] }, { "required": ["body"] }])))]
#[serde(rename = "RetrySource", default, deny_unknown_fields)]
pub(crate) struct RawRetrySource {
    /// A param of the error.
    pub(crate) param: Text,
    /// A response header; with `param`, the header that carries it.
    pub(crate) header: Text,
    /// A JSON pointer into the body.
    pub(crate) body: Text,
    /// The format of the value.
    pub(crate) format: Given<Spanned<RetryFormat>>,
    /// The delay if the source is missing: `5s`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = schema::DURATION)))]
    pub(crate) default: Text,
}

/// The delays to use if no source gives one.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Backoff", default, deny_unknown_fields)]
pub(crate) struct RawBackoff {
    /// The first delay: `500ms`, `1s`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = schema::DURATION)))]
    pub(crate) initial: Text,
    /// The factor by which each delay exceeds the one before.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub(crate) factor: Given<Spanned<f64>>,
    /// The longest delay.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = schema::DURATION)))]
    pub(crate) max: Text,
    /// The number of attempts, the first one included.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub(crate) attempts: Given<Spanned<u32>>,
    /// The randomisation of delays.
    pub(crate) jitter: Given<Spanned<Jitter>>,
}
