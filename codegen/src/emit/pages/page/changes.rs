//! The history of a contract: codes that were added, deprecated and removed, and the page of a removed code.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::{Value, json};

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::advice::replacement;
use crate::emit::pages::section::{Columns, Table};
use crate::model::{Code, Contract, Deprecation, Error, Prose, Tombstone};
use crate::source::Spanned;

#[derive(Serialize)]
pub(crate) struct ChangesPage {
    removed: Table,
    deprecated: Table,
    added: Table,
}

#[derive(Serialize)]
pub(crate) struct RemovedPage {
    note: String,
    reason: String,
}

/// Whether a contract states anything about its history.
pub(crate) fn has_any(contract: &Contract) -> bool {
    let is_dated =
        |error: &Error| error.lifecycle.since.is_some() || error.lifecycle.deprecated.is_some();
    !contract.removed.is_empty() || contract.errors.iter().any(is_dated)
}

pub(crate) fn view(markup: impl Markup, contract: &Contract) -> ChangesPage {
    let deprecated = Columns::new()
        .column("Code", move |(error, _): &(&Error, &Deprecation)| markup.error(error))
        .column("Since", move |(_, it)| markup.phrase(&it.since))
        .column("What to do", move |(_, it)| {
            replacement(markup, contract, &it.reason, it.replaced_by.as_ref())
        });
    let added = Columns::new()
        .column("Code", move |(error, _): &(&Error, &str)| markup.error(error))
        .column("Since", move |(_, since)| markup.phrase(since));
    let errors = || contract.errors.iter();
    let deprecations = errors().filter_map(|it| Some((it, it.lifecycle.deprecated.as_ref()?)));
    let additions = errors().filter_map(|it| Some((it, it.lifecycle.since.as_ref()?.as_str())));
    ChangesPage {
        removed: removed_codes(markup, contract),
        deprecated: deprecated.table(&deprecations.collect::<Vec<_>>()),
        added: added.table(&additions.collect::<Vec<_>>()),
    }
}

/// The removed codes, each with a link to its page if there are pages.
pub(crate) fn removed_codes(markup: impl Markup, contract: &Contract) -> Table {
    Columns::new()
        .column("Code", move |gone: &Tombstone| {
            markup.page(&markup.code(&gone.code), &path::code(&gone.code))
        })
        .column("Since", move |gone| markup.phrase(&gone.since))
        .column("What to do", move |gone| {
            replacement(markup, contract, &gone.reason, gone.replaced_by.as_ref())
        })
        .table(&contract.removed)
}

/// The page of a removed code.
pub(crate) fn removed(markup: impl Markup, contract: &Contract, gone: &Tombstone) -> RemovedPage {
    let since = format!("Removed in {}", markup.phrase(&gone.since));
    let instead = replacement(markup, contract, &Prose::default(), gone.replaced_by.as_ref());
    RemovedPage { note: markup.note(&since, &instead), reason: markup.text("", 1, &gone.reason) }
}

/// `redirects.json`: redirects from the pages of replaced codes and of aliases, for hosts that support redirects.
///
/// Paths within the folder of the contract, without file extensions; `None` if there are none. Other hosts still have the
/// page of a replaced code.
pub(crate) fn redirects(contract: &Contract) -> Option<String> {
    let replaced = contract.removed.iter().filter_map(|gone| {
        let by = &contract[gone.replaced_by.as_ref()?.value];
        Some(json!({ "from": path::code(&gone.code), "to": path::code(&by.name) }))
    });
    let pages: HashSet<String> = contract.errors.iter().map(|it| path::code(&it.name)).collect();
    let aliases = contract.errors.iter().flat_map(|error| {
        let alias =
            |alias: &Spanned<Code>| (path::code(&alias.to_string()), path::code(&error.name));
        error.aliases.iter().map(alias).collect::<Vec<_>>()
    });
    let aliases = aliases.filter(|(from, _)| !pages.contains(from));
    let aliases = aliases.map(|(from, to)| json!({ "from": from, "to": to }));
    let redirects: Vec<Value> = replaced.chain(aliases).collect();
    let data = json!({ "redirects": redirects });
    // Writing a JSON value into a string cannot fail.
    (!redirects.is_empty()).then(|| serde_json::to_string_pretty(&data).unwrap_or_default() + "\n")
}
