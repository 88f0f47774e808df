//! What the snippets without a client take from the contract.

use minijinja::{Value, context};

use crate::emit::delay::{self, Delay, Place, Unit};
use crate::emit::example::number;
use crate::emit::place::{self, Step};
use crate::model::{Code, Contract, Jitter, Slot, When};

/// The constants of the snippets; nothing where a body does not tell its code.
pub(super) fn constants(contract: &Contract) -> Option<Value> {
    let path = place::path(contract, &Slot::Code)?;
    let delays = delays(contract);
    let backoff = &contract.backoff;
    let has = |wanted: fn(Unit) -> bool| delays.iter().any(|delay| wanted(delay.unit));
    Some(context! {
        always => codes(contract, When::Always),
        if_idempotent => codes(contract, When::IfIdempotent),
        code_in_javascript => optional(&path),
        code_in_python => arguments(&path),
        javascript_waits => delays.iter().flat_map(javascript).collect::<Vec<_>>(),
        python_waits => delays.iter().flat_map(python).collect::<Vec<_>>(),
        has_dates => has(|unit| unit == Unit::Date),
        attempts => backoff.attempts,
        initial => seconds(backoff.initial),
        initial_ms => backoff.initial,
        factor => number(backoff.factor),
        max => seconds(backoff.max),
        max_ms => backoff.max,
        javascript_jitter => match backoff.jitter {
            Jitter::None => "",
            Jitter::Equal => " * (0.5 + Math.random() / 2)",
            Jitter::Full => " * Math.random()",
        },
        python_jitter => match backoff.jitter {
            Jitter::None => "",
            Jitter::Equal => " * random.uniform(0.5, 1)",
            Jitter::Full => " * random.random()",
        },
    })
}

/// Every place where some error says how long to wait, the `Retry-After` header first.
fn delays(contract: &Contract) -> Vec<Delay> {
    let place = Place::Header("Retry-After".to_owned());
    let mut all = vec![Delay { place, unit: Unit::RetryAfter }];
    let retried = contract.errors.iter().filter(|error| error.retry.when != When::Never);
    for delay in retried.flat_map(|error| delay::delays(contract, error)) {
        let is_known = |known: &Delay| match (&known.place, &delay.place) {
            (Place::Header(known), Place::Header(other)) => known.eq_ignore_ascii_case(other),
            (known, other) => known == other,
        };
        if !all.iter().any(is_known) {
            all.push(delay);
        }
    }
    all
}

/// The codes that may be retried, as a list.
fn codes(contract: &Contract, when: When) -> String {
    let errors = contract.errors.iter().filter(|error| error.retry.when == when);
    let codes = errors.map(|error| match &error.code {
        Code::Integer(code) => code.to_string(),
        Code::Text(code) => quoted(code),
    });
    codes.collect::<Vec<_>>().join(", ")
}

/// A JSON string is one in JavaScript and Python, too. No engine looks into an escaped character.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    json.replace('`', "\\u0060").replace('{', "\\u007b")
}

/// A way in JavaScript: `?.["error"]?.["code"]`.
fn optional(path: &[Step]) -> String {
    path.iter().map(|step| format!("?.[{}]", key(step))).collect::<Vec<_>>().concat()
}

/// A way as further arguments in Python: `, "error", "code"`.
fn arguments(path: &[Step]) -> String {
    path.iter().map(|step| format!(", {}", key(step))).collect::<Vec<_>>().concat()
}

fn key(step: &Step) -> String {
    match step {
        Step::Key(key) => quoted(key),
        Step::Index(at) => at.to_string(),
    }
}

/// The milliseconds that a place says, or what is not a number; for each way to read it.
fn javascript(delay: &Delay) -> Vec<String> {
    let value = match &delay.place {
        Place::Header(name) => format!("response.headers.get({})", quoted(name)),
        Place::Body(path) => format!("body{}", optional(path)),
    };
    let number = |unit: u32| format!("parseFloat({value}) * {unit}");
    let date = format!("Date.parse({value}) - Date.now()");
    match delay.unit {
        Unit::RetryAfter => vec![number(1_000), date],
        Unit::Milliseconds(unit) => vec![number(unit)],
        Unit::Since1970(unit) => vec![number(unit) + " - Date.now()"],
        Unit::Date => vec![date],
    }
}

/// The seconds that a place says, or what is not a number; for each way to read it.
fn python(delay: &Delay) -> Vec<String> {
    let value = match &delay.place {
        Place::Header(name) => format!("response.headers.get({})", quoted(name)),
        Place::Body(path) => format!("find(body{})", arguments(path)),
    };
    let number = |unit: u32| match unit {
        1_000 => format!("number({value})"),
        unit => format!("number({value}) * {}", seconds(unit.into())),
    };
    let date = format!("until({value})");
    match delay.unit {
        Unit::RetryAfter => vec![number(1_000), date],
        Unit::Milliseconds(unit) => vec![number(unit)],
        Unit::Since1970(unit) => vec![number(unit) + " - time.time()"],
        Unit::Date => vec![date],
    }
}

/// Milliseconds in seconds.
fn seconds(milliseconds: u64) -> String {
    match (milliseconds / 1_000, milliseconds % 1_000) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:03}").trim_end_matches('0').to_owned(),
    }
}
