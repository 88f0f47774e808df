//! Diagnostics, and the report that collects those of a run.
//!
//! A stage pushes a diagnostic and continues, so that one run shows every mistake.

mod alike;
mod github;
mod human;
mod json;
mod window;

pub use human::Style;

use std::collections::{BTreeMap, BTreeSet};

use crate::rule::{Level, Needs, Profile, Rule};
use crate::source::{self, FileId, Sources, Span, Spanned};

/// The longest message, label or help, in characters.
const MAX_TEXT: usize = 1_000;
/// The maximum number of findings that are drawn. Nobody reads more, and drawing them takes time.
const MAX_DRAWN: usize = 1_000;

/// One finding: a mistake in the user's files, and its place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// A warning or an error.
    pub level: Level,
    /// The mistake: one phrase in lower case.
    pub message: String,
    /// The place of the mistake, then other places.
    pub labels: Vec<Label>,
    /// Ways to correct it.
    pub help: Vec<String>,
    /// An edit that corrects it.
    pub fix: Option<Fix>,
}

/// A place in a file, with a note.
#[derive(Clone, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The note; often empty.
    pub text: String,
}

/// An edit that corrects a mistake.
#[derive(Clone, Debug)]
pub struct Fix {
    /// The text to replace.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// The findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    profile: Profile,
    levels: BTreeMap<&'static str, Level>,
    diagnostics: Vec<Diagnostic>,
    allows: Vec<Allow>,
    unread: BTreeSet<FileId>,
}

/// A rule that does not apply somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Allow {
    /// The name of the rule.
    pub(crate) name: Spanned<String>,
    scope: AllowScope,
    /// The text of the contract, the category, the error or the condition.
    within: Vec<Span>,
    /// Whether it suppressed a finding.
    pub(crate) is_used: bool,
}

/// The part of a catalog in which a rule does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AllowScope {
    Contract,
    Category,
    Error,
    Condition,
}

impl AllowScope {
    const ALL: [Self; 4] = [Self::Contract, Self::Category, Self::Error, Self::Condition];
}

impl Report {
    /// Sets the levels of findings that are pushed from now on.
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

    /// Allows a rule within some places.
    pub(crate) fn allow(&mut self, name: Spanned<String>, scope: AllowScope, within: &[Span]) {
        self.allows.push(Allow { name, scope, within: within.to_vec(), is_used: false });
    }

    /// Notes the files of a contract of which a part could not be read.
    pub(crate) fn unread(&mut self, files: &[Span]) {
        self.unread.extend(files.iter().map(|span| span.file));
    }

    /// Drops the findings that the catalogs allow; returns every `allow`.
    pub(crate) fn apply_allows(&mut self) -> Vec<Allow> {
        let mut allows = std::mem::take(&mut self.allows);
        let mut places: BTreeMap<_, bool> = BTreeMap::new();
        for Allow { name, scope, within, .. } in &allows {
            places.extend(within.iter().map(|span| ((name.as_str(), *scope, *span), false)));
        }
        self.diagnostics.retain(|found| {
            let here = found.span();
            let mut keep = true;
            for scope in AllowScope::ALL {
                // Places of one scope do not overlap: only the last one that starts before a finding can contain it.
                let end = (found.rule.name, scope, Span { end: u32::MAX, ..here });
                if let Some(((name, of, span), is_used)) = places.range_mut(..=end).next_back()
                    && (*name, *of) == (found.rule.name, scope)
                    && span.contains(here)
                    && !found.rule.is_fixed()
                {
                    *is_used = true;
                    keep = false;
                }
            }
            keep
        });
        let is_used = |allow: &Allow| {
            allow.within.iter().any(|span| places[&(allow.name.as_str(), allow.scope, *span)])
        };
        let used: Vec<bool> = allows.iter().map(is_used).collect();
        for (allow, is_used) in allows.iter_mut().zip(used) {
            allow.is_used = is_used;
        }
        allows
    }

    /// Orders the findings by place; drops repetitions, and those that an unread file may disprove.
    pub(crate) fn finish(&mut self) {
        let unread = std::mem::take(&mut self.unread);
        self.diagnostics.retain(|found| match found.rule.needs {
            Needs::Place => true,
            Needs::Contract => !unread.contains(&found.span().file),
            Needs::Project => unread.is_empty(),
        });
        self.diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
        self.diagnostics.dedup_by(|a, b| key(a) == key(b));
    }

    /// The number of errors and the number of warnings.
    pub fn count(&self) -> (usize, usize) {
        let errors = self.diagnostics.iter().filter(|found| found.level == Level::Deny).count();
        (errors, self.diagnostics.len() - errors)
    }

    /// Whether there is an error, so that nothing is generated.
    pub fn has_errors(&self) -> bool {
        self.count().0 > 0
    }

    /// Draws the findings as a compiler does: the source line, the place in it, and help. Of many alike findings in a file,
    /// it draws the first ones and counts the rest. After the first thousand, each finding takes one line.
    pub fn human(&self, sources: &Sources, style: Style) -> String {
        let findings = alike::drawn(&self.diagnostics);
        let (drawn, others) = findings.split_at(findings.len().min(MAX_DRAWN));
        let drawn =
            drawn.iter().map(|(found, more)| human::draw(found, *more, sources, style) + "\n\n");
        let others = others.iter().map(|(found, more)| {
            let note = alike::note(*more).map(|note| format!("note: {note}\n"));
            found.line(sources) + "\n" + &note.unwrap_or_default()
        });
        drawn.chain(others).collect()
    }

    /// Prints one line per finding: `path:line:column: level[rule]: message`.
    pub fn short(&self, sources: &Sources) -> String {
        self.each(|found| found.line(sources) + "\n")
    }

    /// Prints the findings as one JSON document.
    pub fn json(&self, sources: &Sources) -> String {
        json::write(&self.diagnostics, sources)
    }

    /// Prints GitHub workflow commands, which annotate a pull request.
    pub fn github(&self, sources: &Sources) -> String {
        self.each(|found| github::command(found, sources) + "\n")
    }

    fn each(&self, draw: impl Fn(&Diagnostic) -> String) -> String {
        self.diagnostics.iter().map(draw).collect()
    }
}

impl Rule {
    /// Creates a finding of this rule.
    pub(crate) fn at(&'static self, span: Span, message: impl Into<String>) -> Diagnostic {
        let labels = vec![Label { span, text: String::new() }];
        let message = printable(&message.into());
        Diagnostic { rule: self, level: Level::Deny, message, labels, help: Vec::new(), fix: None }
    }
}

impl Diagnostic {
    /// Adds a note to the place of the mistake.
    #[must_use]
    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.labels[0].text = printable(&text.into());
        self
    }

    /// Adds another place, with a note.
    #[must_use]
    pub(crate) fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: printable(&text.into()) });
        self
    }

    /// Adds a way to correct the mistake.
    #[must_use]
    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(printable(&text.into()));
        self
    }

    /// Sets the edit that corrects the mistake.
    #[must_use]
    pub(crate) fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }

    /// Sets the edit to the name that was probably meant; without one, adds other help.
    #[must_use]
    pub(crate) fn suggest(self, meant: Option<&str>, otherwise: impl Into<String>) -> Self {
        let span = self.span();
        match meant {
            Some(meant) => self.fix(span, meant),
            None => self.help(otherwise),
        }
    }

    /// The place of the mistake.
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
        let path = sources.file(self.span().file).shown();
        let (level, rule) = (self.level_name(), self.rule.name);
        format!("{path}:{}:{}: {level}[{rule}]: {}", start.line, start.column, self.message)
    }
}

fn key(found: &Diagnostic) -> (Span, &'static str, &str) {
    (found.span(), found.rule.name, &found.message)
}

/// Names, separated by commas: as many as a text may hold.
pub(crate) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let mut list = String::new();
    for name in names {
        let comma = if list.is_empty() { "" } else { ", " };
        list.extend([comma, name]);
        if list.len() > MAX_TEXT * 4 {
            break;
        }
    }
    list
}

/// A text for a finding: a quoted value must neither control nor fill a terminal.
fn printable(text: &str) -> String {
    let cut = text.char_indices().nth(MAX_TEXT).map(|(at, _)| at);
    let shown = source::printable(&text[..cut.unwrap_or(text.len())]);
    if cut.is_some() { shown + "…" } else { shown }
}
