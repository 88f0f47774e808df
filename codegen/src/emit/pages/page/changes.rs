//! The history of a contract: codes that were added, deprecated and removed, and the page of a removed code.

use std::cmp::Reverse;
use std::collections::HashSet;

use serde::Serialize;
use serde_json::{Value, json};

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::advice::replacement;
use crate::emit::pages::section::{Columns, Table, case_link};
use crate::model::{Case, Code, Contract, Prose, Tombstone, Version};
use crate::source::Spanned;

#[derive(Serialize)]
pub(crate) struct ChangesPage {
    removed: Table,
    deprecated: Table,
    added: Table,
    /// The codes that were removed or deprecated in an unknown version.
    undated: Table,
}

/// A change of a code.
struct Change<'c> {
    kind: &'static str,
    code: String,
    since: Option<&'c str>,
    /// The reason, and the code to use instead.
    advice: String,
}

#[derive(Serialize)]
pub(crate) struct RemovedPage {
    note: String,
    reason: String,
}

/// Whether a contract states anything about its history.
pub(crate) fn has_any(contract: &Contract) -> bool {
    let is_dated =
        |case: &Case| case.lifecycle.since.is_some() || case.lifecycle.deprecated.is_some();
    !contract.removed.is_empty() || contract.cases().any(|(_, case)| is_dated(case))
}

pub(crate) fn view(markup: impl Markup, contract: &Contract) -> ChangesPage {
    let code = |code: &str| markup.page(&markup.code(code), &path::code(code));
    let removed = contract.removed.iter().map(|gone| Change {
        kind: "Removed",
        code: code(&gone.code),
        since: gone.since.as_ref().map(|since| since.as_str()),
        advice: replacement(markup, contract, &gone.reason, gone.replaced_by.as_ref()),
    });
    let deprecated = contract.errors.iter().flat_map(|error| {
        let own = error.own_cases(|case| &case.lifecycle.deprecated);
        own.filter_map(move |case| {
            let it = case.lifecycle.deprecated.as_ref()?;
            Some(Change {
                kind: "Deprecated",
                code: case_link(markup, error, case),
                since: it.since.as_ref().map(|since| since.as_str()),
                advice: replacement(markup, contract, &it.reason, it.replaced_by.as_ref()),
            })
        })
    });
    let added = contract.errors.iter().flat_map(|error| {
        let own = error.own_cases(|case| &case.lifecycle.since);
        own.filter_map(move |case| {
            let since = Some(case.lifecycle.since.as_ref()?.as_str());
            let code = case_link(markup, error, case);
            Some(Change { kind: "Added", code, since, advice: String::new() })
        })
    });
    let mut changes: Vec<_> = removed.chain(deprecated).chain(added).collect();
    let numbers = |change: &Change<'_>| Some(Version::parse(change.since?)?.numbers);
    changes.sort_by_key(|change| Reverse(numbers(change)));
    let columns = || Columns::new().column("Code", |change: &Change<'_>| change.code.clone());
    let table = |kind| {
        columns()
            .column("Since", |change| change.since.map(|it| markup.phrase(it)).unwrap_or_default())
            .column("What to do", |change| change.advice.clone())
            .table(changes.iter().filter(|change| change.kind == kind && change.since.is_some()))
    };
    let undated = columns()
        .column("Change", |change| change.kind.to_owned())
        .column("What to do", |change| change.advice.clone())
        .table(changes.iter().filter(|change| change.since.is_none()));
    ChangesPage {
        removed: table("Removed"),
        deprecated: table("Deprecated"),
        added: table("Added"),
        undated,
    }
}

/// The removed codes, each with a link to its page if there are pages.
pub(crate) fn removed_codes(markup: impl Markup, contract: &Contract) -> Table {
    Columns::new()
        .column("Code", move |gone: &Tombstone| {
            markup.page(&markup.code(&gone.code), &path::code(&gone.code))
        })
        .column("Since", move |gone| {
            gone.since.as_ref().map(|since| markup.phrase(since)).unwrap_or_default()
        })
        .column("What to do", move |gone| {
            replacement(markup, contract, &gone.reason, gone.replaced_by.as_ref())
        })
        .table(&contract.removed)
}

/// The page of a removed code.
pub(crate) fn removed(markup: impl Markup, contract: &Contract, gone: &Tombstone) -> RemovedPage {
    let since = gone.since.as_ref().map(|since| format!(" in {}", markup.phrase(since)));
    let since = format!("Removed{}", since.unwrap_or_default());
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
