//! Facts about an error, each a term and a few words.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::retry;
use crate::model::{Case, Error, Operation, Provenance, Stability};
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
    let statuses = error
        .statuses()
        .into_iter()
        .map(|number| markup.page(&status(markup, wire, number), &path::status(number)));
    let statuses = statuses.collect::<Vec<_>>().join(", ");
    let mut facts = stated([
        ("Message", Some(markup.code(&error.case().message.display()))),
        ("HTTP status", Some(statuses).filter(|statuses| !statuses.is_empty())),
        ("Category", category(markup, wire, error)),
        ("Returned by", operations(markup, wire, error)),
        ("Retry", Some(retry::long(markup, error.case())).filter(|rule| !rule.is_empty())),
    ]);
    facts.extend(aliases(markup, error));
    facts.extend(few_have(markup, error.case(), None));
    facts
}

/// The address of the documentation, for a place that is not the documentation.
pub(crate) fn documented_at(markup: impl Markup, wire: &Wire<'_>, error: &Error) -> Option<Fact> {
    let url = docs_url(wire.contract, error)?;
    Some(Fact::new("Documented at", markup.address(&url)))
}

/// The other codes that clients read as the error.
pub(crate) fn aliases(markup: impl Markup, error: &Error) -> Option<Fact> {
    Some(Fact::new("Aliases", error.listed_aliases(|code| markup.code(code))?))
}

/// The facts that only few cases have; for a condition, those that differ from its error.
pub(crate) fn few_have(markup: impl Markup, case: &Case, base: Option<&Case>) -> Vec<Fact> {
    let own = |is_same: fn(&Case, &Case) -> bool| base.is_none_or(|base| !is_same(base, case));
    let life = &case.lifecycle;
    let since = life.since.as_ref().filter(|_| own(|a, b| a.lifecycle.since == b.lifecycle.since));
    let is_own = own(|a, b| a.lifecycle.stability == b.lifecycle.stability);
    let stability = life.stability.filter(|_| is_own).map(stability);
    stated([
        ("Outage", outage(case).filter(|_| own(|a, b| a.outage == b.outage)).map(str::to_owned)),
        ("Since", since.map(|since| markup.phrase(since))),
        ("Stability", stability.map(str::to_owned)),
    ])
}

fn stated<const N: usize>(facts: [(&'static str, Option<String>); N]) -> Vec<Fact> {
    facts.into_iter().filter_map(|(term, text)| Some(Fact { term, text: text? })).collect()
}

/// The number of a status and its name.
pub(crate) fn status(markup: impl Markup, wire: &Wire<'_>, status: u16) -> String {
    markup.prose(&status_name(wire.contract, status))
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
fn outage(case: &Case) -> Option<&'static str> {
    let is_stated = matches!(case.outage.provenance, Provenance::Own(_) | Provenance::Inherited(_));
    let words = if *case.outage {
        "Yes: a circuit breaker counts it"
    } else {
        "No: a circuit breaker does not count it"
    };
    Some(words).filter(|_| is_stated)
}

fn stability(stability: Stability) -> &'static str {
    match stability {
        Stability::Draft => "Draft: it may be removed",
        Stability::Beta => "Beta: it may change",
        Stability::Stable => "Stable: it will not change",
    }
}
