//! What the explorer can be narrowed down by; a choice between fewer than two things is none.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use crate::emit::markdown::explorer::entry::{Entry, retry_key, retry_words};
use crate::emit::markdown::{code, html};
use crate::model::{Contract, When};
use crate::name;

/// The statuses, and their classes.
pub(super) fn statuses<'e>(
    contract: &Contract,
    entries: impl Iterator<Item = &'e Entry>,
) -> Vec<Value> {
    let statuses: BTreeSet<u16> = entries.filter_map(|entry| entry.status).collect();
    let classes: BTreeSet<u16> = statuses.iter().map(|status| status / 100).collect();
    let options = classes.iter().flat_map(|class| {
        let within = statuses.iter().filter(move |status| **status / 100 == *class);
        let within =
            within.map(|status| option(&status.to_string(), &code::status_name(contract, *status)));
        let all = format!("{class}xx");
        std::iter::once(option(&all, &format!("Any {all}"))).chain(within)
    });
    if statuses.len() < 2 { Vec::new() } else { options.collect() }
}

/// The categories that have an error.
pub(super) fn categories(contract: &Contract) -> Vec<Value> {
    let used: BTreeSet<usize> = contract.errors.iter().filter_map(|error| error.category).collect();
    let categories = used.iter().map(|at| &contract.categories[*at]);
    let options = categories.map(|category| option(&name::slug(&category.name), &category.title));
    if used.len() < 2 { Vec::new() } else { options.collect() }
}

/// The kinds of advice about another attempt.
pub(super) fn retries<'e>(entries: impl Iterator<Item = &'e Entry>) -> Vec<Value> {
    let kinds: BTreeSet<When> = entries.filter_map(|entry| entry.retry).collect();
    // What is worth another attempt comes first.
    let options = kinds.iter().rev().map(|kind| option(retry_key(*kind), retry_words(*kind)));
    if kinds.len() < 2 { Vec::new() } else { options.collect() }
}

/// With and without what should not be relied on, where there is any.
pub(super) fn lifecycles<'e>(mut entries: impl Iterator<Item = &'e Entry>) -> Vec<Value> {
    if !entries.any(|entry| entry.is_outdated) {
        return Vec::new();
    }
    vec![option("no", "Current"), option("yes", "Deprecated or removed")]
}

fn option(value: &str, words: &str) -> Value {
    context! { value => html::attribute(value), words => html::text(words) }
}
