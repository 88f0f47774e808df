//! Renders findings as one JSON document, for programs.

use serde::Serialize;

use crate::report::Diagnostic;
use crate::source::{Sources, Span};

/// `schema` changes when the new form would mislead a reader of the old one.
#[derive(Serialize)]
struct JsonReport<'a> {
    schema: &'static str,
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a str,
    level: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: JsonPlace<'a>,
    labels: Vec<JsonLabel<'a>>,
    help: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: JsonPlace<'a>,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    replacement: &'a str,
    #[serde(flatten)]
    place: JsonPlace<'a>,
}

/// Lines and columns count from 1, and bytes from 0. Columns count characters.
#[derive(Serialize)]
struct JsonPlace<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    bytes: [u32; 2],
}

pub(super) fn write(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let findings = diagnostics.iter().map(|found| finding(found, sources)).collect();
    let document = JsonReport { schema: "errcat/findings/1", findings };
    // Serialising strings and integers to a string cannot fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn finding<'a>(found: &'a Diagnostic, sources: &'a Sources) -> JsonFinding<'a> {
    let label = |label: &'a super::Label| JsonLabel {
        text: &label.text,
        place: place(label.span, sources),
    };
    let fix =
        |fix: &'a super::Fix| JsonFix { replacement: &fix.text, place: place(fix.span, sources) };
    JsonFinding {
        rule: found.rule.name,
        level: found.level_name(),
        message: &found.message,
        place: place(found.span(), sources),
        labels: found.labels.iter().map(label).collect(),
        help: &found.help,
        fix: found.fix.as_ref().map(fix),
    }
}

fn place(span: Span, sources: &Sources) -> JsonPlace<'_> {
    let (start, end) = sources.position(span);
    JsonPlace {
        path: &sources.file(span.file).path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        bytes: [span.start, span.end],
    }
}
