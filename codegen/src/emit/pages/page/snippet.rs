//! Snippets in JavaScript and Python that retry without a generated client.

use serde::Serialize;

use crate::model::{Backoff, Code, Error, Slot, When};
use crate::wire::{Delay, DelayUnit, Path, Place, Step, Wire, jitter_share, number};

/// The parts of the snippets that depend on the contract.
#[derive(Serialize)]
pub(super) struct Snippet {
    javascript_rules: Vec<String>,
    python_rules: Vec<String>,
    javascript_defaults: String,
    python_defaults: String,
    /// The path from the body to the code.
    code_in_javascript: String,
    code_in_python: String,
    /// Whether some delay is an RFC 3339 date.
    has_dates: bool,
}

/// The snippets; `None` if the body does not contain the code.
pub(super) fn view(wire: &Wire<'_>) -> Option<Snippet> {
    let path = wire.path(&Slot::Code)?;
    let errors = wire.contract.errors.iter();
    let retried: Vec<&Error> = errors.filter(|error| error.when() != When::Never).collect();
    let rules = |language: &Language| {
        retried.iter().map(|error| rule(wire, error, language)).collect::<Vec<_>>()
    };
    let defaults =
        |language: &Language| members(&backoff(&wire.contract.backoff, language), language);
    let mut delays = retried.iter().flat_map(|error| wire.delays_of(error));
    Some(Snippet {
        javascript_rules: rules(&JAVASCRIPT),
        python_rules: rules(&PYTHON),
        javascript_defaults: defaults(&JAVASCRIPT),
        python_defaults: defaults(&PYTHON),
        code_in_javascript: optional(path),
        code_in_python: arguments(path),
        has_dates: delays.any(|delay| delay.unit == DelayUnit::Date),
    })
}

/// The syntax of a language, as needed by the snippets.
struct Language {
    /// A code and its rule.
    entry: fn(&str, &str) -> String,
    /// The name of a member.
    name: fn(&str) -> String,
    truth: &'static str,
    /// A function from a response and its body to delays.
    stated: fn(&str) -> String,
    waits: fn(&Delay) -> Vec<String>,
    /// A number of milliseconds, in the time unit of the language.
    time: fn(u64) -> String,
}

const JAVASCRIPT: Language = Language {
    entry: |code, rule| format!("[{code}, {{ {rule} }}]"),
    name: str::to_owned,
    truth: "true",
    stated: |waits| format!("(response, body) => [{waits}]"),
    waits: javascript,
    time: |milliseconds| milliseconds.to_string(),
};

const PYTHON: Language = Language {
    entry: |code, rule| format!("{code}: {{{rule}}}"),
    name: |name| format!("\"{name}\""),
    truth: "True",
    stated: |waits| format!("lambda response, body: [{waits}]"),
    waits: python,
    time: seconds,
};

/// A code that may be retried, and its differences from the defaults.
fn rule(wire: &Wire<'_>, error: &Error, language: &Language) -> String {
    let code = match &error.code.value {
        Code::Integer(code) => code.to_string(),
        Code::Text(code) => quoted(code),
    };
    let mut rule = Vec::new();
    if error.when() == When::Always {
        rule.push(("always", language.truth.to_owned()));
    }
    let delays = wire.delays_of(error);
    if !delays.is_empty() {
        let waits: Vec<String> = delays.iter().flat_map(language.waits).collect();
        rule.push(("stated", (language.stated)(&waits.join(", "))));
    }
    if let Some(default) = error.fallback() {
        rule.push(("fallback", (language.time)(default)));
    }
    if let Some(own) = error.own_backoff(wire.contract) {
        let usual = backoff(&wire.contract.backoff, language);
        let own = backoff(own, language).into_iter();
        rule.extend(own.filter(|member| !usual.contains(member)));
    }
    (language.entry)(&code, &members(&rule, language))
}

fn backoff(backoff: &Backoff, language: &Language) -> Vec<(&'static str, String)> {
    vec![
        ("attempts", backoff.attempts.to_string()),
        ("initial", (language.time)(backoff.initial)),
        ("factor", number(backoff.factor)),
        ("max", (language.time)(backoff.max)),
        ("jitter", jitter_share(backoff).to_owned()),
    ]
}

fn members(members: &[(&str, String)], language: &Language) -> String {
    let members = members.iter().map(|(name, value)| format!("{}: {value}", (language.name)(name)));
    members.collect::<Vec<_>>().join(", ")
}

/// A JSON string, which is also valid in JavaScript and Python. Engines do not evaluate escaped characters.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    json.replace('`', "\\u0060").replace('{', "\\u007b")
}

/// A path in JavaScript: `?.["error"]?.["code"]`.
fn optional(path: &Path) -> String {
    path.0.iter().map(|step| format!("?.[{}]", key(step))).collect::<Vec<_>>().concat()
}

/// A path as further arguments in Python: `, "error", "code"`.
fn arguments(path: &Path) -> String {
    path.0.iter().map(|step| format!(", {}", key(step))).collect::<Vec<_>>().concat()
}

fn key(step: &Step) -> String {
    match step {
        Step::Key(key) => quoted(key),
        Step::Index(at) => at.to_string(),
    }
}

/// Expressions for the milliseconds stated at a place, one per possible format; `NaN` if the format does not match.
fn javascript(delay: &Delay) -> Vec<String> {
    let value = match &delay.place {
        Place::Header(name) => format!("response.headers.get({})", quoted(name)),
        Place::Body(path) => format!("body{}", optional(path)),
    };
    let number = |unit: u32| format!("parseFloat({value}) * {unit}");
    let date = format!("Date.parse({value}) - Date.now()");
    match delay.unit {
        DelayUnit::RetryAfter => vec![number(1_000), date],
        DelayUnit::Milliseconds(unit) => vec![number(unit)],
        DelayUnit::Since1970(unit) => vec![number(unit) + " - Date.now()"],
        DelayUnit::Date => vec![date],
    }
}

/// Expressions for the seconds stated at a place, one per possible format; `nan` if the format does not match.
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
        DelayUnit::RetryAfter => vec![number(1_000), date],
        DelayUnit::Milliseconds(unit) => vec![number(unit)],
        DelayUnit::Since1970(unit) => vec![number(unit) + " - time.time()"],
        DelayUnit::Date => vec![date],
    }
}

/// Milliseconds in seconds.
fn seconds(milliseconds: u64) -> String {
    match (milliseconds / 1_000, milliseconds % 1_000) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:03}").trim_end_matches('0').to_owned(),
    }
}
