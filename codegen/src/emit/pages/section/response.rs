//! Responses: the head and the body of a sample, as a server sends them.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::model::reason_phrase;
use crate::wire::{Sample, Wire, json};

/// A response as two blocks of code.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Response {
    /// The status line and the headers; empty if the contract has no status.
    pub(crate) head: String,
    body: String,
}

impl Response {
    pub(crate) fn new(markup: impl Markup, sample: Sample<'_>) -> Self {
        let head = head(sample).map(|head| markup.block("http", &head));
        Self { head: head.unwrap_or_default(), body: body(markup, sample) }
    }
}

/// The body as a block of code.
fn body(markup: impl Markup, sample: Sample<'_>) -> String {
    // Writing a JSON value into a string cannot fail.
    let text = serde_json::to_string_pretty(&json(&sample.body())).unwrap_or_default();
    markup.block("json", &text)
}

/// The body of the first error, as an example.
pub(crate) fn first_body(markup: impl Markup, wire: &Wire<'_>) -> String {
    let error = wire.contract.errors.first();
    error.map(|error| body(markup, wire.sample(error, error.case()))).unwrap_or_default()
}

fn head(sample: Sample<'_>) -> Option<String> {
    let status = sample.case.status.value?;
    let phrase = reason_phrase(status).unwrap_or_default();
    let mut lines = vec![format!("HTTP/1.1 {status} {phrase}").trim_end().to_owned()];
    let headers = sample.headers();
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("Content-Type")) {
        lines.push("Content-Type: application/json".to_owned());
    }
    lines.extend(headers.into_iter().map(|(name, value)| format!("{name}: {value}")));
    Some(lines.join("\n"))
}
