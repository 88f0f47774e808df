//! A contract as data.

use serde_json::{Value, json};

use crate::emit::data::error::{self, param, remedy};
use crate::emit::data::{body, object};
use crate::model::{
    ClientError, Contract, Definition, Field, Operation, StatusDoc, Tombstone, TypeDef, When,
};
use crate::wire::{self, Wire};

pub(super) fn data(wire: &Wire<'_>) -> Value {
    let contract = wire.contract;
    object([
        ("$schema", json!("../errors.schema.json")),
        ("name", json!(*contract.name)),
        ("title", json!(contract.title)),
        ("version", json!(*contract.version)),
        ("description", json!(contract.description)),
        ("context", contract.context.iter().map(|it| param(contract, it)).collect()),
        ("body", body::schema(wire)),
        ("fields", contract.fields.iter().map(|it| field(contract, it)).collect()),
        ("types", contract.types.iter().map(|it| declared(contract, it)).collect()),
        ("statuses", contract.statuses.iter().map(status).collect()),
        ("categories", categories(contract)),
        ("errors", contract.errors.iter().map(|it| error::error(wire, it)).collect()),
        ("operations", contract.operations.iter().map(|it| operation(contract, it)).collect()),
        ("client", contract.client.iter().map(client).collect()),
        ("removed", contract.removed.iter().map(|it| removed(contract, it)).collect()),
    ])
}

fn field(contract: &Contract, field: &Field) -> Value {
    let param = &field.param;
    object([
        ("name", json!(*param.name)),
        ("type", json!(param.ty.spelling(&contract.types))),
        ("optional", json!(param.optional)),
        ("doc", json!(param.doc)),
        ("audience", json!(field.audience.name())),
        ("default", field.default.as_ref().map_or(Value::Null, |it| wire::json(it))),
    ])
}

fn declared(contract: &Contract, def: &TypeDef) -> Value {
    let (members, values): (Value, Value) = match &def.definition {
        Definition::Object(members) => {
            (members.iter().map(|it| param(contract, it)).collect(), Value::Null)
        }
        Definition::Enumeration(values) => {
            (Value::Null, values.iter().map(|value| json!(**value)).collect())
        }
    };
    object([("name", json!(*def.name)), ("members", members), ("values", values)])
}

fn status(doc: &StatusDoc) -> Value {
    object([
        ("status", json!(*doc.status)),
        ("title", json!(doc.title)),
        ("description", json!(doc.description)),
    ])
}

fn categories(contract: &Contract) -> Value {
    let categories = contract.categories.iter().map(|category| {
        object([
            ("name", json!(*category.name)),
            ("title", json!(category.title)),
            ("description", json!(category.description)),
        ])
    });
    categories.collect()
}

fn operation(contract: &Contract, operation: &Operation) -> Value {
    let errors = operation.errors.iter().map(|id| json!(*contract[id.value].name));
    object([
        ("name", json!(*operation.name)),
        ("description", json!(operation.description)),
        ("idempotent", json!(operation.idempotent)),
        ("errors", errors.collect()),
    ])
}

fn client(client: &ClientError) -> Value {
    object([
        ("code", json!(*client.name)),
        ("origin", json!(client.origin.name())),
        ("title", json!(client.title)),
        ("description", json!(client.description)),
        ("message", json!(client.message)),
        ("userMessage", json!(client.user_message)),
        ("remedy", remedy(client.remedy.as_ref())),
        ("retry", json!(client.retry.map(When::name))),
    ])
}

fn removed(contract: &Contract, tombstone: &Tombstone) -> Value {
    let replaced_by = tombstone.replaced_by.as_ref();
    object([
        ("code", json!(*tombstone.code)),
        ("since", json!(tombstone.since.as_ref().map(|since| since.as_str()))),
        ("reason", json!(tombstone.reason)),
        ("replacedBy", json!(replaced_by.map(|id| &*contract[id.value].name))),
    ])
}
