//! Facts about an error, each a term and a few words.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::retry;
use crate::model::{Error, Operation, Provenance, Stability};
use crate::wire::{Wire, docs_url, status_name};

/// A term and a few words.
#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    term: &'static str,
    text: String,
}

impl Fact {
    pub(crate) fn new(term: &'static str, text: impl Into<String>) -> Self {
        Self { term, text: text.into() }
    }
}

/// The facts that the contract states about an error.
pub(crate) fn facts(markup: impl Markup, wire: &Wire<'_>, error: &Error) -> Vec<Fact> {
    let status = status(markup, wire, error).zip(*error.status);
    let status = status.map(|(words, number)| markup.page(&words, &path::status(number)));
    let mut facts = stated([
        ("Message", Some(markup.code(&error.case().message.display()))),
        ("HTTP status", status),
        ("Category", category(markup, wire, error)),
        ("Returned by", operations(markup, wire, error)),
        ("Retry", Some(retry::long(markup, error.case())).filter(|rule| !rule.is_empty())),
    ]);
    facts.extend(few_have(markup, error));
    facts
}

/// The address of the documentation, for a place that is not the documentation.
pub(crate) fn documented_at(markup: impl Markup, wire: &Wire<'_>, error: &Error) -> Option<Fact> {
    let url = docs_url(wire.contract, error)?;
    Some(Fact::new("Documented at", markup.address(&url)))
}

/// The facts that only few errors have.
pub(crate) fn few_have(markup: impl Markup, error: &Error) -> Vec<Fact> {
    stated([
        ("Aliases", error.listed_aliases(|code| markup.code(code))),
        ("Outage", outage(error).map(str::to_owned)),
        ("Since", error.lifecycle.since.as_ref().map(|since| markup.phrase(since))),
        ("Stability", stability(error).map(str::to_owned)),
    ])
}

fn stated<const N: usize>(facts: [(&'static str, Option<String>); N]) -> Vec<Fact> {
    facts.into_iter().filter_map(|(term, text)| Some(Fact { term, text: text? })).collect()
}

/// The number of the status and its name.
pub(crate) fn status(markup: impl Markup, wire: &Wire<'_>, error: &Error) -> Option<String> {
    error.status.map(|status| markup.prose(&status_name(wire.contract, status)))
}

/// The category, with a link to its page.
pub(crate) fn category(markup: impl Markup, wire: &Wire<'_>, error: &Error) -> Option<String> {
    let category = &wire.contract[error.category?];
    Some(markup.page(&markup.prose(&category.title), &path::category(&category.name)))
}

/// The operations that can return the error.
fn operations(markup: impl Markup, wire: &Wire<'_>, error: &Error) -> Option<String> {
    let contract = wire.contract;
    let returns = |operation: &&Operation| {
        operation.errors.iter().any(|id| contract[id.value].name.value == error.name.value)
    };
    let links = contract
        .operations
        .iter()
        .filter(returns)
        .map(|it| markup.page(&markup.code(&it.name), &path::operation(&it.name)));
    let links = links.collect::<Vec<_>>().join(", ");
    Some(links).filter(|links| !links.is_empty())
}

/// The effect on a circuit breaker, only if the catalog states it; by default it follows from the status.
fn outage(error: &Error) -> Option<&'static str> {
    let is_stated =
        matches!(error.outage.provenance, Provenance::Own(_) | Provenance::Inherited(_));
    let words = if *error.outage {
        "Yes: a circuit breaker counts it"
    } else {
        "No: a circuit breaker does not count it"
    };
    Some(words).filter(|_| is_stated)
}

fn stability(error: &Error) -> Option<&'static str> {
    Some(match error.lifecycle.stability? {
        Stability::Draft => "Draft: it may be removed",
        Stability::Beta => "Beta: it may change",
        Stability::Stable => "Stable: it will not change",
    })
}
