//! The JSON Schemas of the catalog language, made from the very types that read it.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::raw;
use crate::source::Spanned;
use crate::yaml::{Form, Given, ListOr, OneOrMany, Pairs, Tree};

/// A kind of file that editors can complete and check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `<contract>.yaml` and `<contract>/contract.yaml`.
    Catalog,
    /// The other files of a folder contract.
    Category,
    /// `errcat.yaml`.
    Project,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Catalog, Self::Category, Self::Project];

    /// The name of its schema.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Catalog => "catalog.schema.json",
            Self::Category => "category.schema.json",
            Self::Project => "errcat.schema.json",
        }
    }

    /// Its schema (draft 7, which editors know best), as text.
    pub fn schema(self) -> String {
        let generator = SchemaSettings::draft07().into_generator();
        let schema = match self {
            Self::Catalog => generator.into_root_schema_for::<raw::Contract>(),
            Self::Category => generator.into_root_schema_for::<raw::Category>(),
            Self::Project => generator.into_root_schema_for::<raw::ProjectFile>(),
        };
        // A schema is a JSON value already; writing one into a string cannot fail.
        serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
    }
}

/// Lets a wrapper be seen through: in the file it is what it wraps.
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

/// Writes the schema of a shape in place, wherever it stands.
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
