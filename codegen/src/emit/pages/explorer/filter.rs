//! Filters of the explorer. A filter with fewer than two choices is omitted.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::emit::pages::explorer::Shown;
use crate::emit::pages::explorer::entry::{self, Entry, retry_key, retry_words};
use crate::emit::pages::markup::html;
use crate::model::{CategoryId, When, reason_phrase};

/// A choice: its value in the URL of the page, and its label.
#[derive(Serialize)]
pub(super) struct Choice {
    value: String,
    words: String,
}

impl Choice {
    fn new(value: &str, words: &str) -> Self {
        Self { value: html::attribute(value), words: html::text(words) }
    }
}

/// The contracts.
pub(super) fn apis(all: &[Shown<'_>]) -> Vec<Choice> {
    let choices = all.iter().map(|shown| Choice::new(shown.html.folder, shown.label));
    if all.len() < 2 { Vec::new() } else { choices.collect() }
}

/// The statuses, and their classes.
pub(super) fn statuses<'e>(entries: impl Iterator<Item = &'e Entry>) -> Vec<Choice> {
    let statuses: BTreeSet<u16> = entries.filter_map(|entry| entry.status).collect();
    let classes: BTreeSet<u16> = statuses.iter().map(|status| status / 100).collect();
    let words = |status: u16| {
        let phrase = reason_phrase(status).unwrap_or_default();
        format!("{status} {phrase}").trim_end().to_owned()
    };
    let choices = classes.iter().flat_map(|class| {
        let within = statuses.iter().filter(move |status| **status / 100 == *class);
        let within = within.map(|status| Choice::new(&status.to_string(), &words(*status)));
        let all = format!("{class}xx");
        std::iter::once(Choice::new(&all, &format!("Any {all}"))).chain(within)
    });
    if statuses.len() < 2 { Vec::new() } else { choices.collect() }
}

/// The categories with errors.
pub(super) fn categories(all: &[Shown<'_>]) -> Vec<Choice> {
    let choices = all.iter().flat_map(|shown| {
        let contract = shown.site.contract();
        let used: BTreeSet<CategoryId> =
            contract.errors.iter().filter_map(|error| error.category).collect();
        used.into_iter().map(|id| {
            let category = &contract[id];
            let words = match shown.label {
                "" => category.title.clone(),
                label => format!("{} – {label}", category.title),
            };
            Choice::new(&entry::category_key(*shown, category), &words)
        })
    });
    let choices: Vec<Choice> = choices.collect();
    if choices.len() < 2 { Vec::new() } else { choices }
}

/// The kinds of retry rules; entries without a rule are one more kind, which cannot be chosen.
pub(super) fn retries<'e>(entries: impl Iterator<Item = &'e Entry>) -> Vec<Choice> {
    let kinds: BTreeSet<Option<When>> = entries.map(|entry| entry.when).collect();
    // Rules that allow a retry come first.
    let rules = kinds.iter().rev().copied().flatten();
    let choices = rules.map(|kind| Choice::new(retry_key(kind), retry_words(kind)));
    if kinds.len() < 2 { Vec::new() } else { choices.collect() }
}

/// Current codes, and deprecated or removed codes if there are any.
pub(super) fn lifecycles<'e>(mut entries: impl Iterator<Item = &'e Entry>) -> Vec<Choice> {
    if !entries.any(Entry::is_outdated) {
        return Vec::new();
    }
    vec![Choice::new("no", "Current"), Choice::new("yes", "Deprecated or removed")]
}
