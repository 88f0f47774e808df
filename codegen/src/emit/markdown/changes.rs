//! What was added, deprecated and removed, and when.

use minijinja::{Value, context};

use crate::emit::markdown::link::Links;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::{code, escape, page};
use crate::model::{Contract, Deprecation, ErrorDef, Tombstone};

/// Whether a contract says anything about its history.
pub(super) fn has_any(contract: &Contract) -> bool {
    let is_dated =
        |error: &ErrorDef| error.lifecycle.since.is_some() || error.lifecycle.deprecated.is_some();
    !contract.removed.is_empty() || contract.errors.iter().any(is_dated)
}

pub(super) fn view(contract: &Contract, links: Links<'_>) -> Value {
    let added = Table::new().column("Code", |error: &ErrorDef| links.to_code(error)).column(
        "Since",
        |error| {
            error.lifecycle.since.as_ref().map(|since| escape::phrase(since)).unwrap_or_default()
        },
    );
    let deprecated = Table::new()
        .column("Code", |(error, _): &(&ErrorDef, &Deprecation)| links.to_code(error))
        .column("Since", |(_, deprecation)| escape::phrase(&deprecation.since))
        .column("What to do", |(_, deprecation)| {
            let instead = code::replacement(contract, links, deprecation.replaced_by.as_ref());
            (escape::inline(&deprecation.reason) + &instead).trim().to_owned()
        });
    let deprecations: Vec<_> = contract
        .errors
        .iter()
        .filter_map(|error| Some((error, error.lifecycle.deprecated.as_ref()?)))
        .collect();
    context! {
        removed => removed(contract, links).view(&contract.removed),
        deprecated => deprecated.view(&deprecations),
        added => added.view(contract.errors.iter().filter(|error| error.lifecycle.since.is_some())),
        index => links.to_index(),
    }
}

/// The codes that are gone, each with a page of its own.
fn removed<'t>(contract: &'t Contract, links: Links<'t>) -> Table<'t, Tombstone> {
    Table::new()
        .column("Code", move |gone: &Tombstone| {
            links.to(&escape::code(&gone.code), &page::of_code(&gone.code))
        })
        .column("Since", |gone| escape::phrase(&gone.since))
        .column("What to do", move |gone| {
            let instead = code::replacement(contract, links, gone.replaced_by.as_ref());
            (escape::inline(&gone.reason) + &instead).trim().to_owned()
        })
}
