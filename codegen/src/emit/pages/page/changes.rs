//! The history of a contract: codes that were added, deprecated and removed.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::replacement::advice;
use crate::emit::pages::section::table::{Columns, Table};
use crate::model::{Contract, Deprecation, Error, Tombstone};

#[derive(Serialize)]
pub(crate) struct ChangesPage {
    removed: Table,
    deprecated: Table,
    added: Table,
}

/// Whether a contract states anything about its history.
pub(crate) fn has_any(contract: &Contract) -> bool {
    let is_dated =
        |error: &Error| error.lifecycle.since.is_some() || error.lifecycle.deprecated.is_some();
    !contract.removed.is_empty() || contract.errors.iter().any(is_dated)
}

pub(crate) fn view(markup: impl Markup, contract: &Contract) -> ChangesPage {
    let removed = Columns::new()
        .column("Code", move |gone: &Tombstone| {
            markup.page(&markup.code(&gone.code), &path::code(&gone.code))
        })
        .column("Since", move |gone| markup.phrase(&gone.since))
        .column("What to do", move |gone| {
            advice(markup, contract, &gone.reason, gone.replaced_by.as_ref())
        });
    let deprecated = Columns::new()
        .column("Code", move |(error, _): &(&Error, &Deprecation)| markup.error(error))
        .column("Since", move |(_, it)| markup.phrase(&it.since))
        .column("What to do", move |(_, it)| {
            advice(markup, contract, &it.reason, it.replaced_by.as_ref())
        });
    let added = Columns::new()
        .column("Code", move |(error, _): &(&Error, &str)| markup.error(error))
        .column("Since", move |(_, since)| markup.phrase(since));
    let errors = || contract.errors.iter();
    let deprecations = errors().filter_map(|it| Some((it, it.lifecycle.deprecated.as_ref()?)));
    let additions = errors().filter_map(|it| Some((it, it.lifecycle.since.as_ref()?.as_str())));
    ChangesPage {
        removed: removed.table(&contract.removed),
        deprecated: deprecated.table(&deprecations.collect::<Vec<_>>()),
        added: added.table(&additions.collect::<Vec<_>>()),
    }
}
