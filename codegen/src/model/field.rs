//! Fields: facts that a contract declares, and that each error may state.

use crate::model::spelled::spelled;
use crate::model::{Case, Contract, FieldId, Literal, Param, Type, TypeDef};
use crate::source::{Span, Spanned};

/// A fact that each error of a contract may state.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Field {
    /// Its name, its type and its meaning.
    pub param: Param,
    /// The readers that may see it.
    pub audience: Audience,
    /// The value in errors that state no other.
    pub default: Option<Spanned<Literal>>,
}

spelled! {
    /// The readers of a fact.
    pub enum Audience {
        /// Everyone.
        Public = "public",
        /// The team that runs the service.
        Internal = "internal",
    }
}

impl Field {
    /// The place of the declaration.
    pub fn span(&self) -> Span {
        self.param.span()
    }

    /// Whether pages can filter by its values: it is an enumeration, a boolean, or a list of strings.
    pub fn is_filter(&self, types: &[TypeDef]) -> bool {
        let is_enumeration = |ty: &Type| match ty {
            Type::Named(id) => types[id.0].definition.values().is_some(),
            _ => false,
        };
        match &self.param.ty {
            Type::Boolean => true,
            Type::List(item) => **item == Type::String || is_enumeration(item),
            ty => is_enumeration(ty),
        }
    }
}

impl Case {
    /// The value of a field, if the case has one.
    pub fn field(&self, id: FieldId) -> Option<&Literal> {
        self.fields[id.0].value.as_ref()
    }
}

impl Contract {
    /// The fields, by id.
    pub fn field_ids(&self) -> impl Iterator<Item = FieldId> + use<> {
        (0..self.fields.len()).map(FieldId)
    }
}
