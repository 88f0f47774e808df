//! The body of an error, member by member.

use crate::emit::markdown::types::{self, Field};
use crate::emit::markdown::{escape, sample};
use crate::emit::place::{self, Step};
use crate::model::{Code, Contract, Details, ErrorDef, Member, Param, Shape, Slot};

/// Each leaf of the body.
pub(super) fn fields(contract: &Contract) -> Vec<Field> {
    let mut fields = Vec::new();
    walk(contract, "", false, &contract.envelope.shape, &mut fields);
    fields
}

/// Where a slot is in the body: `error.code`, `errors[0].code`.
pub(super) fn place(contract: &Contract, slot: &Slot) -> Option<String> {
    let mut text = String::new();
    for step in place::path(contract, slot)? {
        text = match step {
            Step::Key(key) => join(&text, &key),
            Step::Index(at) => format!("{text}[{at}]"),
        };
    }
    Some(text)
}

fn walk(contract: &Contract, path: &str, optional: bool, shape: &Shape, fields: &mut Vec<Field>) {
    let mut field = |ty: String, doc: String| {
        let path = if path.is_empty() { "the body" } else { path };
        let missing = if optional { " (if applicable)" } else { "" };
        fields.push(Field { path: path.to_owned(), ty, doc: doc + missing });
    };
    match shape {
        Shape::Object(members) => {
            for member in members {
                match member {
                    Member::Key { key, optional: may_miss, shape } => {
                        let path = join(path, key);
                        walk(contract, &path, optional || *may_miss, shape, fields);
                    }
                    Member::Spread(_) => fields.push(Field {
                        path: join(path, "*"),
                        ty: "any".to_owned(),
                        doc: "The details of the error, member by member".to_owned(),
                    }),
                }
            }
        }
        Shape::List(items) => {
            for item in items {
                walk(contract, &format!("{path}[]"), optional, item, fields);
            }
        }
        Shape::Slot(slot) => {
            let (ty, doc) = slot_words(contract, slot);
            field(ty, doc);
        }
        Shape::Text(_) => field("string".to_owned(), "A text made of other values".to_owned()),
        Shape::Constant(value) => {
            let value = sample::json(value);
            let ty = match &value {
                serde_json::Value::Null => "null",
                serde_json::Value::Bool(_) => "boolean",
                serde_json::Value::Number(_) => "number",
                serde_json::Value::String(_) => "string",
                serde_json::Value::Array(_) => "array",
                serde_json::Value::Object(_) => "object",
            };
            field(ty.to_owned(), format!("Always {} for errors", escape::code(&value.to_string())));
        }
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The type of what a slot holds, and what it means.
fn slot_words(contract: &Contract, slot: &Slot) -> (String, String) {
    let (ty, doc) = match slot {
        Slot::Code => {
            let is_number =
                contract.errors.iter().any(|error| matches!(error.code, Code::Integer(_)));
            (if is_number { "integer" } else { "string" }, "Machine-readable error code")
        }
        Slot::Message => ("string", "Human-readable error description"),
        Slot::Status => ("integer", "HTTP status of the response"),
        Slot::Title => ("string", "What people call the error"),
        Slot::Category => ("string", "Category of the error"),
        Slot::DocsUrl => ("string (uri)", "Where the error is documented"),
        Slot::Remedy => ("string", "What to do about the error"),
        Slot::RetryAfter => ("integer", "Seconds to wait before the next attempt"),
        Slot::Details => return (details(contract), "Additional error context".to_owned()),
        Slot::Context(name) => return param(contract, contract.context.iter(), name),
        Slot::Param(name) => {
            let params = contract.errors.iter().flat_map(ErrorDef::params);
            return param(contract, params, name);
        }
    };
    (ty.to_owned(), doc.to_owned())
}

fn details(contract: &Contract) -> String {
    let mut wholes = contract.errors.iter().filter_map(|error| match &error.details {
        Details::None => None,
        details => Some(
            details.whole().map_or_else(|| "object".to_owned(), |ty| types::words(contract, ty)),
        ),
    });
    let first = wholes.next().unwrap_or_else(|| "object".to_owned());
    if wholes.all(|other| other == first) { first } else { "any".to_owned() }
}

fn param<'p>(
    contract: &Contract,
    mut params: impl Iterator<Item = &'p Param>,
    name: &str,
) -> (String, String) {
    params.find(|param| *param.name == name).map_or_else(Default::default, |param| {
        (types::words(contract, &param.ty), types::meaning(param))
    })
}
