//! Retry rules in words.

use crate::emit::markdown::markup::Markup;
use crate::model::{Backoff, Jitter, Retry, RetryFormat, RetrySource, When};

/// A few words for a table: `After a delay`.
pub(super) fn short(retry: &Retry) -> &'static str {
    match (retry.when, retry.after.is_empty()) {
        (When::Never, _) => "No",
        (When::IfIdempotent, _) => "If idempotent",
        (When::Always, true) => "Yes, with backoff",
        (When::Always, false) => "After a delay",
    }
}

/// What to do, in sentences.
pub(super) fn long(markup: Markup, retry: &Retry) -> String {
    let which = match retry.when {
        When::Never => return "Do not retry: the same request fails again.".to_owned(),
        When::IfIdempotent => {
            "The server may have acted already: retry only what is safe to repeat, "
        }
        When::Always => "Retry ",
    };
    let sources: Vec<String> = retry.after.iter().filter_map(|it| source(markup, it)).collect();
    let wait = match sources.as_slice() {
        [] => format!("after {}", delays(&retry.backoff)),
        sources => {
            let sources = sources.join(" or ");
            format!("when {sources} says; where it is missing, after {}", fallback(retry))
        }
    };
    format!("{which}{wait}. Give up after {}.", attempts(&retry.backoff))
}

/// How long to wait where no source says.
fn fallback(retry: &Retry) -> String {
    let said = retry.after.iter().find_map(|source| source.default);
    said.map_or_else(|| delays(&retry.backoff), duration)
}

/// Where the delay is found, and how it is written.
fn source(markup: Markup, source: &RetrySource) -> Option<String> {
    let place = match (&source.header, &source.body, &source.param) {
        (Some(header), _, _) => format!("the {} header", markup.code(header)),
        (None, Some(pointer), _) => format!("{} in the body", markup.code(pointer)),
        (None, None, Some(param)) if source.format.is_none() => {
            format!("the {} header ({})", markup.code("Retry-After"), markup.code(param))
        }
        (None, None, Some(param)) => markup.code(param),
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

/// The waits of a backoff: `1 s, then 2 s`; the first few of many.
pub(super) fn delays(backoff: &Backoff) -> String {
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

pub(super) fn attempts(backoff: &Backoff) -> String {
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
