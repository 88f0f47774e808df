//! The views of samples. Texts of the catalog are JSON strings, which JavaScript, Python, Go and jq read alike.

use serde::Serialize;

use crate::model::{Backoff, Error, Jitter, Param, Slot, When};
use crate::wire::{
    Alike, Delay, DelayUnit, ErrorDetails, LONGEST_WAIT, Path, Place, Step, Wire, json, number,
};

/// The view of a sample that retries every code.
#[derive(Serialize)]
pub(super) struct HandlingSample {
    /// The steps from the body to the code.
    code: Vec<String>,
    rules: Vec<Rule>,
    statuses: Vec<StatusRule>,
    /// The backoff of the contract as JSON.
    backoff: String,
    /// The places of the standard header, each as JSON.
    retry_after: Vec<String>,
    longest_wait: u64,
}

/// The rule of a code that a client has to know.
#[derive(Serialize)]
struct Rule {
    /// The code as a string.
    code: String,
    /// The rule as JSON, without members that have their usual value.
    rule: String,
}

/// The rule for a range of statuses.
#[derive(Serialize)]
struct StatusRule {
    first: u16,
    last: u16,
    when: &'static str,
}

/// The view of a sample that handles one code.
#[derive(Serialize)]
pub(super) struct CodeSample {
    /// The steps from the body to the code.
    path: Vec<String>,
    /// The code as in the body, and as a string.
    literal: String,
    text: String,
    status: Option<u16>,
    values: Vec<Value>,
    /// The retry rule, if the code may be retried.
    retry: Option<Retry>,
}

/// A value in the body.
#[derive(Serialize)]
struct Value {
    name: String,
    path: Vec<String>,
}

/// The retry rule of a code; times are in milliseconds.
#[derive(Serialize)]
struct Retry {
    /// Whether only what is safe to repeat may be sent again.
    if_idempotent: bool,
    delays: Vec<DelayView>,
    fallback: Option<u64>,
    attempts: u32,
    initial: u64,
    factor: String,
    max: u64,
    /// The share of a delay that is random.
    jitter: Option<&'static str>,
    longest_wait: u64,
}

/// A place of a delay: a header, or the steps from the body.
#[derive(Serialize)]
struct DelayView {
    header: Option<String>,
    path: Vec<String>,
    /// The milliseconds of a unit; `None` if the value is a date.
    unit: Option<u32>,
    /// Whether the value is the time of the next attempt, not the time until then.
    is_time: bool,
}

impl HandlingSample {
    pub(super) fn new(wire: &Wire<'_>, code: &Path) -> Self {
        let exceptions = wire
            .contract
            .errors
            .iter()
            .filter(|error| error.case().pattern.is_none() && wire.is_exception(error));
        let statuses = wire.status_retries().into_iter().map(|rule| StatusRule {
            first: *rule.statuses.start(),
            last: *rule.statuses.end(),
            when: rule.when.name(),
        });
        Self {
            code: steps(code),
            rules: exceptions.map(|error| rule(wire, error)).collect(),
            statuses: statuses.collect(),
            backoff: object(&backoff(&wire.contract.backoff)),
            retry_after: standard().map(|delay| delay.json()).collect(),
            longest_wait: LONGEST_WAIT,
        }
    }
}

impl CodeSample {
    pub(super) fn new(
        wire: &Wire<'_>,
        error: &Error,
        path: &Path,
        is_secretive: &impl Fn(&Param) -> bool,
    ) -> Self {
        let body = json(&wire.sample(error, error.case()).body());
        let sent = path.0.iter().try_fold(&body, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Index(at) => value.get(at),
            Step::Only | Step::OnlyKey => None,
        });
        let text = quoted(&error.code.to_string());
        Self {
            path: steps(path),
            literal: match sent {
                Some(serde_json::Value::Number(number)) => number.to_string(),
                _ => text.clone(),
            },
            text,
            status: error.case().status.value,
            values: values(wire, error, is_secretive),
            retry: retry(wire, error),
        }
    }
}

/// The rule of a code, with the parts that differ from the usual ones.
fn rule(wire: &Wire<'_>, error: &Error) -> Rule {
    let when = wire.followed(error).unwrap_or(When::Never);
    let mut members = vec![("when", quoted(when.name()))];
    if let Some(status) = error.case().status.filter(|status| *status < 400) {
        members.push(("status", status.to_string()));
    }
    let delays: Vec<String> =
        Alike::all(error).delays(wire).iter().flat_map(views).map(|it| it.json()).collect();
    if !delays.is_empty() {
        members.push(("delays", format!("[{}]", delays.join(", "))));
    }
    if let Some(fallback) = Alike::all(error).fallback() {
        members.push(("fallback", fallback.to_string()));
    }
    if let Some(own) = Alike::all(error).own_backoff(wire.contract) {
        let usual = backoff(&wire.contract.backoff);
        members.extend(backoff(own).into_iter().filter(|member| !usual.contains(member)));
    }
    Rule { code: quoted(&error.code.to_string()), rule: object(&members) }
}

fn retry(wire: &Wire<'_>, error: &Error) -> Option<Retry> {
    let when = error.when().filter(|when| *when != When::Never)?;
    let all = Alike::all(error);
    let pace = all.own_backoff(wire.contract).unwrap_or(&wire.contract.backoff).pace();
    let delays = all.delays(wire);
    Some(Retry {
        if_idempotent: when == When::IfIdempotent,
        delays: delays.iter().flat_map(views).chain(standard()).collect(),
        fallback: all.fallback(),
        attempts: pace.attempts,
        initial: pace.initial,
        factor: number(pace.factor),
        max: pace.max,
        jitter: (pace.jitter != Jitter::None).then(|| pace.jitter_share()),
        longest_wait: LONGEST_WAIT,
    })
}

/// The values of an error in the body, without those that must be kept out of logs.
fn values(wire: &Wire<'_>, error: &Error, is_secretive: &impl Fn(&Param) -> bool) -> Vec<Value> {
    let value = |param: &Param, path: Path| {
        let name = quoted(&param.name);
        (!is_secretive(param)).then(|| Value { name, path: steps(&path) })
    };
    let details = ErrorDetails::of(&error.cases.iter().collect::<Vec<_>>());
    let place = wire.details.as_ref().map(|details| &details.path);
    let whole = details.wholes.iter().filter_map(|param| value(param, place?.clone()));
    let members = details
        .members
        .iter()
        .filter_map(|member| value(member.param, place?.clone().key(&member.param.name)));
    let args = error.cases.iter().flat_map(|case| case.args.iter()).filter_map(|param| {
        value(param, wire.path(&Slot::Param(param.name.value.clone()))?.clone())
    });
    let mut values: Vec<Value> = Vec::new();
    for value in whole.chain(members).chain(args) {
        if values.iter().all(|known| known.name != value.name) {
            values.push(value);
        }
    }
    values
}

fn backoff(backoff: &Backoff) -> Vec<(&'static str, String)> {
    let pace = backoff.pace();
    vec![
        ("attempts", pace.attempts.to_string()),
        ("initial", pace.initial.to_string()),
        ("factor", number(pace.factor)),
        ("max", pace.max.to_string()),
        ("jitter", pace.jitter_share().to_owned()),
    ]
}

impl DelayView {
    fn json(&self) -> String {
        let place = match &self.header {
            Some(header) => ("header", header.clone()),
            None => ("body", format!("[{}]", self.path.join(", "))),
        };
        let unit = self.unit.map_or_else(|| "\"date\"".to_owned(), |unit| unit.to_string());
        let mut members = vec![place, ("unit", unit)];
        if self.is_time && self.unit.is_some() {
            members.push(("since", "1970".to_owned()));
        }
        object(&members)
    }
}

/// The standard header, which any response may have (RFC 9110, section 10.2.3).
fn standard() -> impl Iterator<Item = DelayView> {
    let place = Place::Header("Retry-After".to_owned());
    views(&Delay { place, unit: DelayUnit::RetryAfter })
}

/// A view for each format that the value may have.
fn views(delay: &Delay) -> impl Iterator<Item = DelayView> + use<> {
    let (header, path) = match &delay.place {
        Place::Header(name) => (Some(quoted(name)), Vec::new()),
        Place::Body(path) => (None, steps(path)),
        // The samples read no values from codes.
        Place::Code(_) => return Vec::new().into_iter(),
    };
    let units = match delay.unit {
        DelayUnit::RetryAfter => vec![Some(1_000), None],
        DelayUnit::Milliseconds(unit) | DelayUnit::Since1970(unit) => vec![Some(unit)],
        DelayUnit::Date => vec![None],
    };
    let is_since_1970 = matches!(delay.unit, DelayUnit::Since1970(_));
    let views = units.into_iter().map(move |unit| {
        let is_time = is_since_1970 || unit.is_none();
        DelayView { header: header.clone(), path: path.clone(), unit, is_time }
    });
    views.collect::<Vec<_>>().into_iter()
}

fn steps(path: &Path) -> Vec<String> {
    let step = |step: &Step| match step {
        Step::Key(key) => quoted(key),
        Step::Index(at) => at.to_string(),
        // A sample needs a path that is fixed.
        Step::Only | Step::OnlyKey => "0".to_owned(),
    };
    path.0.iter().map(step).collect()
}

fn object(members: &[(&str, String)]) -> String {
    let members = members.iter().map(|(name, value)| format!("\"{name}\": {value}"));
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

/// A JSON string that is harmless in a shell, in a comment, and to the engines of docs sites.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let escape = |letter: char| match letter {
        '`' | '\'' | '{' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
            format!("\\u{:04x}", u32::from(letter))
        }
        other => other.to_string(),
    };
    json.chars().map(escape).collect()
}
