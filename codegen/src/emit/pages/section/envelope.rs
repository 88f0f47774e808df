//! The body of every error, member by member.

use serde::Serialize;
use serde_json::Value;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::field::{Field, if_applicable, meaning, type_words};
use crate::emit::pages::section::response::first_body;
use crate::emit::pages::section::{Table, field};
use crate::model::{Param, Slot, Type};
use crate::wire::{BodyNode, CodeKind, SlotFacts, SlotType, Wire, json};

/// The body of every error: a sample, and its members.
#[derive(Serialize)]
pub(crate) struct BodyView {
    sample: String,
    fields: Table,
    /// The place of the code, if the body contains it.
    code_path: Option<String>,
}

impl BodyView {
    pub(crate) fn new(markup: impl Markup, wire: &Wire<'_>) -> Self {
        Self {
            sample: first_body(markup, wire),
            fields: table(markup, wire),
            code_path: place(markup, wire, &Slot::Code),
        }
    }
}

/// The level of the heading above the table.
const LEVEL: usize = 2;

/// A table of the members.
fn table(markup: impl Markup, wire: &Wire<'_>) -> Table {
    let mut walk = Walk { markup, wire, fields: Vec::new() };
    walk.node("", false, &wire.body);
    field::table(markup, &walk.fields)
}

/// The place of a slot in the body, as code.
pub(crate) fn place(markup: impl Markup, wire: &Wire<'_>, slot: &Slot) -> Option<String> {
    wire.path(slot).map(|path| markup.code(&path.to_string()))
}

/// Walks through the body and collects its leaves.
struct Walk<'w, M> {
    markup: M,
    wire: &'w Wire<'w>,
    fields: Vec<Field>,
}

impl<M: Markup> Walk<'_, M> {
    fn node(&mut self, path: &str, optional: bool, node: &BodyNode<'_>) {
        match node {
            BodyNode::Object(members, spread) => {
                for member in members {
                    self.node(&join(path, member.key), optional || member.optional, &member.node);
                }
                for facts in spread {
                    let doc = match facts.slot {
                        Slot::Details => "The details of the error, member by member".to_owned(),
                        _ => self.meaning(facts),
                    };
                    let (path, ty) = (join(path, "*"), "any".to_owned());
                    self.fields.push(Field { path, ty, doc, text: None });
                }
            }
            BodyNode::Keyed(inner) => {
                self.node(&join(path, "{category}"), optional, inner);
            }
            BodyNode::List(items) => {
                items.iter().for_each(|item| self.node(&format!("{path}[]"), optional, item));
            }
            BodyNode::Slot { facts, nullable } => {
                let null = if *nullable { " or null" } else { "" };
                let (ty, doc) = (self.type_words(facts) + null, self.meaning(facts));
                self.leaf(path, optional, ty, doc, facts.param);
            }
            BodyNode::Text(facts) => {
                let doc = facts.as_ref().map(|facts| self.meaning(facts));
                let doc = doc.unwrap_or_else(|| "A string made of other values".to_owned());
                let param = facts.as_ref().and_then(|facts| facts.param);
                self.leaf(path, optional, "string".to_owned(), doc, param);
            }
            BodyNode::Constant(value) => {
                let value = json(value);
                let doc = format!("Always {} for errors", self.markup.code(&value.to_string()));
                self.leaf(path, optional, json_type(&value).to_owned(), doc, None);
            }
        }
    }

    fn leaf(&mut self, path: &str, optional: bool, ty: String, doc: String, param: Option<&Param>) {
        let path = if path.is_empty() { "the body" } else { path };
        let doc = if_applicable(doc, optional);
        let text = param.and_then(|it| field::text(self.markup, LEVEL, path, it));
        self.fields.push(Field { path: path.to_owned(), ty, doc, text });
    }

    fn type_words(&self, facts: &SlotFacts<'_>) -> String {
        let words = |ty: &Type| type_words(&self.wire.contract.types, ty);
        match &facts.ty {
            SlotType::Code(CodeKind::Integer) => "integer".to_owned(),
            SlotType::Code(CodeKind::Text) => "string".to_owned(),
            SlotType::Details(None) => "object".to_owned(),
            SlotType::Details(Some(ty)) | SlotType::Value(ty) => words(ty),
        }
    }

    fn meaning(&self, facts: &SlotFacts<'_>) -> String {
        let meaning = match facts.slot {
            Slot::Code => "Machine-readable error code",
            Slot::Message => "Human-readable error description",
            Slot::Status => "HTTP status of the response",
            Slot::Title => "Name of the error for people",
            Slot::Category => "Category of the error",
            Slot::Condition => "Condition of the error",
            Slot::DocsUrl => "Address of the error's documentation",
            Slot::Remedy => "How to fix the error",
            Slot::RetryAfter => "Seconds to wait before the next attempt",
            Slot::Details => "Additional error context",
            Slot::Name => "Name of the error in the catalog",
            Slot::Context(_) | Slot::Param(_) | Slot::Field(_) => {
                return facts.param.map(|it| meaning(self.markup, it)).unwrap_or_default();
            }
        };
        meaning.to_owned()
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
