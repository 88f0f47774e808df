//! Raw to model: defaults filled in, inheritance handed down, names resolved, order fixed.
//!
//! A fault is reported and the rest goes on; what could not be understood takes a harmless default, since nothing is
//! generated from a catalog with errors.

mod advice;
mod block;
mod contract;
mod envelope;
mod error;
mod example;
mod host;
mod inherit;
mod literal;
mod page;
mod param;
mod refused;
mod retry;
mod status;
mod template;

pub(crate) use block::UNKNOWN_BLOCK;
pub(crate) use host::{MISSING_MARKER, hosts};

use crate::model::{Catalog, Targets, TemplateFile};
use crate::raw;
use crate::report::Report;
use crate::rule::{DENY, FIXED, Rule, WARN, rule};
use crate::source::{Sources, Span, Spanned};
use crate::yaml::Given;

pub(crate) static MISSING_KEY: Rule = rule!("missing-key", FIXED);
pub(crate) static UNKNOWN_LANGUAGE: Rule = rule!("unknown-language-version", FIXED);
pub(crate) static UNKNOWN_TYPE: Rule = rule!("unknown-type", FIXED);
pub(crate) static UNKNOWN_SLOT: Rule = rule!("unknown-slot", FIXED);
pub(crate) static UNKNOWN_FILE: Rule = rule!("unknown-file", FIXED);
pub(crate) static LONE_BRACE: Rule = rule!("lone-brace", FIXED);
pub(crate) static LINE_BREAK: Rule = rule!("line-break-in-message", FIXED);
pub(crate) static AMBIGUOUS: Rule = rule!("ambiguous-value", DENY);
pub(crate) static EXAMPLE_MISMATCH: Rule = rule!("mismatched-example", DENY);
pub(crate) static UNSAFE_INTEGER: Rule = rule!("unsafe-integer", DENY);
pub(crate) static UNTITLED_GUIDE: Rule = rule!("untitled-guide", WARN);
pub(crate) static MIXED_CATEGORIES: Rule = rule!("uncategorised-error", FIXED);

/// Where findings go, and the text they point into.
struct Cx<'a> {
    sources: &'a Sources,
    report: &'a mut Report,
}

/// Says what the contracts of a project mean.
pub(crate) fn lower(
    sources: &Sources,
    units: Vec<raw::Unit>,
    targets: Targets,
    report: &mut Report,
) -> Catalog {
    let mut cx = Cx { sources, report };
    let mut catalog = Catalog { targets, ..Catalog::default() };
    for unit in units {
        contract::lower(&mut cx, unit, &mut catalog);
    }
    catalog.templates = templates(cx.sources);
    catalog.contracts.sort_by(|a, b| a.name.value.cmp(&b.name.value));
    catalog
}

/// The templates of the project itself.
fn templates(sources: &Sources) -> Vec<TemplateFile> {
    let folder = format!("{}/", raw::TEMPLATES);
    let files = sources.iter().filter_map(|(id, file)| {
        let text = Spanned::new(file.text.clone(), id.span(0..file.text.len()));
        Some(TemplateFile { name: file.path.strip_prefix(&folder)?.to_owned(), text })
    });
    files.collect()
}

impl Cx<'_> {
    /// The value of a key that must be there.
    fn required<T>(&mut self, given: Given<T>, key: &str, owner: Span, what: &str) -> Option<T> {
        if matches!(given, Given::Absent) {
            let finding = MISSING_KEY.at(owner, format!("{what} has no `{key}`"));
            self.report.push(finding.help(format!("add `{key}:`")));
        }
        given.value()
    }

    /// A text of one line.
    fn line(&mut self, mut text: Spanned<String>) -> Spanned<String> {
        text.value = text.value.trim().to_owned();
        if text.value.contains('\n') {
            let finding = LINE_BREAK.at(text.span, "this text must be one line");
            self.report.push(finding.help("`>-` folds the lines of a block into one"));
        }
        text
    }
}

/// A text of any number of lines, in Markdown.
fn prose(text: raw::Text) -> String {
    text.value().map(|text| text.value.trim().to_owned()).unwrap_or_default()
}

/// A text without the white space around it.
fn trimmed(mut text: Spanned<String>) -> Spanned<String> {
    text.value = text.value.trim().to_owned();
    text
}

/// The version of what says none.
fn unknown_version(place: Span) -> Spanned<String> {
    Spanned::new("0.0.0".to_owned(), place)
}
