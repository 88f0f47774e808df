//! Occurrences as they stand in a page: the head of the response, and the body as JSON.

use minijinja::{Value, context};
use serde_json::{Number, Value as Json};

use crate::emit::example::Occurrence;
use crate::emit::markdown::escape;
use crate::model::{Literal, reason_phrase};

/// The response as two blocks of code.
pub(super) fn response(occurrence: Occurrence<'_>) -> Value {
    context! { http => http(occurrence), body => body(occurrence) }
}

/// The body as a block of code.
pub(super) fn body(occurrence: Occurrence<'_>) -> String {
    // Some engines run what stands in double braces, even in code.
    let text = body_text(occurrence)
        .replace("{{", "\\u007b{")
        .replace("{%", "\\u007b%")
        .replace("{#", "\\u007b#");
    escape::fence("json", &text)
}

/// The body as JSON.
pub(super) fn body_text(occurrence: Occurrence<'_>) -> String {
    // Writing a JSON value into a string cannot fail.
    serde_json::to_string_pretty(&json(&occurrence.body())).unwrap_or_default()
}

/// The head as a block of code; empty where the contract gives no status.
fn http(occurrence: Occurrence<'_>) -> String {
    match head_text(occurrence) {
        head if head.is_empty() => head,
        head => escape::fence("http", &head),
    }
}

/// The first line and the headers of the response; empty where the contract gives no status.
pub(super) fn head_text(occurrence: Occurrence<'_>) -> String {
    let Some(status) = &occurrence.error.status else { return String::new() };
    let phrase = reason_phrase(status.value).unwrap_or_default();
    let mut lines = vec![format!("HTTP/1.1 {} {phrase}", status.value).trim_end().to_owned()];
    lines.push("Content-Type: application/json".to_owned());
    lines.extend(occurrence.headers().into_iter().map(|(name, value)| format!("{name}: {value}")));
    lines.join("\n")
}

/// A text in JavaScript, which sees no tag and no end of a line in it.
pub(super) fn literal(text: &str) -> String {
    let json = Json::from(text).to_string();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// A value as JSON; a whole number has no fraction.
pub(super) fn json(value: &Literal) -> Json {
    match value {
        Literal::Null => Json::Null,
        Literal::Boolean(truth) => Json::Bool(*truth),
        Literal::Integer(number) => Json::from(*number),
        Literal::Number(number) => Json::Number(decimal(*number)),
        Literal::Text(text) => Json::from(text.as_str()),
        Literal::List(items) => items.iter().map(json).collect(),
        Literal::Map(members) => {
            members.iter().map(|(name, value)| (name.clone(), json(value))).collect()
        }
    }
}

fn decimal(number: f64) -> Number {
    let text = crate::emit::example::number(number);
    serde_json::from_str(&text).unwrap_or_else(|_| Number::from(0))
}
