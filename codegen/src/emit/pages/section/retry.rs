//! Retry rules in words.

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::{Columns, Table, case_link, status};
use crate::model::{
    Backoff, Case, Error, Jitter, Retry, RetryFormat, RetrySource, StatusRetry, When,
};
use crate::wire::{LONGEST_WAIT, Wire};

/// A short text for a table: `After a delay`, or `Depends` if the conditions of the error differ.
pub(crate) fn short(error: &Error) -> &'static str {
    let words = case_words(&error.case().retry);
    let differs = error.conditions().iter().any(|case| case_words(&case.retry) != words);
    if differs { "Depends" } else { words }
}

fn case_words(retry: &Retry) -> &'static str {
    match *retry.when {
        None => "",
        Some(When::Always) if !retry.after.is_empty() => "After a delay",
        Some(When::Always) if retry.backoff.initial.is_some() => "Yes, with backoff",
        Some(when) => when_words(when),
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
    let (alone, with_wait) = match *retry.when {
        None => return String::new(),
        Some(When::Never) => return "Do not retry: the same request fails again.".to_owned(),
        Some(When::IfIdempotent) => {
            let careful = "The server may have acted already: retry only what is safe to repeat";
            (careful, format!("{careful}, "))
        }
        Some(When::Always) => ("Send the same request again", "Retry ".to_owned()),
    };
    let sources = retry.after.iter().filter_map(|it| source(markup, case, it));
    let sources = sources.collect::<Vec<_>>().join(" or ");
    let fallback = retry.fallback().map(duration).or_else(|| delays(&retry.backoff));
    let rule = match (sources.as_str(), fallback) {
        ("", None) => format!("{alone}."),
        ("", Some(delays)) => format!("{with_wait}after {delays}."),
        (sources, None) => format!("{with_wait}after the delay in {sources}."),
        (sources, Some(fallback)) => {
            format!("{with_wait}after the delay in {sources}; if it is missing, after {fallback}.")
        }
    };
    match retry.backoff.attempts {
        Some(count) => format!("{rule} Give up after {}.", attempts(count)),
        None => rule,
    }
}

/// The place of the delay, and its format.
fn source(markup: impl Markup, case: &Case, source: &RetrySource) -> Option<String> {
    let place = match (&source.header, &source.body, &source.param) {
        (Some(header), _, _) => format!("the {} header", markup.code(header)),
        (None, Some(pointer), _) => format!("{} in the body", markup.code(pointer)),
        (None, None, Some(param)) if case.code_params().any(|slot| slot.id == param.id) => {
            format!("{} in the code", markup.code(&param.name))
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
    let errors = wire.contract.errors.iter().filter(|error| is_allowed(error));
    let rows: Vec<_> = errors
        .flat_map(|error| error.own_cases(|case| &case.retry).map(move |case| (error, case)))
        .collect();
    Columns::new()
        .column("Code", move |(error, case): &(&Error, &Case)| case_link(markup, error, case))
        .column("HTTP status", |(error, case)| {
            status::numbers(error.cases.iter().filter(|it| it.retry == case.retry))
        })
        .column("Advice", move |(_, case)| long(markup, case))
        .table(&rows)
}

/// The advice for all codes that the table does not have; empty if the contract has none.
pub(crate) fn others(wire: &Wire<'_>) -> &'static str {
    let errors = &wire.contract.errors;
    let has_retries = errors.iter().any(is_allowed);
    match (has_retries, errors.iter().all(Error::states_retry)) {
        (true, true) => "Do not retry any other code: the same request fails again.",
        (true, false) => "",
        (false, true) if !errors.is_empty() => {
            "Do not retry any code: the same request fails again."
        }
        (false, _) if errors.iter().all(|error| error.when().is_none()) => {
            "The contract does not say which errors may be retried."
        }
        (false, _) => "No code has a rule that allows a retry.",
    }
}

/// The rules of the contract for a response with an unknown code.
pub(crate) fn statuses_table(wire: &Wire<'_>) -> Table {
    let statuses = |rule: &StatusRetry| match (rule.statuses.start(), rule.statuses.end()) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first} to {last}"),
    };
    Columns::new()
        .column("HTTP status", statuses)
        .column("Retry", |rule| when_words(rule.when).to_owned())
        .table(&wire.contract.status_retries)
}

/// The delays and attempts of the contract, in sentences; empty if it states none.
pub(crate) fn backoff(backoff: &Backoff) -> String {
    let wait = delays(backoff).map(|delays| format!("If an error gives no delay, wait {delays}."));
    let end = backoff.attempts.map(|count| format!("Give up after {}.", attempts(count)));
    wait.into_iter().chain(end).collect::<Vec<_>>().join(" ")
}

/// The delay after which clients give up.
pub(crate) fn longest_wait() -> String {
    duration(LONGEST_WAIT)
}

/// The delays of a backoff: `1 s, then 2 s`; the first few of many.
fn delays(backoff: &Backoff) -> Option<String> {
    const SHOWN: u32 = 4;
    let mut delay = backoff.initial?;
    let count = match (backoff.factor, backoff.attempts) {
        (None, _) => 1,
        (Some(_), None) => SHOWN + 1,
        (Some(_), Some(attempts)) => attempts.saturating_sub(1),
    };
    let mut waits = Vec::new();
    for _ in 0..count.clamp(1, SHOWN) {
        waits.push(duration(backoff.max.map_or(delay, |max| delay.min(max))));
        delay = scaled(delay, backoff.factor.unwrap_or(1.0));
    }
    let more = if count > SHOWN { " and so on" } else { "" };
    let spread = match backoff.jitter {
        Some(Jitter::None) | None => "",
        Some(Jitter::Equal) => ", each shortened at random by up to a half",
        Some(Jitter::Full) => ", each shortened at random",
    };
    Some(format!("{}{more}{spread}", waits.join(", then ")))
}

fn attempts(count: u32) -> String {
    match count {
        1 => "1 attempt".to_owned(),
        count => format!("{count} attempts"),
    }
}

/// Whether a client may retry some case of the error.
fn is_allowed(error: &Error) -> bool {
    error.cases.iter().any(|case| case.retry.is_allowed())
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
            initial: Some(1_000),
            factor: Some(2.0),
            max: Some(3_000),
            attempts,
            jitter: None,
        };
        let shown = |attempts| delays(&backoff(attempts)).unwrap();
        assert_eq!(shown(Some(3)), "1 s, then 2 s");
        assert_eq!(shown(Some(4)), "1 s, then 2 s, then 3 s");
        assert_eq!(shown(Some(9)), "1 s, then 2 s, then 3 s, then 3 s and so on");
        assert_eq!(shown(None), shown(Some(9)));
        assert_eq!(delays(&Backoff::default()), None);
    }
}
