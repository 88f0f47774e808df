//! A code that carries values, and that a receiver could take for another one.

use crate::model::{Contract, Error, Piece, Template};
use crate::report::Report;
use crate::rule::{FIXED, Needs, Rule, rule};
use crate::wire::share_a_code;

pub(super) static RULE: Rule = rule!("ambiguous-code", FIXED, Needs::Contract);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let starts = contract.errors.iter().enumerate().map(|(at, error)| (start(error), at));
    let mut starts: Vec<_> = starts.collect();
    starts.sort();
    for (own, (plain, at)) in starts.iter().enumerate() {
        let error = &contract.errors[*at];
        let Some(pattern) = &error.case().pattern else { continue };
        adjacent(error, pattern, report);
        // Codes that can be the same start alike: they follow each other, the one with the shortest start first.
        let first = starts.partition_point(|(other, _)| other < plain);
        let alike = starts.iter().enumerate().skip(first);
        let alike = alike.take_while(|(_, (other, _))| other.starts_with(plain));
        let clash =
            alike.map(|(place, (_, at))| (place, &contract.errors[*at])).find(|(place, other)| {
                // Two patterns are compared once, and `duplicate-code` reports two that are the same, unless they may recur.
                let is_compared = *place <= own && other.case().pattern.is_some();
                let recurs = contract.sends_category() && other.category != error.category;
                let is_other = other.code != error.code || recurs;
                !is_compared && is_other && share_a_code(error, other)
            });
        if let Some((_, other)) = clash {
            let message = format!("`{}` can be the same as `{}`", *error.code, *other.code);
            let place = other.code.span().unwrap_or(other.name.span);
            let finding = RULE.at(pattern.span, message).also(place, "the other code");
            report.push(finding.help("add a text that tells them apart"));
        }
    }
}

/// The text of a code before its first value.
fn start(error: &Error) -> String {
    match error.case().pattern.as_ref().map(|pattern| pattern.pieces.first()) {
        None => error.code.to_string(),
        Some(Some(Piece::Text(text))) => text.clone(),
        Some(_) => String::new(),
    }
}

/// Reports placeholders with nothing between them, whose values could not be told apart.
fn adjacent(error: &Error, pattern: &Template, report: &mut Report) {
    for pair in pattern.pieces.windows(2) {
        if let [Piece::Slot(first), Piece::Slot(second)] = pair {
            let message =
                format!("nothing separates `{{{first}}}` from `{{{second}}}` in `{}`", *error.code);
            let finding = RULE.at(second.name.span, message);
            report.push(finding.help("write a text between them"));
        }
    }
}
