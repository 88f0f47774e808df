//! Renders findings as one JSON document, for programs.

use serde::Serialize;

use crate::report::Diagnostic;
use crate::source::{Sources, Span};

/// `schema` changes when the new form would mislead a reader of the old one.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    level: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<Label<'a>>,
    help: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Label<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Fix<'a> {
    replacement: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// Lines and columns count from 1, and bytes from 0. Columns count characters.
#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    bytes: [u32; 2],
}

pub(super) fn write(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let findings = diagnostics.iter().map(|found| finding(found, sources)).collect();
    let document = Document { schema: "errcat/findings/1", findings };
    // Serialising strings and integers to a string cannot fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn finding<'a>(found: &'a Diagnostic, sources: &'a Sources) -> Finding<'a> {
    let label =
        |label: &'a super::Label| Label { text: &label.text, place: place(label.span, sources) };
    let fix = |fix: &'a super::Fix| Fix { replacement: &fix.text, place: place(fix.span, sources) };
    Finding {
        rule: found.rule.name,
        level: found.level_name(),
        message: &found.message,
        place: place(found.span(), sources),
        labels: found.labels.iter().map(label).collect(),
        help: &found.help,
        fix: found.fix.as_ref().map(fix),
    }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let (start, end) = sources.position(span);
    Place {
        path: &sources.file(span.file).path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        bytes: [span.start, span.end],
    }
}
