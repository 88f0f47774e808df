//! The view of a contract's fixtures: the examples of the catalog as responses.

use serde::Serialize;

use crate::emit::typescript::{Names, body, escape};
use crate::model::{Literal, Slot};
use crate::wire::{Sample, Wire, inline};

/// A module of fixtures.
#[derive(Serialize)]
pub(super) struct Fixtures<'c> {
    file: &'c str,
    prefix: &'c str,
    camel: &'c str,
    codes: Vec<Fixture>,
    conditions: Vec<Fixture>,
    /// The type of a body.
    body: String,
    status: &'static str,
    message_path: String,
    details_path: String,
    is_keyed: bool,
}

/// The response of an error or of a condition.
#[derive(Serialize)]
struct Fixture {
    key: String,
    code: String,
    response: String,
}

pub(super) fn view<'c>(wire: &Wire<'_>, names: &'c Names) -> Fixtures<'c> {
    let errors = &wire.contract.errors;
    let fixture = |(error, case)| {
        let sample = wire.sample(error, case);
        Fixture {
            key: escape::key(&sample.case.symbol),
            code: escape::string(&sample.error.name),
            response: response(sample),
        }
    };
    let conditions =
        errors.iter().flat_map(|error| error.conditions().iter().map(move |case| (error, case)));
    let details = wire.details.as_ref().map(|details| body::arguments(&details.path));
    let message = wire.path(&Slot::Message).map(body::arguments);
    Fixtures {
        file: &names.file,
        prefix: &names.prefix,
        camel: &names.camel,
        codes: errors.iter().map(|error| fixture((error, error.case()))).collect(),
        conditions: conditions.map(fixture).collect(),
        body: body_type(wire, names),
        status: if errors.iter().all(|error| error.case().status.is_some()) {
            "example.status"
        } else {
            "example.status ?? 500"
        },
        message_path: message.unwrap_or_default(),
        details_path: details.unwrap_or_default(),
        is_keyed: wire.slots().any(|(_, path)| !path.is_fixed()),
    }
}

/// The type of the body of code `C`.
fn body_type(wire: &Wire<'_>, names: &Names) -> String {
    let errors = &wire.contract.errors;
    let is_sent = errors.iter().all(|error| error.code.to_string() == *error.name);
    let prefix = &names.prefix;
    let code = if is_sent { "C" } else { body::code_type(wire) };
    match &wire.details {
        Some(details) if details.beside.is_some() => {
            format!("{prefix}ErrorBody<{code}, Readonly<Record<string, unknown>>>")
        }
        Some(_) if is_sent => format!("{prefix}ErrorBody<C, {prefix}ErrorTypes[C][\"details\"]>"),
        _ if is_sent => format!("{prefix}ErrorBody<C>"),
        _ => format!("{prefix}ErrorBody"),
    }
}

fn response(sample: Sample<'_>) -> String {
    let headers = sample.headers().into_iter().map(|(name, value)| (name, Literal::Text(value)));
    let status = sample.case.status.map(|status| status.to_string());
    let inner = " ".repeat(8);
    format!(
        "{{\n{inner}status: {},\n{inner}headers: {},\n{inner}body: {},\n    }}",
        status.as_deref().unwrap_or("undefined"),
        expression(&Literal::Map(headers.collect()), 8),
        expression(&sample.body(), 8),
    )
}

/// A value as an expression; every line after the first is indented.
fn expression(value: &Literal, indent: usize) -> String {
    let inner = " ".repeat(indent + 4);
    let outer = " ".repeat(indent);
    match value {
        Literal::Text(text) => escape::string(text),
        Literal::List(items) if !items.is_empty() => {
            let items = items.iter().map(|it| format!("{inner}{},\n", expression(it, indent + 4)));
            format!("[\n{}{outer}]", items.collect::<String>())
        }
        Literal::Map(members) if !members.is_empty() => {
            let members = members.iter().map(|(name, value)| {
                format!("{inner}{}: {},\n", escape::key(name), expression(value, indent + 4))
            });
            format!("{{\n{}{outer}}}", members.collect::<String>())
        }
        other => inline(other),
    }
}
