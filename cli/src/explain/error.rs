//! What there is to say of an error, of what only a client can see, and of a code that is gone.

use std::fmt::Debug;

use errcat_codegen::model::{
    ClientError, Condition, Contract, Deprecation, Details, ErrorDef, Param, Remedy, Retry,
    RetrySource, Template, Tombstone, reason_phrase,
};
use errcat_codegen::source::Spanned;

use crate::explain::card::Card;

pub(super) fn error(contract: &Contract, error: &ErrorDef) -> Card {
    let category = error.category.and_then(|at| contract.categories.get(at));
    let code = error.code.to_string();
    let key = (code != *error.name).then(|| error.name.value.clone());
    Card::new(code, error.name.span)
        .maybe("name", key)
        .row("contract", named(contract))
        .maybe("category", category.map(|category| category.title.clone()))
        .row("status", error.status.as_ref().map_or("not said".to_owned(), |it| status(it.value)))
        .row("title", &error.title)
        .row("description", &error.description.value)
        .row("message", error.message.display())
        .maybe("user message", error.user_message.as_ref().map(Template::display))
        .list("causes", &texts(&error.causes))
        .maybe("remedy", error.remedy.as_ref().map(remedy))
        .row("retry", retry(&error.retry))
        .list("args", &params(&error.args))
        .list("details", &details(&error.details))
        .list("headers", &headers(error))
        .list("conditions", &conditions(error))
        .maybe("since", error.lifecycle.since.as_ref().map(|since| since.value.clone()))
        .maybe("deprecated", error.lifecycle.deprecated.as_ref().map(deprecation))
}

pub(super) fn client(contract: &Contract, error: &ClientError) -> Card {
    Card::new(error.name.value.clone(), error.name.span)
        .row("contract", named(contract))
        .row("seen by", format!("clients only ({})", spelling(&error.origin)))
        .row("title", &error.title)
        .row("description", &error.description)
        .row("message", &error.message)
        .maybe("user message", error.user_message.as_ref())
        .maybe("remedy", error.remedy.as_ref().map(remedy))
        .row("retry", spelling(&error.retry))
}

pub(super) fn removed(contract: &Contract, gone: &Tombstone) -> Card {
    Card::new(gone.code.value.clone(), gone.code.span)
        .row("contract", named(contract))
        .row("removed", format!("in {}", gone.since.value))
        .maybe("reason", Some(&gone.reason))
        .maybe("replaced by", gone.replaced_by.as_ref().map(|code| code.value.clone()))
}

fn named(contract: &Contract) -> String {
    format!("{} ({} {})", contract.name.value, contract.title, contract.version.value)
}

fn status(status: u16) -> String {
    reason_phrase(status).map_or_else(|| status.to_string(), |phrase| format!("{status} {phrase}"))
}

fn remedy(remedy: &Remedy) -> String {
    let link = remedy.link.as_ref().map(|link| format!("\n{}", link.display()));
    let (action, text) = (spelling(&remedy.action.value), &remedy.text.value);
    format!("{action}: {text}{}", link.unwrap_or_default())
}

fn retry(retry: &Retry) -> String {
    let after: Vec<String> = retry.after.iter().map(source).collect();
    let after = if after.is_empty() { String::new() } else { format!(", {}", after.join(", or ")) };
    let silent = if retry.said.is_none() { ", since nothing else is said" } else { "" };
    format!("{}{silent}{after}", spelling(&retry.when))
}

fn source(source: &RetrySource) -> String {
    let place = |kind: &str, name: &Option<Spanned<String>>| {
        name.as_ref().map(|name| format!("{kind} `{}`", name.value))
    };
    let places = [
        place("param", &source.param),
        place("header", &source.header),
        place("body", &source.body),
    ];
    format!("after the {}", places.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn details(details: &Details) -> Vec<String> {
    match details {
        Details::Whole(whole) => vec![whole.ty.to_string()],
        _ => params(details.params()),
    }
}

fn params(params: &[Param]) -> Vec<String> {
    params.iter().map(param).collect()
}

/// `limit?: integer (requests)  How many are allowed.`
fn param(param: &Param) -> String {
    let mark = if param.optional { "?" } else { "" };
    let unit = param.unit.as_ref().map(|unit| format!(" ({})", unit.value)).unwrap_or_default();
    let doc = if param.doc.is_empty() { String::new() } else { format!("  {}", param.doc) };
    format!("{}{mark}: {}{unit}{doc}", param.name.value, param.ty)
}

fn headers(error: &ErrorDef) -> Vec<String> {
    let headers = error.headers.iter();
    headers.map(|header| format!("{}: {}", header.name.value, header.value.display())).collect()
}

fn conditions(error: &ErrorDef) -> Vec<String> {
    let said = |it: &Condition| format!("{}: {}", it.name.value, it.message.display());
    error.conditions.iter().map(said).collect()
}

fn deprecation(deprecation: &Deprecation) -> String {
    let instead = deprecation.replaced_by.as_ref().map(|code| format!("use {}", code.value));
    let reason = (!deprecation.reason.is_empty()).then(|| deprecation.reason.clone());
    let rest: Vec<String> = [instead, reason].into_iter().flatten().collect();
    let since = format!("since {}", deprecation.since.value);
    if rest.is_empty() { since } else { format!("{since}: {}", rest.join("; ")) }
}

fn texts(texts: &[Spanned<String>]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}

/// A variant as a catalog writes it: `IfIdempotent` is `if_idempotent`.
fn spelling(variant: &impl Debug) -> String {
    let mut spelling = String::new();
    for letter in format!("{variant:?}").chars() {
        if letter.is_uppercase() && !spelling.is_empty() {
            spelling.push('_');
        }
        spelling.extend(letter.to_lowercase());
    }
    spelling
}
