//! Raw to model: defaults filled in, inheritance handed down, references resolved, order fixed.
//!
//! After a mistake is reported, lowering continues. A refused value gets a harmless default, because nothing is
//! generated from a catalog with errors.

mod advice;
mod case;
mod contract;
mod envelope;
mod error;
mod example;
mod field;
mod foreign;
mod gather;
mod inherit;
mod lifecycle;
mod literal;
mod page;
mod param;
mod reference;
mod refused;
mod retry;
mod scope;
mod size;
mod status;
mod symbol;
mod template;

pub(crate) use field::{MISMATCHED_FIELD, UNKNOWN_FIELD, UNSUITABLE_FIELD_TYPE};
pub(crate) use reference::UNKNOWN_CODE;
pub(crate) use scope::UNDECLARED_PLACEHOLDER;

use advice::{WrittenHeader, WrittenRemedy};
use inherit::{ContractWide, Inherited, StatusLayer};
use param::DeclaredTypes;
use reference::Errors;
use retry::{ContractLayers, Layer};
use scope::Scope;
use template::{Places, Written};

use std::collections::{HashMap, HashSet};

use crate::markdown::{self, Fault, Kind};
use crate::model::{Catalog, Prose};
use crate::raw::{self, RawAllow};
use crate::report::{AllowScope, Report};
use crate::rule::{DENY, FIXED, Needs, Rule, WARN, rule};
use crate::source::{Sources, Span, Spanned};
use crate::yaml::{Given, List, MISSING_KEY, Text};

pub(crate) static UNKNOWN_LANGUAGE: Rule = rule!("unknown-language-version", FIXED);
pub(crate) static UNKNOWN_TYPE: Rule = rule!("unknown-type", FIXED);
pub(crate) static UNKNOWN_SLOT: Rule = rule!("unknown-slot", FIXED, Needs::Contract);
pub(crate) static SLOT_WITHOUT_DOLLAR: Rule = rule!("slot-without-dollar", WARN);
pub(crate) static UNKNOWN_FILE: Rule = rule!("unknown-file", FIXED, Needs::Contract);
pub(crate) static LONE_BRACE: Rule = rule!("lone-brace", FIXED);
pub(crate) static LINE_BREAK: Rule = rule!("line-break-in-message", FIXED);
pub(crate) static UNSHOWABLE_MARKDOWN: Rule = rule!("unshowable-markdown", WARN);
pub(crate) static AMBIGUOUS: Rule = rule!("ambiguous-value", DENY);
pub(crate) static EXAMPLE_MISMATCH: Rule = rule!("mismatched-example", DENY);
pub(crate) static UNSAFE_INTEGER: Rule = rule!("unsafe-integer", DENY);
pub(crate) static UNTITLED_GUIDE: Rule = rule!("untitled-guide", WARN);
pub(crate) static MIXED_CATEGORIES: Rule = rule!("uncategorised-error", FIXED);

/// The report, and the sources that its findings point into.
struct Cx<'a> {
    sources: &'a Sources,
    report: &'a mut Report,
    /// Unknown names that were already reported: a name that several errors inherit is reported once.
    told: HashSet<(Span, String)>,
}

/// Lowers the contracts of a project.
pub(crate) fn lower(
    sources: &Sources,
    units: Vec<raw::ContractFiles>,
    report: &mut Report,
) -> Catalog {
    let mut cx = Cx { sources, report, told: HashSet::new() };
    let mut catalog = Catalog::default();
    for unit in units {
        catalog.contracts.extend(contract::lower(&mut cx, unit));
    }
    catalog.contracts.sort_by(|a, b| a.name.value.cmp(&b.name.value));
    catalog
}

impl Cx<'_> {
    /// The value of a required key.
    fn required<T>(&mut self, given: Given<T>, key: &str, owner: Span, what: &str) -> Option<T> {
        if matches!(given, Given::Absent) {
            let finding = MISSING_KEY.at(owner, format!("{what} has no `{key}`"));
            self.report.push(finding.help(format!("add `{key}:`")));
        }
        given.value()
    }

    /// Notes the rules that do not apply within a part of a catalog.
    fn allow(&mut self, raw: List<Spanned<RawAllow>>, scope: AllowScope, within: &[Span]) {
        for allow in raw.items() {
            self.required(allow.value.reason, "reason", allow.span, "this `allow`");
            let Some(rule) = self.required(allow.value.rule, "rule", allow.span, "this `allow`")
            else {
                continue;
            };
            self.report.allow(rule, scope, within);
        }
    }

    /// A string on one line.
    fn line(&mut self, mut text: Spanned<String>) -> Spanned<String> {
        text.value = text.value.trim().to_owned();
        if text.value.contains('\n') {
            let finding = LINE_BREAK.at(text.span, "this text must be one line");
            self.report.push(finding.help("`>-` folds the lines of a block into one"));
        }
        text
    }

    /// Markdown of any number of lines.
    fn prose(&mut self, text: Text) -> Prose {
        text.value().map(|text| self.parsed(&text)).unwrap_or_default()
    }

    fn parsed(&mut self, text: &Spanned<String>) -> Prose {
        let (prose, faults) = markdown::parse_with_faults(&text.value, Kind::Value);
        let mut places = Places::default();
        for (fault, place) in faults {
            let part = &prose[place];
            let span = places.next(self, text, part);
            let part = part.lines().next().unwrap_or_default();
            let (message, help) = match fault {
                Fault::Link => (
                    format!("`{part}` leads to no web page, so it is shown as text"),
                    "link to an address such as `https://docs.example.com`; put text with brackets between back-ticks",
                ),
                Fault::Definition => (
                    format!("no link uses `{part}`, so nobody sees it"),
                    "link to it with `[words][name]`; if it is text, put a `\\` before its `[`",
                ),
                Fault::Depth => (
                    "this is within too many other elements, so it is shown as text".to_owned(),
                    "use fewer levels of lists and quotes",
                ),
            };
            self.report.push(UNSHOWABLE_MARKDOWN.at(span, message).help(help));
        }
        prose
    }

    /// The title; without one, the words of a name.
    fn title(&mut self, raw: Text, words: impl FnOnce() -> String) -> String {
        raw.value().map_or_else(words, |text| self.line(text).value)
    }
}

/// Values by name. Of two values of one name, the first one counts.
fn by_name<'n, V>(values: impl IntoIterator<Item = (&'n str, V)>) -> HashMap<&'n str, V> {
    let mut by_name = HashMap::new();
    for (name, value) in values {
        by_name.entry(name).or_insert(value);
    }
    by_name
}

/// The version of a contract that states none.
fn unknown_version(place: Span) -> Spanned<String> {
    Spanned::new("0.0.0".to_owned(), place)
}

/// Parses a status of three digits.
fn status_of(text: &str) -> Option<u16> {
    text.parse().ok().filter(|status| (100..=599).contains(status) && text.len() == 3)
}
