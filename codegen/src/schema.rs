//! JSON Schemas of the catalog language, derived from the types that read it.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::model::{ERROR_STATUSES, Type};
use crate::raw::{self, RawCategory, RawContract, TypeText};
use crate::rule::registry::rules;
use crate::source::Spanned;
use crate::yaml::{Form, Given, ListOr, OneOrMany, Pairs, Tree};

/// A kind of file that editors can complete and check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaKind {
    /// `<contract>.yaml` and `<contract>/contract.yaml`.
    Catalog,
    /// The other files of a folder contract.
    Category,
    /// `errcat.yaml`.
    Project,
}

impl SchemaKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Catalog, Self::Category, Self::Project];

    /// The file name of the schema.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Catalog => "catalog.schema.json",
            Self::Category => "category.schema.json",
            Self::Project => "errcat.schema.json",
        }
    }

    /// The schema as JSON text, in draft 7, which editors support best.
    pub fn schema(self) -> String {
        let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(any_scalar));
        let generator = settings.into_generator();
        let mut schema = match self {
            Self::Catalog => generator.into_root_schema_for::<RawContract>(),
            Self::Category => generator.into_root_schema_for::<RawCategory>(),
            Self::Project => generator.into_root_schema_for::<raw::ProjectFile>(),
        };
        let [contract, category] = error_statuses();
        match self {
            Self::Catalog => schema.ensure_object().extend(contract),
            Self::Category => schema.ensure_object().extend(category),
            Self::Project => name_rules(&mut schema),
        }
        // A schema is a JSON value, and writing that to a string cannot fail.
        serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
    }
}

/// The range of statuses in a contract and in a category, unless an `allow` in the same file allows others.
fn error_statuses() -> [Map<String, Value>; 2] {
    let unless_allowed = |properties: Value| {
        let allow = json!({ "properties": { "rule": { "const": "status-out-of-range" } } });
        let allow =
            json!({ "properties": { "allow": { "contains": allow } }, "required": ["allow"] });
        let limited = json!({ "properties": properties });
        Map::from_iter([("if".to_owned(), allow), ("else".to_owned(), limited)])
    };
    let (least, most) = ERROR_STATUSES.into_inner();
    let status = json!({ "minimum": least, "maximum": most });
    let errors = json!({ "additionalProperties": unless_allowed(json!({ "status": status })) });
    let category = unless_allowed(json!({ "status": status, "errors": errors }));
    let categories = json!({ "additionalProperties": category });
    [unless_allowed(json!({ "errors": errors, "categories": categories })), category]
}

/// Accepts any plain scalar where a string is expected, as the reader does: `version: 1.0`, `title: 404`.
fn any_scalar(schema: &mut Schema) {
    let is_string = schema.get("type").is_some_and(|given| given == "string");
    let is_free = ["const", "enum", "pattern"].into_iter().all(|key| schema.get(key).is_none());
    if is_string && is_free {
        schema.insert("type".to_owned(), json!(["string", "number", "boolean"]));
    }
}

/// A duration such as `1.5s`.
pub(crate) const DURATION: &str = r"^[0-9]{1,9}(\.[0-9]{0,3})?\s*(ms|s|m|min|h)$";

/// The names of the rules that may be relaxed.
pub(crate) fn relaxable() -> Vec<&'static str> {
    rules().filter(|rule| !rule.is_fixed()).map(|rule| rule.name).collect()
}

/// Lets editors complete the rules that a project may relax, and their levels.
fn name_rules(project: &mut Schema) {
    let levels = json!({ "enum": ["allow", "warn", "deny"] });
    let rules = relaxable().into_iter();
    let mut known: Map<String, Value> =
        rules.map(|rule| (rule.to_owned(), levels.clone())).collect();
    known.insert("level".to_owned(), json!({ "enum": ["minimal", "standard", "strict"] }));
    if let Some(rules) = project.pointer_mut("/properties/rules").and_then(Value::as_object_mut) {
        rules.insert("properties".to_owned(), Value::Object(known));
        rules.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
}

/// Gives a wrapper the schema of the type that it wraps.
macro_rules! see_through {
    ($wrapper:ident) => {
        impl<T: JsonSchema> JsonSchema for $wrapper<T> {
            fn inline_schema() -> bool {
                T::inline_schema()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                T::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                T::json_schema(generator)
            }
        }
    };
}

see_through!(Spanned);
see_through!(Given);

/// Defines the schema of a shape, inlined wherever it is used.
macro_rules! inline {
    (<$($param:ident),*> $type:ty, |$generator:ident| $schema:expr) => {
        impl<$($param: JsonSchema),*> JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

inline!(<T> Pairs<T>, |generator| {
    json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
});

inline!(<S, M> Form<S, M>, |generator| {
    json_schema!({ "anyOf": [generator.subschema_for::<S>(), generator.subschema_for::<M>()] })
});

inline!(<L, M> ListOr<L, M>, |generator| {
    json_schema!({ "anyOf": [generator.subschema_for::<L>(), generator.subschema_for::<M>()] })
});

inline!(<T> OneOrMany<T>, |generator| {
    let one = generator.subschema_for::<T>();
    json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
});

inline!(<> Tree, |_generator| json_schema!(true));

impl JsonSchema for TypeText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Type".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        let names = Type::SCALARS.iter().map(|(name, _)| *name);
        let names: Vec<_> = names.chain(["list<string>", "map<string>"]).collect();
        // A name under `types` may have any letters but those of types in other languages.
        let other = r"^\s*((list|map)<\s*)*[^\s<>\[\](){}?|,][^<>\[\](){}?|,]*(>\s*)*$";
        json_schema!({ "anyOf": [{ "enum": names }, { "type": "string", "pattern": other }] })
    }
}
