//! Writes synthetic errors in the catalog language.

use crate::synth::SynthFiles;
use crate::synth::draw::{DrawnError, DrawnExtra};
use crate::synth::params::{DrawnParam, ParamPlace, REFERENCE, RETRY_AFTER, TYPES};
use crate::synth::words::{DOMAINS, STATUSES};

const PROJECT: &str = "\
catalog: catalog
output: generated
targets:
  rust: { serde: true, http: true }
";

const CONTRACT: &str = "\
errcat: 1
name: synth
title: Synthetic API
version: 1.0.0
description: Synthetic errors for benchmarks.
docs_url: https://docs.example.com/errors#{slug}
context:
  request_id: { type: string, doc: Identifies the request., example: req_8f14e45f }
  timestamp: { type: timestamp, doc: When the error occurred., example: \"2025-01-06T12:00:00.000Z\" }
envelope:
  error: { code: $code, message: $message, details?: $details }
  request_id: $request_id
  timestamp: $timestamp
retry:
  backoff: { initial: 500ms, factor: 2, max: 30s, attempts: 5, jitter: full }
";

/// The project file, the contract, and a file for each category that has errors.
pub(super) fn project(errors: &[DrawnError]) -> SynthFiles {
    let mut files = vec![("errcat.yaml".to_owned(), PROJECT.to_owned())];
    let mut categories = Vec::new();
    for domain in &DOMAINS {
        let members: Vec<&DrawnError> =
            errors.iter().filter(|error| error.domain.name == domain.name).collect();
        if members.is_empty() {
            continue;
        }
        let mut lines = vec![format!("title: {}", domain.title)];
        lines.push(format!("description: What can go wrong with {}.", domain.name));
        lines.push("errors:".to_owned());
        lines.extend(members.into_iter().flat_map(entry));
        files.push((format!("catalog/synth/{}.yaml", domain.name), lines.join("\n") + "\n"));
        categories.push(domain.name);
    }
    files.push(("catalog/synth/contract.yaml".to_owned(), contract(errors, &categories)));
    files
}

fn contract(errors: &[DrawnError], categories: &[&str]) -> String {
    let params = || errors.iter().flat_map(|error| &error.details);
    let is_named = |name: &str| params().any(|param| param.ty.contains(name));
    let types: Vec<_> = TYPES.iter().filter(|(name, _)| is_named(name)).collect();
    let mut lines = vec!["statuses:".to_owned()];
    let statuses = STATUSES
        .iter()
        .filter(|(status, _)| errors.iter().any(|error| error.fault.status == *status));
    lines.extend(statuses.map(|(status, meaning)| format!("  {status}: {meaning}")));
    if !types.is_empty() {
        lines.push("types:".to_owned());
        lines.extend(types.into_iter().map(|(name, definition)| format!("  {name}: {definition}")));
    }
    lines.push(format!("categories: [{}]", categories.join(", ")));
    format!("{CONTRACT}{}\n", lines.join("\n"))
}

fn entry(error: &DrawnError) -> Vec<String> {
    let (code, fault) = (error.code(), error.fault);
    let sentence = format!("{} {}", words(&error.subject), fault.phrase);
    let mut lines = vec![
        format!("  {code}:"),
        format!("    status: {}", fault.status),
        format!("    title: {}", words(&code)),
        format!("    description: {sentence}."),
        format!("    message: {}", message(error, &sentence)),
        format!(
            "    cause: The request reached the server when the {} {}.",
            spoken(&error.subject),
            fault.phrase
        ),
        format!("    remedy: {{ action: {}, text: {} }}", fault.action, fault.remedy),
    ];
    if error.extras.contains(&DrawnExtra::UserMessage) {
        lines.push(format!("    user_message: {sentence}. {}", fault.remedy));
    }
    lines.extend(retry(error));
    if error.extras.contains(&DrawnExtra::Reference) {
        lines.push(format!("    args:\n{}", param(&REFERENCE)));
    }
    if !error.details.is_empty() {
        lines.push("    details:".to_owned());
        lines.extend(error.details.iter().map(|detail| param(detail)));
    }
    lines.extend(condition(error, &sentence));
    lines
}

/// A retry rule if the error is temporary, or if its status suggests that it is.
fn retry(error: &DrawnError) -> Option<String> {
    let fault = error.fault;
    if error.details.contains(&&RETRY_AFTER) {
        return Some(format!("    retry: {{ when: always, after: {} }}", RETRY_AFTER.key));
    }
    match fault.status {
        _ if fault.is_temporary() => Some("    retry: always".to_owned()),
        500.. => Some("    retry: never".to_owned()),
        _ => None,
    }
}

fn condition(error: &DrawnError, sentence: &str) -> Option<String> {
    let (ending, condition) = error.condition?;
    let code = error.code();
    let lines = [
        "    conditions:".to_owned(),
        format!("      {}_{ending}:", code.to_lowercase()),
        format!("        title: {} {condition}", words(&code)),
        format!("        description: {sentence} {condition}."),
        format!("        message: {}", message(error, &format!("{sentence} {condition}"))),
    ];
    Some(lines.join("\n"))
}

/// The sentence, with the params that may be in messages.
fn message(error: &DrawnError, sentence: &str) -> String {
    let shown = error.details.iter().filter(|param| param.place == ParamPlace::Message);
    let values: Vec<String> =
        shown.map(|param| format!("{} {{{}}}", spoken(param.key), param.key)).collect();
    let about = if error.extras.contains(&DrawnExtra::Reference) { " for {reference}" } else { "" };
    let values =
        if values.is_empty() { String::new() } else { format!(" ({})", values.join(", ")) };
    format!("{sentence}{about}{values}")
}

fn param(param: &DrawnParam) -> String {
    let unit =
        if param.unit.is_empty() { String::new() } else { format!(", unit: {}", param.unit) };
    let DrawnParam { key, ty, doc, example, .. } = param;
    format!("      {key}: {{ type: {ty}, doc: {doc}{unit}, example: {example} }}")
}

/// `Payment method`
fn words(name: &str) -> String {
    name[..1].to_owned() + &spoken(&name[1..])
}

/// `payment method`
fn spoken(name: &str) -> String {
    name.to_lowercase().replace('_', " ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::synth::draw;

    #[test]
    fn the_same_seed_writes_the_same_bytes() {
        let project = |seed| project(&draw::errors(300, seed));
        assert_eq!(project(7), project(7));
        assert_ne!(project(7), project(8));
    }

    #[test]
    fn conditions_have_names_of_their_own() {
        let errors = draw::errors(10_000, 1);
        let mut names: BTreeSet<String> =
            errors.iter().map(|error| error.code().to_lowercase()).collect();
        for error in &errors {
            if let Some((ending, _)) = error.condition {
                assert!(names.insert(format!("{}_{ending}", error.code().to_lowercase())));
            }
        }
    }

    #[test]
    fn what_a_client_may_wonder_about_is_said() {
        for error in draw::errors(2_000, 3) {
            let is_open = matches!(error.fault.status, 408 | 429 | 500..);
            assert!(!is_open || retry(&error).is_some(), "{}", error.code());
        }
    }
}
