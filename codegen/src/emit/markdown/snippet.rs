//! What the snippets without a client take from the contract.

use minijinja::{Value, context};

use crate::emit::delay::{self, Delay, Place, Unit};
use crate::emit::example::number;
use crate::emit::place::{self, Step};
use crate::model::{Backoff, Code, Contract, ErrorDef, Jitter, Slot, When};

/// What the snippets are made of; nothing where a body does not tell its code.
pub(super) fn view(contract: &Contract) -> Option<Value> {
    let path = place::path(contract, &Slot::Code)?;
    let retried = || contract.errors.iter().filter(|error| error.retry.when != When::Never);
    let delays = || retried().flat_map(|error| delay::delays(contract, error));
    Some(context! {
        javascript_rules => retried().map(|error| rule(contract, error, &JAVASCRIPT)).collect::<Vec<_>>(),
        python_rules => retried().map(|error| rule(contract, error, &PYTHON)).collect::<Vec<_>>(),
        javascript_defaults => members(&backoff(&contract.backoff, &JAVASCRIPT), &JAVASCRIPT),
        python_defaults => members(&backoff(&contract.backoff, &PYTHON), &PYTHON),
        code_in_javascript => optional(&path),
        code_in_python => arguments(&path),
        has_dates => delays().any(|delay| delay.unit == Unit::Date),
    })
}

/// How a language writes what differs from code to code.
struct Language {
    /// A code and its rule.
    entry: fn(&str, &str) -> String,
    /// The name of a member.
    name: fn(&str) -> String,
    truth: &'static str,
    /// A function from a response and its body to waits.
    said: fn(&str) -> String,
    waits: fn(&Delay) -> Vec<String>,
    /// A number of milliseconds, as the language counts time.
    time: fn(u64) -> String,
}

const JAVASCRIPT: Language = Language {
    entry: |code, rule| format!("[{code}, {{ {rule} }}]"),
    name: str::to_owned,
    truth: "true",
    said: |waits| format!("(response, body) => [{waits}]"),
    waits: javascript,
    time: |milliseconds| milliseconds.to_string(),
};

const PYTHON: Language = Language {
    entry: |code, rule| format!("{code}: {{{rule}}}"),
    name: |name| format!("\"{name}\""),
    truth: "True",
    said: |waits| format!("lambda response, body: [{waits}]"),
    waits: python,
    time: seconds,
};

/// A code that is worth another attempt, and what is not as for the others.
fn rule(contract: &Contract, error: &ErrorDef, language: &Language) -> String {
    let code = match &error.code {
        Code::Integer(code) => code.to_string(),
        Code::Text(code) => quoted(code),
    };
    let mut rule = Vec::new();
    if error.retry.when == When::Always {
        rule.push(("always", language.truth.to_owned()));
    }
    let delays = delay::delays(contract, error);
    if !delays.is_empty() {
        let waits: Vec<String> = delays.iter().flat_map(language.waits).collect();
        rule.push(("said", (language.said)(&waits.join(", "))));
    }
    if let Some(default) = error.retry.after.iter().find_map(|source| source.default) {
        rule.push(("fallback", (language.time)(default)));
    }
    let usual = backoff(&contract.backoff, language);
    let own = backoff(&error.retry.backoff, language);
    rule.extend(own.into_iter().filter(|member| !usual.contains(member)));
    (language.entry)(&code, &members(&rule, language))
}

fn backoff(backoff: &Backoff, language: &Language) -> Vec<(&'static str, String)> {
    let jitter = match backoff.jitter {
        Jitter::None => "0",
        Jitter::Equal => "0.5",
        Jitter::Full => "1",
    };
    vec![
        ("attempts", backoff.attempts.to_string()),
        ("initial", (language.time)(backoff.initial)),
        ("factor", number(backoff.factor)),
        ("max", (language.time)(backoff.max)),
        ("jitter", jitter.to_owned()),
    ]
}

fn members(members: &[(&str, String)], language: &Language) -> String {
    let members = members.iter().map(|(name, value)| format!("{}: {value}", (language.name)(name)));
    members.collect::<Vec<_>>().join(", ")
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
