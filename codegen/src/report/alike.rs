//! Counts findings that differ only in names, so that a mistake made everywhere does not hide the others.

use std::collections::HashMap;

use crate::report::Diagnostic;

/// The number of findings of one kind in one file that are drawn.
const MAX_ALIKE: usize = 10;

/// The findings to draw, each with the number of those that follow it and are not drawn.
pub(super) fn drawn(diagnostics: &[Diagnostic]) -> Vec<(&Diagnostic, usize)> {
    let kinds: Vec<_> = diagnostics.iter().map(kind).collect();
    let mut totals = HashMap::new();
    kinds.iter().for_each(|kind| *totals.entry(kind).or_insert(0) += 1);
    let mut counts = HashMap::new();
    let drawn = diagnostics.iter().zip(&kinds).filter_map(|(found, kind)| {
        let count = counts.entry(kind).or_insert(0);
        *count += 1;
        let more = if *count == MAX_ALIKE { totals[kind] - MAX_ALIKE } else { 0 };
        (*count <= MAX_ALIKE).then_some((found, more))
    });
    drawn.collect()
}

/// The note for findings that are not drawn.
pub(super) fn note(more: usize) -> Option<String> {
    let text = "more like this in this file; `errcat check --format short` lists them";
    (more > 0).then(|| format!("{more} {text}"))
}

/// The rule, the file, and the message without the names in it: equal for alike findings.
fn kind(found: &Diagnostic) -> impl Eq + std::hash::Hash + use<> {
    let words: Vec<&str> = found.message.split('`').step_by(2).collect();
    (found.rule.name, found.span().file, words.join("`"))
}
