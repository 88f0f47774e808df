//! Codes in the module: the codes that the API sends, and those that only a client sees.

use serde::Serialize;

use crate::emit::typescript::types::union;
use crate::emit::typescript::{Checks, Types, body, doc, escape, field, names};
use crate::model::{Case, Error, Origin, Type, When};
use crate::wire::{self, Alike, ClientFailure, Delay, DelayUnit, ErrorDetails, Place, Wire};

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
    /// The type of the condition.
    condition: String,
    /// The elements of its row in the table of codes.
    row: String,
    /// The rows of the cases that a client can tell apart.
    cases: Vec<CaseRow>,
    /// The types of the cases that the condition tells apart.
    case_types: Vec<CaseType>,
}

/// The row of a case, by the value that tells it.
#[derive(Serialize)]
struct CaseRow {
    key: String,
    row: String,
}

/// The type of an error in one condition, or in none.
#[derive(Serialize)]
struct CaseType {
    condition: String,
    status: String,
    details: String,
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
        let category = error.category.map(|id| escape::string(&wire.contract[id].name));
        let category = category.unwrap_or_else(undefined);
        let all = Alike::all(error);
        let mut row = |alike: &Alike<'_>, case: &Case| {
            let check = match wire.details {
                Some(_) => checks.details(ErrorDetails::of(&alike.0)),
                None => checks.anything(),
            };
            let retry = wire.followed_by(alike, *case.status);
            let retry = retry.map_or_else(undefined, |when| self::retry(when).to_string());
            let outage = u8::from(*case.outage);
            let (status, delays) = (status(case), delays(wire, alike));
            format!("{retry}, {outage}, {status}, {category}, {check}{delays}")
        };
        let cases = wire
            .told(error)
            .into_iter()
            .map(|(key, alike)| CaseRow { key: escape::key(&key), row: row(&alike, alike.0[0]) });
        let cases = cases.collect();
        let details_type = |cases: &[&Case], indent| match wire.details {
            Some(_) => types.details(ErrorDetails::of(cases), indent),
            None => undefined(),
        };
        Self {
            name: error.name.value.clone(),
            literal: escape::string(&error.name),
            key: escape::key(&error.name),
            doc: doc::of_error(wire.contract, error),
            row: row(&wire.untold(error), error.case()),
            field_types: types.fields(Some(error.case())),
            pattern: pattern(wire, error),
            fields: field::object(wire.contract, error.case()),
            cases,
            case_types: error
                .cases
                .iter()
                .map(|case| CaseType {
                    condition: condition(error, case),
                    status: status(case),
                    details: details_type(&[case], 12),
                })
                .collect(),
            status: union(error.cases.iter().map(status)),
            condition: union(error.cases.iter().map(|case| condition(error, case))),
            details: details_type(&all.0, 8),
            category,
        }
    }
}

/// A regular expression, then the member and the conversion of each value; of a value that the details have, neither.
fn pattern(wire: &Wire<'_>, error: &Error) -> String {
    let case = error.case();
    let Some(regex) = wire::regex(case) else { return String::new() };
    let own = wire.in_code(case);
    let values = case.code_params().map(|slot| {
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

fn undefined() -> String {
    "undefined".to_owned()
}

/// The status of a case as a literal.
fn status(case: &Case) -> String {
    case.status.map_or_else(undefined, |status| status.to_string())
}

/// The key of a condition as a literal; that of the error itself is `undefined`.
fn condition(error: &Error, case: &Case) -> String {
    if error.is_condition(case) { escape::string(&case.name) } else { undefined() }
}

/// The end of a row: the sources of the delay, and the default delay.
fn delays(wire: &Wire<'_>, alike: &Alike<'_>) -> String {
    let mut sources: Vec<String> = alike.delays(wire).iter().map(source).collect();
    sources.dedup();
    match alike.fallback() {
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
pub(super) fn aliases<'e>(errors: impl Iterator<Item = &'e Error> + Clone) -> String {
    let is_own = |error: &Error| error.aliases.is_empty() && error.code.to_string() == *error.name;
    if errors.clone().all(is_own) { String::new() } else { names_by_code(errors) }
}

/// The names by sent code or alias. A code that carries values is recognized by its pattern.
pub(super) fn names_by_code<'e>(errors: impl Iterator<Item = &'e Error>) -> String {
    let names = errors.flat_map(|error| {
        let plain = error.codes().skip(usize::from(error.case().pattern.is_some()));
        plain.map(move |code| (code.to_string(), &error.name))
    });
    let names =
        names.map(|(code, name)| format!("{}: {}", escape::key(&code), escape::string(name)));
    names.collect::<Vec<_>>().join(", ")
}
