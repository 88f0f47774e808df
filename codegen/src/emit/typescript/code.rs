//! Codes in the module: the codes that the API sends, and those that only a client sees.

use serde::Serialize;

use crate::emit::typescript::{Checks, Types, body, doc, escape, field, names};
use crate::model::{Contract, Error, Origin, Template, Type, When};
use crate::wire::{self, ClientFailure, Delay, DelayUnit, ErrorDetails, Place, Wire};

/// A code that the API sends.
#[derive(Serialize)]
pub(super) struct CodeView {
    name: String,
    literal: String,
    key: String,
    doc: String,
    status: String,
    category: String,
    details: String,
    /// The type of its fields; empty if the contract has none.
    field_types: String,
    /// Its fields as an object.
    fields: String,
    /// Its pattern and the values that it carries, as elements of a list; empty if it carries none.
    pattern: String,
    /// The elements of its row in the table of codes.
    row: String,
}

/// A code that only a client sees.
#[derive(Clone, Serialize)]
pub(super) struct ClientCode {
    name: String,
    literal: String,
    key: String,
    doc: String,
    status: &'static str,
    category: String,
    message: String,
    retry: u8,
    outage: u8,
}

impl CodeView {
    pub(super) fn new(
        wire: &Wire<'_>,
        types: Types<'_>,
        error: &Error,
        checks: &mut Checks<'_>,
    ) -> Self {
        let undefined = || "undefined".to_owned();
        let status = error.status.map_or_else(undefined, |status| status.to_string());
        let category = error.category.map(|id| escape::string(&wire.contract[id].name));
        let category = category.unwrap_or_else(undefined);
        let details = wire.details.as_ref().map(|_| ErrorDetails::new(error));
        let check = match &details {
            Some(details) => checks.details(details),
            None => checks.anything(),
        };
        let retry = wire.followed(error).map_or_else(undefined, |when| retry(when).to_string());
        let outage = u8::from(*error.outage);
        let delays = delays(wire, error);
        Self {
            name: error.name.value.clone(),
            literal: escape::string(&error.name),
            key: escape::key(&error.name),
            doc: doc::of_error(wire.contract, error),
            row: format!("{retry}, {outage}, {status}, {category}, {check}{delays}"),
            field_types: types.fields(Some(error.case())),
            pattern: pattern(wire, error),
            fields: field::object(wire.contract, error.case()),
            status,
            category,
            details: details.map_or_else(undefined, |details| types.details(&details)),
        }
    }
}

/// A regular expression, then the member and the conversion of each value; of a value that the details have, neither.
fn pattern(wire: &Wire<'_>, error: &Error) -> String {
    let case = error.case();
    let Some(regex) = wire::regex(case) else { return String::new() };
    let own = wire.in_code(error);
    let slots = case.pattern.iter().flat_map(Template::slots);
    let values = slots.map(|slot| {
        let param = &case[slot.id];
        if own.iter().all(|it| it.name != param.name) {
            return ", []".to_owned();
        }
        let convert = if param.ty == Type::Integer { "Number" } else { "String" };
        format!(", [{}, {convert}]", escape::string(&names::member(&param.name)))
    });
    let regex = escape::string(&regex);
    format!("/* @__PURE__ */ new RegExp({regex}){}", values.collect::<String>())
}

/// The end of a row: the sources of the delay, and the default delay.
fn delays(wire: &Wire<'_>, error: &Error) -> String {
    let mut sources: Vec<String> = wire.delays_of(error).iter().map(source).collect();
    sources.dedup();
    match error.fallback() {
        Some(fallback) => format!(", [{}], {fallback}", sources.join(", ")),
        None if sources.is_empty() => String::new(),
        None => format!(", [{}]", sources.join(", ")),
    }
}

/// A place, the unit in milliseconds (0 for a date), and 1 if the value is a Unix time.
fn source(Delay { place, unit }: &Delay) -> String {
    let place = match place {
        Place::Body(path) => format!("[{}]", body::arguments(path)),
        Place::Header(name) => escape::string(&name.to_lowercase()),
        // No header has such a name.
        Place::Code(param) => escape::string(&format!(":{}", names::member(param))),
    };
    match unit {
        DelayUnit::Date => format!("[{place}, 0]"),
        DelayUnit::RetryAfter => format!("[{place}, 1000]"),
        DelayUnit::Milliseconds(unit) => format!("[{place}, {unit}]"),
        DelayUnit::Since1970(unit) => format!("[{place}, {unit}, 1]"),
    }
}

impl ClientCode {
    /// `own_category` is the literal of the category of the codes that only a client sees.
    pub(super) fn new(failure: &ClientFailure<'_>, prefix: &str, own_category: &str) -> Self {
        let is_unrecognized = failure.origin == Origin::Unrecognized;
        Self {
            name: failure.name.clone(),
            literal: escape::string(&failure.name),
            key: escape::key(&failure.name),
            doc: doc::of_failure(failure),
            status: if is_unrecognized { "number | undefined" } else { "undefined" },
            // A response whose details do not fit its code still has the category of the code.
            category: if is_unrecognized {
                format!("{prefix}ErrorTypes[{prefix}WireCode][\"category\"] | {own_category}")
            } else {
                own_category.to_owned()
            },
            message: escape::string(failure.message),
            retry: retry(failure.retry),
            outage: u8::from(!is_unrecognized),
        }
    }
}

/// A retry rule as a number in the rows.
pub(super) fn retry(when: When) -> u8 {
    match when {
        When::Never => 0,
        When::IfIdempotent => 1,
        When::Always => 2,
    }
}

/// The names by sent code or alias. If one differs, all are listed: the code of one error may be the name of another.
pub(super) fn aliases(contract: &Contract) -> String {
    let is_own = |error: &Error| error.aliases.is_empty() && error.code.to_string() == *error.name;
    if contract.errors.iter().all(is_own) {
        return String::new();
    }
    let names = contract.errors.iter().flat_map(|error| {
        let plain = error.codes().skip(usize::from(error.case().pattern.is_some()));
        plain.map(move |code| (code.to_string(), &error.name))
    });
    let names =
        names.map(|(code, name)| format!("{}: {}", escape::key(&code), escape::string(name)));
    names.collect::<Vec<_>>().join(", ")
}
