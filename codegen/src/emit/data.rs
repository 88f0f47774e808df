//! The data target: each contract as JSON for other tools, with inherited values copied and examples filled in.

mod body;
mod contract;
mod error;
mod options;

use serde_json::{Map, Value};

use crate::emit::{self, Comment, Companion, Files, Input};
use crate::model::Audience;
use crate::name;
use crate::report::Report;
use crate::wire::Wire;

/// The file of a contract.
const FILE: &str = "errors.json";

/// The contracts as JSON.
#[derive(Debug)]
pub(crate) struct Target {
    audience: Audience,
}

impl emit::Target for Target {
    fn name(&self) -> &'static str {
        "data"
    }

    fn companion(&self) -> Option<Companion> {
        Some(Companion { name: FILE, text })
    }

    fn emit(&self, input: &Input<'_>, files: &mut Files, _report: &mut Report) {
        let comment = Comment::Json("$comment");
        files.insert(
            "data/errors.schema.json",
            comment,
            None,
            include_str!("data/errors.schema.json"),
        );
        for wire in input.seen_by(self.audience) {
            let folder = name::slug(&wire.contract.name);
            let path = format!("data/{folder}/{FILE}");
            files.insert(path, comment, Some(&wire.contract.path.0), &text(wire));
        }
    }
}

/// A contract as JSON.
fn text(wire: &Wire<'_>) -> String {
    // Writing a JSON value into a string cannot fail.
    serde_json::to_string_pretty(&contract::data(wire)).unwrap_or_default() + "\n"
}

/// An object without its empty members.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(filled(members).collect())
}

/// The members that are not empty: missing values, empty strings and empty lists are omitted.
fn filled<const N: usize>(members: [(&str, Value); N]) -> impl Iterator<Item = (String, Value)> {
    let is_filled = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let members = members.into_iter().filter(move |(_, value)| is_filled(value));
    members.map(|(key, value)| (key.to_owned(), value))
}

/// An object of any members.
fn map(members: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(members.into_iter().collect::<Map<_, _>>())
}
