//! Findings: what was found, where, and what to do about it; collected over a whole run.
//!
//! A stage pushes its findings and goes on, so that an author sees every mistake of a run at once.

mod github;
mod human;
mod json;
mod window;

pub use human::Style;

use std::collections::BTreeMap;

use crate::rule::{Level, Profile, Rule};
use crate::source::{Sources, Span};

/// The most letters of a message, a label or a help.
const MAX_TEXT: usize = 1_000;
/// The most findings that are drawn; nobody reads more, and each takes a fraction of a millisecond.
const MAX_DRAWN: usize = 1_000;

/// One finding: a fault of the user's files, and where it is.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// A warning or an error.
    pub level: Level,
    /// What is wrong: one phrase in lower case.
    pub message: String,
    /// Where; the first one is the place itself.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Vec<String>,
    /// An edit that mends it.
    pub fix: Option<Fix>,
}

/// A place in the text, and what is to be said of it.
#[derive(Clone, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be said of it; often nothing.
    pub text: String,
}

/// An edit that mends a fault.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// Everything that a run found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    profile: Profile,
    levels: BTreeMap<&'static str, Level>,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Sets the levels from here on.
    pub fn configure(&mut self, profile: Profile, levels: BTreeMap<&'static str, Level>) {
        self.profile = profile;
        self.levels = levels;
    }

    /// Adds a finding, unless its rule is allowed.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        let rule = diagnostic.rule;
        let level = if rule.is_fixed() { None } else { self.levels.get(rule.name).copied() };
        diagnostic.level = level.unwrap_or_else(|| rule.level(self.profile));
        if diagnostic.level != Level::Allow {
            self.diagnostics.push(diagnostic);
        }
    }

    /// The findings so far.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Drops the findings that `keep` refuses.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.diagnostics.retain(keep);
    }

    /// Orders the findings by place, and drops those that say the same of the same place.
    pub fn finish(&mut self) {
        self.diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
        self.diagnostics.dedup_by(|a, b| key(a) == key(b));
    }

    /// How many errors and how many warnings there are.
    pub fn count(&self) -> (usize, usize) {
        let errors = self.diagnostics.iter().filter(|found| found.level == Level::Deny).count();
        (errors, self.diagnostics.len() - errors)
    }

    /// Whether anything was found that forbids generating.
    pub fn has_errors(&self) -> bool {
        self.count().0 > 0
    }

    /// As a compiler draws it: the line, the place in it, and what to do. Of very many, the last take one line each.
    pub fn human(&self, sources: &Sources, style: Style) -> String {
        let (drawn, others) = self.diagnostics.split_at(self.diagnostics.len().min(MAX_DRAWN));
        let drawn = drawn.iter().map(|found| human::draw(found, sources, style) + "\n\n");
        drawn.chain(others.iter().map(|found| found.line(sources) + "\n")).collect()
    }

    /// One line a finding: `path:line:column: level[rule]: message`.
    pub fn short(&self, sources: &Sources) -> String {
        self.each(|found| found.line(sources) + "\n")
    }

    /// One JSON document.
    pub fn json(&self, sources: &Sources) -> String {
        json::write(&self.diagnostics, sources)
    }

    /// GitHub's workflow commands: annotations on a pull request.
    pub fn github(&self, sources: &Sources) -> String {
        self.each(|found| github::command(found, sources) + "\n")
    }

    fn each(&self, draw: impl Fn(&Diagnostic) -> String) -> String {
        self.diagnostics.iter().map(draw).collect()
    }
}

impl Diagnostic {
    pub(crate) fn new(rule: &'static Rule, span: Span, message: &str) -> Self {
        let labels = vec![Label { span, text: String::new() }];
        let message = printable(message);
        Self { rule, level: Level::Deny, message, labels, help: Vec::new(), fix: None }
    }

    /// Says something under the place itself.
    #[must_use]
    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.labels[0].text = printable(&text.into());
        self
    }

    /// Shows another place.
    #[must_use]
    pub(crate) fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: printable(&text.into()) });
        self
    }

    /// Says what to do.
    #[must_use]
    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(printable(&text.into()));
        self
    }

    /// Offers an edit.
    #[must_use]
    pub(crate) fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }

    /// The place itself.
    pub fn span(&self) -> Span {
        self.labels[0].span
    }

    /// `error` or `warning`.
    pub fn level_name(&self) -> &'static str {
        if self.level == Level::Deny { "error" } else { "warning" }
    }

    /// The finding on one line: `path:line:column: level[rule]: message`.
    pub fn line(&self, sources: &Sources) -> String {
        let (start, _) = sources.position(self.span());
        let path = &sources.file(self.span().file).path;
        let (level, rule) = (self.level_name(), self.rule.name);
        format!("{path}:{}:{}: {level}[{rule}]: {}", start.line, start.column, self.message)
    }
}

fn key(found: &Diagnostic) -> (Span, &'static str, &str) {
    (found.span(), found.rule.name, &found.message)
}

/// A value quoted in a finding must not steer the terminal that shows it, nor fill it.
fn printable(text: &str) -> String {
    let cut = text.char_indices().nth(MAX_TEXT).map(|(at, _)| at);
    let shown = text[..cut.unwrap_or(text.len())].replace(char::is_control, "\u{FFFD}");
    if cut.is_some() { shown + "…" } else { shown }
}
