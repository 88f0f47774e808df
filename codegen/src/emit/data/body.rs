//! The body of a contract as a JSON Schema, which allows additional members.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::model::{Contract, Definition, Type, TypeId};
use crate::wire::{self, BodyNode, CodeKind, SlotFacts, SlotType, Wire};

/// The schema of every body. Declared objects are definitions, because an object may contain itself.
pub(super) fn schema(wire: &Wire<'_>) -> Value {
    let contract = wire.contract;
    let mut writer = SchemaWriter { contract, objects: Vec::new(), seen: HashSet::new() };
    let mut schema = writer.node(&wire.body);
    let mut definitions = Map::new();
    while let Some(id) = writer.objects.pop() {
        let def = &contract[id];
        let members = def.definition.members().unwrap_or_default().iter();
        let members = members.map(|it| (it.name.as_str(), it.optional, writer.ty(&it.ty)));
        definitions.insert(def.name.value.clone(), object(members));
    }
    if !definitions.is_empty() {
        schema["$defs"] = Value::Object(definitions);
    }
    schema
}

/// Writes the schemas of a contract.
struct SchemaWriter<'c> {
    contract: &'c Contract,
    /// The declared objects whose definitions are still missing.
    objects: Vec<TypeId>,
    /// The declared objects that a schema refers to.
    seen: HashSet<TypeId>,
}

impl SchemaWriter<'_> {
    fn node(&mut self, part: &BodyNode<'_>) -> Value {
        match part {
            BodyNode::Object(members, _) => {
                let members = members.iter();
                object(members.map(|it| (it.key, it.optional, self.node(&it.node))))
            }
            BodyNode::Keyed(inner) => {
                let names = self.contract.categories.iter().map(|category| &*category.name);
                json!({
                    "type": "object",
                    "propertyNames": { "examples": names.collect::<Vec<_>>() },
                    "additionalProperties": self.node(inner),
                    "minProperties": 1,
                    "maxProperties": 1,
                })
            }
            BodyNode::List(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.node(item)).collect();
                json!({ "type": "array", "prefixItems": items, "minItems": items.len() })
            }
            BodyNode::Slot { facts, nullable: false } => self.slot(facts),
            BodyNode::Slot { facts, nullable: true } => {
                json!({ "anyOf": [self.slot(facts), { "type": "null" }] })
            }
            BodyNode::Text(_) => json!({ "type": "string" }),
            BodyNode::Constant(value) => json!({ "const": wire::json(value) }),
        }
    }

    fn slot(&mut self, facts: &SlotFacts<'_>) -> Value {
        let doc = facts.param.map(|param| &*param.doc).filter(|doc| !doc.is_empty());
        let mut schema = match &facts.ty {
            SlotType::Code(CodeKind::Integer) => json!({ "type": "integer" }),
            SlotType::Code(CodeKind::Text) => json!({ "type": "string" }),
            SlotType::Details(None) => json!({ "type": "object" }),
            SlotType::Details(Some(ty)) | SlotType::Value(ty) => self.ty(ty),
        };
        if let (Some(doc), Some(schema)) = (doc, schema.as_object_mut()) {
            schema.insert("description".to_owned(), json!(doc));
        }
        schema
    }

    fn ty(&mut self, ty: &Type) -> Value {
        let format = |format: &str| json!({ "type": "string", "format": format });
        match ty {
            Type::String => json!({ "type": "string" }),
            Type::Integer => json!({ "type": "integer" }),
            Type::Number => json!({ "type": "number" }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::Timestamp => format("date-time"),
            Type::Date => format("date"),
            Type::Url => format("uri"),
            Type::Uuid => format("uuid"),
            Type::Email => format("email"),
            Type::Any => json!({}),
            Type::List(item) => json!({ "type": "array", "items": self.ty(item) }),
            Type::Map(value) => json!({ "type": "object", "additionalProperties": self.ty(value) }),
            Type::Named(id) => self.named(*id),
        }
    }

    fn named(&mut self, id: TypeId) -> Value {
        let def = &self.contract[id];
        match &def.definition {
            Definition::Enumeration(values) => {
                let values: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
                json!({ "type": "string", "examples": values })
            }
            Definition::Object(_) => {
                if self.seen.insert(id) {
                    self.objects.push(id);
                }
                json!({ "$ref": format!("#/$defs/{}", fragment(&def.name)) })
            }
        }
    }
}

/// The schema of an object; each member has its name, whether it may be missing, and its schema.
fn object<'m>(members: impl Iterator<Item = (&'m str, bool, Value)>) -> Value {
    let (mut required, mut properties) = (Vec::new(), Map::new());
    for (name, optional, schema) in members {
        if !optional {
            required.push(name);
        }
        properties.insert(name.to_owned(), schema);
    }
    json!({ "type": "object", "required": required, "properties": properties })
}

/// A name as a step of a JSON pointer in a URI fragment (RFC 6901, section 6).
fn fragment(name: &str) -> String {
    let letter = |byte: u8| match byte {
        b'~' => "~0".to_owned(),
        b'/' => "~1".to_owned(),
        byte if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    name.bytes().map(letter).collect()
}
