//! Retry rules in words.

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::{Columns, Table, case_link, own_cases, status};
use crate::model::{
    Backoff, Case, Error, Jitter, Retry, RetryFormat, RetrySource, StatusRetry, When,
};
use crate::wire::{LONGEST_WAIT, Wire, known_delay};

/// A short text for a table: `After a delay`, or `Depends` if the conditions of the error differ.
pub(crate) fn short(error: &Error) -> &'static str {
    let words = case_words(&error.case().retry);
    let differs = error.conditions().iter().any(|case| case_words(&case.retry) != words);
    if differs { "Depends" } else { words }
}

fn case_words(retry: &Retry) -> &'static str {
    match (*retry.when, retry.after.is_empty()) {
        (When::Never, _) if !retry.is_stated() => "",
        (When::Never, _) => "No",
        (When::IfIdempotent, _) => "If idempotent",
        (When::Always, true) => "Yes, with backoff",
        (When::Always, false) => "After a delay",
    }
}

/// A word for a rule, without delays.
pub(crate) fn when_words(when: When) -> &'static str {
    match when {
        When::Never => "No",
        When::IfIdempotent => "If idempotent",
        When::Always => "Yes",
    }
}

/// The retry rule in sentences; empty if the contract has none.
pub(crate) fn long(markup: impl Markup, case: &Case) -> String {
    let retry = &case.retry;
    let which = match *retry.when {
        When::Never if !retry.is_stated() => return String::new(),
        When::Never => return "Do not retry: the same request fails again.".to_owned(),
        When::IfIdempotent => {
            "The server may have acted already: retry only what is safe to repeat, "
        }
        When::Always => "Retry ",
    };
    let sources = retry.after.iter().filter_map(|it| source(markup, case, it));
    let wait = match sources.collect::<Vec<_>>().as_slice() {
        [] => format!("after {}", delays(&retry.backoff)),
        sources => {
            let fallback = retry.fallback().map_or_else(|| delays(&retry.backoff), duration);
            format!(
                "after the delay in {}; if it is missing, after {fallback}",
                sources.join(" or ")
            )
        }
    };
    format!("{which}{wait}. Give up after {}.", attempts(&retry.backoff))
}

/// The place of the delay, and its format.
fn source(markup: impl Markup, case: &Case, source: &RetrySource) -> Option<String> {
    let place = match (&source.header, &source.body, &source.param) {
        (Some(header), _, _) => format!("the {} header", markup.code(header)),
        (None, Some(pointer), _) => format!("{} in the body", markup.code(pointer)),
        (None, None, Some(param)) if known_delay(case).is_some_and(|(known, _)| known == param) => {
            let (header, param) = (markup.code("Retry-After"), markup.code(&param.name));
            return Some(format!("the {header} header ({param})"));
        }
        (None, None, Some(param)) => markup.code(&param.name),
        (None, None, None) => return None,
    };
    let format = match source.format {
        None | Some(RetryFormat::RetryAfter) => "",
        Some(RetryFormat::Seconds) => " (in seconds)",
        Some(RetryFormat::Milliseconds) => " (in milliseconds)",
        Some(RetryFormat::DateTime) => " (a date and time)",
        Some(RetryFormat::UnixSeconds) => " (seconds since 1970)",
        Some(RetryFormat::UnixMilliseconds) => " (milliseconds since 1970)",
    };
    Some(place + format)
}

/// The codes that may be retried: a row for each, and one for each condition with another rule.
pub(crate) fn table(markup: impl Markup, wire: &Wire<'_>) -> Table {
    let errors = wire.contract.errors.iter().filter(|error| error.when() != When::Never);
    let rows: Vec<_> = errors
        .flat_map(|error| own_cases(error, |case| &case.retry).map(move |case| (error, case)))
        .collect();
    Columns::new()
        .column("Code", move |(error, case): &(&Error, &Case)| case_link(markup, error, case))
        .column("HTTP status", |(error, _)| status::number(error))
        .column("Advice", move |(_, case)| long(markup, case))
        .table(&rows)
}

/// The advice for all codes that the table does not have; empty if the contract has none.
pub(crate) fn others(wire: &Wire<'_>) -> &'static str {
    let errors = &wire.contract.errors;
    let has_retries = errors.iter().any(|error| error.when() != When::Never);
    match (has_retries, errors.iter().all(Error::states_retry)) {
        (true, true) => "Do not retry any other code: the same request fails again.",
        (true, false) => "",
        (false, true) if !errors.is_empty() => {
            "Do not retry any code: the same request fails again."
        }
        (false, _) => "No code has a rule that allows a retry.",
    }
}

/// The rules for a response with an unknown code; none if the contract has no rule for retries.
pub(crate) fn statuses_table(wire: &Wire<'_>) -> Table {
    let is_stated = wire.may_retry() || !wire.contract.status_retries.is_empty();
    let statuses = |rule: &StatusRetry| match (rule.statuses.start(), rule.statuses.end()) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first} to {last}"),
    };
    Columns::new()
        .column("HTTP status", statuses)
        .column("Retry", |rule| when_words(rule.when).to_owned())
        .table(wire.status_retries().iter().filter(|_| is_stated))
}

/// The default delays and attempts, in sentences.
pub(crate) fn backoff(backoff: &Backoff) -> String {
    let (delays, attempts) = (delays(backoff), attempts(backoff));
    let longest = duration(LONGEST_WAIT);
    format!(
        "If an error gives no delay, wait {delays}, and give up after {attempts}. Give up, too, if an error asks for more \
         than {longest}."
    )
}

/// The delays of a backoff: `1 s, then 2 s`; the first few of many.
fn delays(backoff: &Backoff) -> String {
    const SHOWN: usize = 4;
    let mut delay = backoff.initial;
    let count = usize::try_from(backoff.attempts.saturating_sub(1)).unwrap_or(SHOWN);
    let mut waits = Vec::new();
    for _ in 0..count.clamp(1, SHOWN) {
        waits.push(duration(delay.min(backoff.max)));
        delay = scaled(delay, backoff.factor);
    }
    let more = if count > SHOWN { " and so on" } else { "" };
    let spread = match backoff.jitter {
        Jitter::None => "",
        Jitter::Equal => ", each shortened at random by up to a half",
        Jitter::Full => ", each shortened at random",
    };
    format!("{}{more}{spread}", waits.join(", then "))
}

fn attempts(backoff: &Backoff) -> String {
    match backoff.attempts {
        1 => "1 attempt".to_owned(),
        attempts => format!("{attempts} attempts"),
    }
}

/// A delay by a factor, in whole milliseconds.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "delays are far below 2^53 ms, and a cast saturates"
)]
fn scaled(delay: u64, factor: f64) -> u64 {
    (delay as f64 * factor) as u64
}

fn duration(milliseconds: u64) -> String {
    match milliseconds {
        whole if whole % 1_000 == 0 => format!("{} s", whole / 1_000),
        other => format!("{other} ms"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_up_to_the_longest() {
        let backoff = |attempts| Backoff {
            initial: 1_000,
            factor: 2.0,
            max: 3_000,
            attempts,
            jitter: Jitter::None,
        };
        assert_eq!(delays(&backoff(3)), "1 s, then 2 s");
        assert_eq!(delays(&backoff(4)), "1 s, then 2 s, then 3 s");
        assert_eq!(delays(&backoff(9)), "1 s, then 2 s, then 3 s, then 3 s and so on");
    }
}
