//! The body of a contract as a JSON Schema, which allows additional members.

use serde_json::{Map, Value, json};

use crate::model::{Contract, Definition, Param, Type};
use crate::wire::{self, BodyNode, CodeKind, SlotFacts, SlotType, Wire};

/// The schema of every body, with declared types inlined.
pub(super) fn schema(wire: &Wire<'_>) -> Value {
    node(wire.contract, &wire.body)
}

fn node(contract: &Contract, part: &BodyNode<'_>) -> Value {
    match part {
        BodyNode::Object(members, _) => {
            let required = members.iter().filter(|member| !member.optional);
            let required: Vec<&str> = required.map(|member| member.key).collect();
            let members = members.iter();
            let properties: Map<String, Value> =
                members.map(|it| (it.key.to_owned(), node(contract, &it.node))).collect();
            json!({ "type": "object", "required": required, "properties": properties })
        }
        BodyNode::List(items) => {
            let items: Vec<Value> = items.iter().map(|item| node(contract, item)).collect();
            json!({ "type": "array", "prefixItems": items, "minItems": items.len() })
        }
        BodyNode::Slot { facts, nullable: false } => slot(contract, facts),
        BodyNode::Slot { facts, nullable: true } => {
            json!({ "anyOf": [slot(contract, facts), { "type": "null" }] })
        }
        BodyNode::Text(_) => json!({ "type": "string" }),
        BodyNode::Constant(value) => json!({ "const": wire::json(value) }),
    }
}

fn slot(contract: &Contract, facts: &SlotFacts<'_>) -> Value {
    let doc = facts.param.map(|param| param.doc.as_str()).filter(|doc| !doc.is_empty());
    let mut schema = match &facts.ty {
        SlotType::Code(CodeKind::Integer) => json!({ "type": "integer" }),
        SlotType::Code(CodeKind::Text) => json!({ "type": "string" }),
        SlotType::Details(None) => json!({ "type": "object" }),
        SlotType::Details(Some(ty)) | SlotType::Value(ty) => self::ty(contract, ty, MAX_DEPTH),
    };
    if let (Some(doc), Some(schema)) = (doc, schema.as_object_mut()) {
        schema.insert("description".to_owned(), json!(doc));
    }
    schema
}

/// The maximum depth to which declared types are inlined: a type may contain lists of itself.
const MAX_DEPTH: usize = 4;

fn ty(contract: &Contract, ty: &Type, depth: usize) -> Value {
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
        Type::List(item) => json!({ "type": "array", "items": self::ty(contract, item, depth) }),
        Type::Map(value) => {
            json!({ "type": "object", "additionalProperties": self::ty(contract, value, depth) })
        }
        Type::Named(id) => match &contract[*id].definition {
            Definition::Enumeration(values) => {
                let values: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
                json!({ "type": "string", "examples": values })
            }
            Definition::Object(members) if depth > 0 => object(contract, members, depth - 1),
            Definition::Object(_) => json!({ "type": "object" }),
        },
    }
}

fn object(contract: &Contract, members: &[Param], depth: usize) -> Value {
    let required: Vec<&str> =
        members.iter().filter(|it| !it.optional).map(|it| it.name.as_str()).collect();
    let properties: Map<String, Value> =
        members.iter().map(|it| (it.name.value.clone(), ty(contract, &it.ty, depth))).collect();
    json!({ "type": "object", "required": required, "properties": properties })
}
