//! The view of a contract's fixtures: the examples of the catalog as answers.

use minijinja::{Value, context};

use super::names::Names;
use super::{VERSION, envelope, escape};
use crate::emit::example::{Occurrence, number};
use crate::emit::place;
use crate::model::{Contract, Literal, Slot};

pub(super) fn view(contract: &Contract, names: &Names) -> Value {
    let codes = contract.errors.iter().map(|error| {
        context! { key => escape::key(&error.name), fixture => fixture(Occurrence::of(contract, error)) }
    });
    let situations = contract
        .errors
        .iter()
        .flat_map(|error| error.conditions.iter().map(move |condition| (error, condition)));
    let situations = situations.map(|(error, condition)| {
        context! {
            key => escape::key(&condition.name),
            code => escape::string(&error.name),
            fixture => Occurrence::in_condition(contract, error, condition).next().map(fixture),
        }
    });
    let details = place::details(contract);
    let is_spread = details.as_ref().is_some_and(|details| details.beside.is_some());
    let is_wire = contract.errors.iter().all(|error| error.code.to_string() == error.name.value);
    let body_args = match (is_wire, details.is_some() && !is_spread) {
        (true, true) => format!("<C, {}ErrorTypes[C][\"details\"]>", names.prefix),
        (true, false) if is_spread => "<C, Readonly<Record<string, unknown>>>".to_owned(),
        (true, false) => "<C>".to_owned(),
        (false, _) => String::new(),
    };
    context! {
        errcat => VERSION,
        path => contract.path.clone(),
        file => names.file.clone(),
        prefix => names.prefix.clone(),
        camel => names.camel.clone(),
        codes => codes.collect::<Vec<_>>(),
        conditions => situations.collect::<Vec<_>>(),
        body => format!("{}ErrorBody{body_args}", names.prefix),
        status => if contract.errors.iter().all(|error| error.status.is_some()) { "example.status" } else { "example.status ?? 500" },
        message_path => envelope::arguments(&place::path(contract, &Slot::Message).unwrap_or_default()),
        details_path => envelope::arguments(&details.map(|details| details.path).unwrap_or_default()),
    }
}

fn fixture(occurrence: Occurrence<'_>) -> String {
    let headers =
        occurrence.headers().into_iter().map(|(name, value)| (name, Literal::Text(value)));
    let status = occurrence.error.status.as_ref().map(|status| status.value.to_string());
    let inner = " ".repeat(8);
    format!(
        "{{\n{inner}status: {},\n{inner}headers: {},\n{inner}body: {},\n    }}",
        status.as_deref().unwrap_or("undefined"),
        literal(&Literal::Map(headers.collect()), 8),
        literal(&occurrence.body(), 8),
    )
}

/// A value as an expression; each line but the first is indented.
fn literal(value: &Literal, indent: usize) -> String {
    let inner = " ".repeat(indent + 4);
    let outer = " ".repeat(indent);
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(truth) => truth.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Number(value) => number(*value),
        Literal::Text(text) => escape::string(text),
        Literal::List(items) if items.is_empty() => "[]".to_owned(),
        Literal::Map(members) if members.is_empty() => "{}".to_owned(),
        Literal::List(items) => {
            let items = items.iter().map(|item| format!("{inner}{},\n", literal(item, indent + 4)));
            format!("[\n{}{outer}]", items.collect::<String>())
        }
        Literal::Map(members) => {
            let members = members.iter().map(|(name, value)| {
                format!("{inner}{}: {},\n", escape::key(name), literal(value, indent + 4))
            });
            format!("{{\n{}{outer}}}", members.collect::<String>())
        }
    }
}
