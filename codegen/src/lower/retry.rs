//! Retry rules: one layer for each place that states one, the nearest first.

use std::ops::RangeInclusive;

use crate::lower::{Cx, Scope, status_of};
use crate::model::{Backoff, Retry, RetrySource, Stated, StatusRetry, When};
use crate::raw::{self, ContractRetry, RawBackoff, RawRetry, RetryForm};
use crate::source::Spanned;
use crate::yaml::{Form, Given, MISSING_KEY, OneOrMany, Pair, WRONG_TYPE};

/// The rule of one place; omitted parts are inherited from the next outer place.
#[derive(Clone, Default)]
pub(super) struct Layer {
    when: Given<Spanned<When>>,
    after: Given<Vec<WrittenSource>>,
    backoff: Backoff,
}

/// A source whose param is not resolved yet.
#[derive(Clone)]
struct WrittenSource {
    param: Option<Spanned<String>>,
    source: Spanned<RetrySource>,
}

/// The retry rules of a contract: its own, and those of its statuses.
#[derive(Default)]
pub(super) struct ContractLayers {
    own: Layer,
    /// Single statuses first, then classes.
    statuses: Vec<(RangeInclusive<u16>, Layer)>,
    /// Whether any of them was refused, so that a missing rule is not reported.
    is_partial: bool,
}

impl ContractLayers {
    pub(super) fn lower(cx: &mut Cx<'_>, raw: Given<ContractRetry>) -> Self {
        let Given::Value(raw) = raw else {
            return Self { is_partial: raw.is_refused(), ..Self::default() };
        };
        let mut is_partial = raw.statuses.is_refused();
        let own = RawRetry { when: raw.when, after: raw.after, backoff: raw.backoff };
        let own = long(cx, own);
        let mut statuses = Vec::new();
        for Pair { key, value } in raw.statuses.pairs() {
            let Some(form) = value else {
                is_partial = true;
                continue;
            };
            let layer = layer(cx, Given::Value(form.value));
            if let Some(range) = range(&key) {
                statuses.push((range, layer));
            } else {
                let message = format!("expected a status or a class of them, found `{}`", *key);
                let finding = WRONG_TYPE.at(key.span, message);
                cx.report.push(finding.help("such as `429` or `5xx`"));
            }
        }
        statuses.sort_by_key(|(range, _)| range.start() != range.end());
        Self { own, statuses, is_partial }
    }

    /// The contract's rules for a status, the nearest first.
    fn of(&self, status: Option<u16>) -> impl Iterator<Item = &Layer> {
        let covers =
            move |range: &RangeInclusive<u16>| status.is_some_and(|it| range.contains(&it));
        let nearer = self.statuses.iter().filter(move |(range, _)| covers(range));
        nearer.map(|(_, layer)| layer).chain([&self.own])
    }

    /// The rule of a case with this status. `nearer` holds the layers inside the contract, the case itself first.
    pub(super) fn resolve(
        &self,
        cx: &mut Cx<'_>,
        scope: &Scope<'_>,
        nearer: &[&Layer],
        status: Option<u16>,
    ) -> Retry {
        let layers: Vec<&Layer> = nearer.iter().copied().chain(self.of(status)).collect();
        let when = nearest(&layers, |layer| &layer.when);
        let after = nearest(&layers, |layer| &layer.after);
        Retry {
            when: match when {
                (Given::Value(when), 0) => Stated::own(Some(when.value), when.span),
                (Given::Value(when), _) => Stated::own(Some(when.value), when.span).inherited(),
                (Given::Refused, _) => Stated::refused(None),
                (Given::Absent, _) if self.is_partial => Stated::refused(None),
                (Given::Absent, _) => Stated::default(None),
            },
            after: match after {
                (Given::Value(sources), at) => resolved(cx, scope, sources, at),
                (Given::Refused, _) => Stated::refused(Vec::new()),
                (Given::Absent, _) => Stated::default(Vec::new()),
            },
            backoff: backoff(&layers),
        }
    }

    pub(super) fn backoff(&self) -> Backoff {
        backoff(&[&self.own])
    }

    /// The contract's rules for statuses: single statuses first, then classes, then all statuses.
    pub(super) fn statuses(&self) -> Vec<StatusRetry> {
        let layers = self.statuses.iter().map(|(statuses, layer)| (statuses.clone(), layer));
        let rule = |(statuses, layer): (_, &Layer)| {
            let when = layer.when.as_ref().value()?.value;
            Some(StatusRetry { statuses, when })
        };
        layers.chain([(100..=599, &self.own)]).filter_map(rule).collect()
    }
}

/// The part in the first layer that states it, and the index of that layer.
fn nearest<'l, T>(layers: &[&'l Layer], part: fn(&Layer) -> &Given<T>) -> (Given<&'l T>, usize) {
    let parts = layers.iter().map(|layer| part(layer).as_ref()).enumerate();
    let mut found = parts.filter(|(_, part)| !matches!(part, Given::Absent));
    found.next().map_or((Given::Absent, 0), |(at, part)| (part, at))
}

/// The sources of a layer, resolved for a case. Sources of outer layers apply only to cases with their param.
fn resolved(
    cx: &mut Cx<'_>,
    scope: &Scope<'_>,
    sources: &[WrittenSource],
    distance: usize,
) -> Stated<Vec<Spanned<RetrySource>>> {
    let fits = |source: &&WrittenSource| {
        let param = source.param.as_ref();
        distance == 0 || param.is_none_or(|param| scope.find(param).is_some())
    };
    let sources: Vec<_> = sources.iter().filter(fits).collect();
    let place = sources.first().map(|written| written.source.span);
    let resolve = |WrittenSource { param, source }: &WrittenSource| {
        let param = param.as_ref().map(|name| scope.param(cx, name));
        // Drop a source that consists only of an unknown param.
        if param == Some(None) && source.header.is_none() && source.body.is_none() {
            return None;
        }
        let resolved = RetrySource { param: param.flatten(), ..source.value.clone() };
        Some(Spanned::new(resolved, source.span))
    };
    let value = sources.into_iter().filter_map(resolve).collect();
    match place {
        Some(place) if distance == 0 => Stated::own(value, place),
        Some(place) => Stated::own(value, place).inherited(),
        None => Stated::default(value),
    }
}

/// The rule of one place.
pub(super) fn layer(cx: &mut Cx<'_>, raw: Given<RetryForm>) -> Layer {
    match raw {
        Given::Value(Form::Short(when)) => Layer { when: Given::Value(when), ..Layer::default() },
        Given::Value(Form::Long(raw)) => long(cx, raw),
        Given::Refused => Layer { when: Given::Refused, after: Given::Refused, ..Layer::default() },
        Given::Absent => Layer::default(),
    }
}

fn long(cx: &mut Cx<'_>, raw: RawRetry) -> Layer {
    let after = raw.after.map(|OneOrMany(sources)| {
        sources.into_iter().filter_map(|source| self::source(cx, source)).collect()
    });
    Layer { when: raw.when, after, backoff: own_backoff(cx, raw.backoff) }
}

fn source(cx: &mut Cx<'_>, form: Spanned<raw::RetrySourceForm>) -> Option<WrittenSource> {
    let span = form.span;
    let (param, header, body, format, default) = match form.value {
        Form::Short(param) => (Some(param), None, None, None, None),
        Form::Long(raw) => {
            let default = raw.default.value().and_then(|text| duration(cx, &text));
            let format = raw.format.value().map(|format| format.value);
            (raw.param.value(), raw.header.value(), raw.body.value(), format, default)
        }
    };
    if [&param, &header, &body].into_iter().all(Option::is_none) {
        let finding = MISSING_KEY.at(span, "this source does not name a place");
        cx.report.push(finding.help("add `param:`, `header:` or `body:`"));
        return None;
    }
    let source = RetrySource { param: None, header, body, format, default };
    Some(WrittenSource { param, source: Spanned::new(source, span) })
}

fn own_backoff(cx: &mut Cx<'_>, raw: Given<RawBackoff>) -> Backoff {
    let Given::Value(raw) = raw else { return Backoff::default() };
    Backoff {
        initial: raw.initial.value().and_then(|text| duration(cx, &text)),
        factor: at_least(cx, raw.factor.value(), 1.0),
        max: raw.max.value().and_then(|text| duration(cx, &text)),
        attempts: at_least(cx, raw.attempts.value(), 1),
        jitter: raw.jitter.value().map(|jitter| jitter.value),
    }
}

/// A value; reports one that is too small.
fn at_least<T: Copy + PartialOrd + std::fmt::Display>(
    cx: &mut Cx<'_>,
    value: Option<Spanned<T>>,
    least: T,
) -> Option<T> {
    let value = value?;
    if value.value < least {
        let message = format!("expected at least {least}, found `{}`", value.value);
        cx.report.push(WRONG_TYPE.at(value.span, message));
        return None;
    }
    Some(value.value)
}

/// Each part of the backoff from the first layer that states it.
fn backoff(layers: &[&Layer]) -> Backoff {
    let nearest = || layers.iter().map(|layer| &layer.backoff);
    Backoff {
        initial: nearest().find_map(|layer| layer.initial),
        factor: nearest().find_map(|layer| layer.factor),
        max: nearest().find_map(|layer| layer.max),
        attempts: nearest().find_map(|layer| layer.attempts),
        jitter: nearest().find_map(|layer| layer.jitter),
    }
}

/// Parses `500ms`, `1s`, `1.5s`, `2m` or `1h` to milliseconds.
fn duration(cx: &mut Cx<'_>, text: &Spanned<String>) -> Option<u64> {
    let milliseconds = milliseconds(text);
    if milliseconds.is_none() {
        let message = format!("expected a duration, found `{}`", text.value);
        let finding = WRONG_TYPE.at(text.span, message);
        cx.report.push(finding.help("such as `500ms`, `1.5s`, `2m` or `1h`"));
    }
    milliseconds
}

fn milliseconds(text: &str) -> Option<u64> {
    let unit_at = text.find(|letter: char| letter.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at(unit_at);
    let factor = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" | "min" => 60_000,
        "h" => 3_600_000,
        _ => return None,
    };
    let (whole, fraction) = number.trim().split_once('.').unwrap_or((number.trim(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= 9;
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 3 {
        return None;
    }
    let thousandths: u64 = format!("{whole}{fraction:0<3}").parse().ok()?;
    Some(thousandths * factor / 1_000)
}

/// The statuses of `429`, or of `5xx`.
fn range(key: &str) -> Option<RangeInclusive<u16>> {
    match key.as_bytes() {
        [class @ b'1'..=b'5', b'x', b'x'] => {
            let first = u16::from(class - b'0') * 100;
            Some(first..=first + 99)
        }
        _ => status_of(key).map(|status| status..=status),
    }
}

#[cfg(test)]
mod tests {
    use super::milliseconds;

    #[test]
    fn durations() {
        for (text, expected) in [
            ("500ms", Some(500)),
            ("1s", Some(1_000)),
            ("1.5s", Some(1_500)),
            ("2m", Some(120_000)),
            ("1h", Some(3_600_000)),
        ] {
            assert_eq!(milliseconds(text), expected, "{text}");
        }
        for bad in ["", "5", "s", "-1s", "1 week", "1.2345s", "1_0s", "99999999999h"] {
            assert_eq!(milliseconds(bad), None, "{bad}");
        }
    }
}
