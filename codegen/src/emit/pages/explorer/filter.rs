//! Filters of the explorer. A filter with fewer than two choices is omitted.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::emit::pages::explorer::Shown;
use crate::emit::pages::explorer::entry::{self, Entry, retry_key, retry_words};
use crate::emit::pages::markup::html;
use crate::emit::pages::section::case::shown_values;
use crate::model::{CategoryId, Contract, Error, When, reason_phrase};
use crate::name;

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
    let statuses: BTreeSet<u16> =
        entries.flat_map(|entry| &entry.statuses).map(|status| status.number).collect();
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

/// The values of a field that pages can filter by.
#[derive(Serialize)]
pub(super) struct FieldFilter {
    name: String,
    label: String,
    choices: Vec<Choice>,
}

/// The fields that are enumerations, booleans or lists of strings; contracts may share a field.
pub(super) fn fields(all: &[Shown<'_>]) -> Vec<FieldFilter> {
    let mut values: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for contract in all.iter().map(|shown| shown.site.contract()) {
        let filters = contract.field_ids().filter(|id| contract[*id].is_filter(&contract.types));
        for id in filters {
            let known = values.entry(&contract[id].param.name).or_default();
            let stated = contract.cases().filter_map(|(_, case)| case.field(id));
            for value in stated.flat_map(shown_values) {
                if !known.contains(&value) {
                    known.push(value);
                }
            }
        }
    }
    let filter = |(name, mut values): (&str, Vec<String>)| {
        values.sort();
        let choice = |value: &String| Choice::new(&token(value), value);
        FieldFilter {
            name: html::attribute(&token(name)),
            label: html::text(&name::words(name)),
            choices: values.iter().map(choice).collect(),
        }
    };
    values.into_iter().filter(|(_, values)| values.len() > 1).map(filter).collect()
}

/// The values of those fields in an error and its conditions, each as `name=value`, separated by spaces.
pub(super) fn field_values(contract: &Contract, error: &Error) -> String {
    let filters = contract.field_ids().filter(|id| contract[*id].is_filter(&contract.types));
    let values: BTreeSet<String> = filters
        .flat_map(|id| {
            let name = token(&contract[id].param.name);
            let stated = error.cases.iter().filter_map(move |case| case.field(id));
            let values = stated.flat_map(shown_values);
            values.map(move |value| format!("{name}={}", token(&value)))
        })
        .collect();
    html::attribute(&values.into_iter().collect::<Vec<_>>().join(" "))
}

/// A text without white space and `=`.
fn token(text: &str) -> String {
    let text = text.replace('%', "%25").replace('=', "%3D");
    text.replace(char::is_whitespace, "%20")
}

/// Current codes, and deprecated or removed codes if there are any.
pub(super) fn lifecycles<'e>(mut entries: impl Iterator<Item = &'e Entry>) -> Vec<Choice> {
    if !entries.any(Entry::is_outdated) {
        return Vec::new();
    }
    vec![Choice::new("no", "Current"), Choice::new("yes", "Deprecated or removed")]
}
