//! Documentation comments.

use crate::emit::typescript::escape::{code_span, doc_line};
use crate::emit::typescript::prose;
use crate::model::{Case, Contract, Deprecation, Error, Origin, Remedy};
use crate::wire::{ClientFailure, docs_url, status_name};

/// The documentation of a code.
pub(super) fn of_error(contract: &Contract, error: &Error) -> String {
    let case = error.case();
    let status = error.case().status.map(|status| status_name(contract, status));
    let status = status.map(|name| format!(" ({})", doc_line(&name))).unwrap_or_default();
    let mut parts = vec![vec![format!("**{}**{status}", doc_line(&case.title))]];
    parts.push(prose::blocks(&case.description));
    let aliases = error.listed_aliases(|code| format!("`{}`", doc_line(&code_span(code))));
    parts.extend(aliases.map(|list| vec![format!("Aliases: {list}.")]));
    parts.extend(case.causes.iter().map(|cause| prose::after("**Cause:**", cause)));
    parts.extend(case.remedy.as_ref().map(remedy));
    if !error.conditions().is_empty() {
        let titles = error.conditions().iter().map(|it| condition(contract, case, it));
        parts.push(std::iter::once("Conditions:".to_owned()).chain(titles).collect());
    }
    let since = error.case().lifecycle.since.as_ref();
    parts.extend(since.map(|since| vec![format!("Since {}.", doc_line(since))]));
    let see = docs_url(contract, error).map(|url| format!("@see {}", doc_line(&url)));
    let deprecated = error.case().lifecycle.deprecated.as_ref();
    let deprecated = deprecated.map(|deprecation| deprecated_tag(contract, deprecation));
    parts.push(see.into_iter().chain(deprecated).collect());
    comment(&paragraphs(parts), 4)
}

/// The title of a condition, and what its lifecycle has of its own.
fn condition(contract: &Contract, base: &Case, case: &Case) -> String {
    let status = case.status.filter(|_| case.status != base.status);
    let status = status.map(|status| format!(" ({})", doc_line(&status_name(contract, status))));
    let deprecated = case.lifecycle.deprecated.as_ref();
    let deprecated = deprecated.filter(|own| base.lifecycle.deprecated.as_ref() != Some(own));
    let deprecated = deprecated.map(|it| {
        let since = it.since.as_ref().map(|since| format!(" since {}", doc_line(since)));
        let opening = format!(". Deprecated{}.", since.unwrap_or_default());
        deprecated_note(opening, contract, it)
    });
    let title = doc_line(&case.title);
    format!("- {title}{}{}", status.unwrap_or_default(), deprecated.unwrap_or_default())
}

fn deprecated_tag(contract: &Contract, deprecation: &Deprecation) -> String {
    let since = deprecation.since.as_ref().map(|since| format!(" Since {}.", doc_line(since)));
    deprecated_note(format!("@deprecated{}", since.unwrap_or_default()), contract, deprecation)
}

/// The reason and the replacement after these words.
fn deprecated_note(opening: String, contract: &Contract, deprecation: &Deprecation) -> String {
    let reason = Some(prose::brief(&deprecation.reason)).filter(|reason| !reason.is_empty());
    let instead = deprecation.replaced_by.as_ref();
    let instead = instead.map(|error| format!("Use `{}`.", doc_line(&contract[error.value].name)));
    let parts = std::iter::once(opening).chain(reason).chain(instead);
    parts.collect::<Vec<_>>().join(" ")
}

/// The documentation of a failure that only a client sees.
pub(super) fn of_failure(failure: &ClientFailure<'_>) -> String {
    let seen = match failure.origin {
        Origin::NoResponse => "No response was received.",
        Origin::Timeout => "No response was received in time.",
        Origin::Unrecognized => {
            "The response is not recognized: it has an unknown code, see `wireCode`, or another body."
        }
    };
    let mut parts = vec![vec![format!("Only a client can see it. {seen}")]];
    if let Some(declared) = failure.declared {
        parts.push(prose::blocks(&declared.description));
        parts.extend(declared.remedy.as_ref().map(remedy));
    }
    comment(&paragraphs(parts), 4)
}

fn remedy(remedy: &Remedy) -> Vec<String> {
    prose::after("**Remedy:**", &remedy.text)
}

/// Paragraphs, separated by empty lines.
fn paragraphs(parts: Vec<Vec<String>>) -> Vec<String> {
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&String::new())
}

/// A documentation comment of these lines.
pub(super) fn comment(lines: &[String], indent: usize) -> String {
    let indent = " ".repeat(indent);
    if let [line] = lines {
        return format!("{indent}/** {line} */");
    }
    let lines = lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
    format!("{indent}/**\n{}{indent} */", lines.collect::<String>())
}
