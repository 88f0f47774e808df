//! Renders findings as one JSON document, for programs.

use serde_json::{Value, json};

use crate::report::Diagnostic;
use crate::source::{Sources, Span, is_unprintable};

pub(super) fn write(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let findings: Vec<Value> = diagnostics.iter().map(|found| finding(found, sources)).collect();
    // `schema` changes when the new form would mislead a reader of the old one.
    let document = json!({ "schema": "errcat/findings/1", "findings": findings });
    // Serialising strings and integers to a string cannot fail.
    escaped(&(serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"))
}

/// Escapes the characters that JSON may hold as they are, and that could control a terminal.
fn escaped(json: &str) -> String {
    let letter = |letter: char| match letter {
        '\u{7F}'.. if is_unprintable(letter) => format!("\\u{:04x}", u32::from(letter)),
        letter => letter.to_string(),
    };
    json.chars().map(letter).collect()
}

fn finding(found: &Diagnostic, sources: &Sources) -> Value {
    let (rule, level) = (found.rule.name, found.level_name());
    let head = json!({ "rule": rule, "level": level, "message": found.message });
    let mut finding = placed(head, found.span(), sources);
    let labels = found.labels.iter();
    let labels = labels.map(|label| placed(json!({ "text": label.text }), label.span, sources));
    finding["labels"] = labels.collect();
    finding["help"] = json!(found.help);
    if let Some(fix) = &found.fix {
        finding["fix"] = placed(json!({ "replacement": fix.text }), fix.span, sources);
    }
    finding
}

/// An object with a place. Lines and columns count from 1, and bytes from 0. Columns count characters.
fn placed(mut object: Value, span: Span, sources: &Sources) -> Value {
    let (start, end) = sources.position(span);
    object["path"] = json!(sources.file(span.file).path);
    object["line"] = json!(start.line);
    object["column"] = json!(start.column);
    object["end_line"] = json!(end.line);
    object["end_column"] = json!(end.column);
    object["bytes"] = json!([span.start, span.end]);
    object
}
