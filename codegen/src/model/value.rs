//! Types, params and literal values.

use crate::model::{Prose, TypeId};
use crate::source::{Span, Spanned};

/// The type of a value on the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// Any string.
    String,
    /// An integer; exact in every language up to 2^53.
    Integer,
    /// A double.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date and time (RFC 3339 `date-time`).
    Timestamp,
    /// A date (RFC 3339 `full-date`).
    Date,
    /// An absolute URL.
    Url,
    /// A UUID (RFC 9562).
    Uuid,
    /// An email address.
    Email,
    /// Any JSON value.
    Any,
    /// A list of one type.
    List(Box<Type>),
    /// An object with arbitrary keys, and values of one type.
    Map(Box<Type>),
    /// A type that the contract declares.
    Named(TypeId),
}

/// A typed value that comes with an error.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Param {
    /// The name on the wire.
    pub name: Spanned<String>,
    /// Its type.
    pub ty: Type,
    /// Whether it may be missing.
    pub optional: bool,
    /// Its meaning, in Markdown; may be empty.
    pub doc: Prose,
    /// A value for examples, and the place where it was written.
    pub example: Option<Spanned<Literal>>,
    /// The unit of a number.
    pub unit: Option<Spanned<String>>,
    /// Whether it must be kept out of logs.
    pub sensitive: bool,
}

/// A type that a contract declares.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// Its name.
    pub name: Spanned<String>,
    /// Its definition.
    pub definition: Definition,
}

/// The definition of a declared type.
#[derive(Clone, Debug, PartialEq)]
pub enum Definition {
    /// An open enumeration: a client must expect values added later.
    Enumeration(Vec<Spanned<String>>),
    /// An object.
    Object(Vec<Param>),
}

/// A value written in a catalog.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction or an exponent.
    Number(f64),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Literal>),
    /// Keys and values, in order.
    Map(Vec<(String, Literal)>),
}

impl Param {
    /// The place of the declaration.
    pub fn span(&self) -> Span {
        self.name.span
    }

    /// The milliseconds in one of its units, if the param is a duration.
    pub fn milliseconds(&self) -> Option<u32> {
        match self.unit.as_ref()?.as_str() {
            "ms" | "millisecond" | "milliseconds" => Some(1),
            "s" | "second" | "seconds" => Some(1_000),
            "min" | "minute" | "minutes" => Some(60_000),
            "h" | "hour" | "hours" => Some(3_600_000),
            _ => None,
        }
    }
}

impl Type {
    /// The built-in types that are a single word.
    pub const SCALARS: [(&str, Self); 10] = [
        ("string", Self::String),
        ("integer", Self::Integer),
        ("number", Self::Number),
        ("boolean", Self::Boolean),
        ("timestamp", Self::Timestamp),
        ("date", Self::Date),
        ("url", Self::Url),
        ("uuid", Self::Uuid),
        ("email", Self::Email),
        ("any", Self::Any),
    ];

    /// The type as written in a catalog: `list<FieldError>`.
    pub fn spelling(&self, types: &[TypeDef]) -> String {
        match self {
            Self::List(item) => format!("list<{}>", item.spelling(types)),
            Self::Map(value) => format!("map<{}>", value.spelling(types)),
            Self::Named(id) => types[id.0].name.value.clone(),
            scalar => {
                let known = Self::SCALARS.iter().find(|(_, ty)| ty == scalar);
                known.map_or_else(String::new, |(name, _)| (*name).to_owned())
            }
        }
    }

    /// The members of an object type.
    pub fn members<'t>(&self, types: &'t [TypeDef]) -> Option<&'t [Param]> {
        match self {
            Self::Named(id) => types[id.0].definition.members(),
            _ => None,
        }
    }

    /// Whether a value of the type has members.
    pub fn is_object(&self, types: &[TypeDef]) -> bool {
        matches!(self, Self::Map(_)) || self.members(types).is_some()
    }

    /// Whether a sentence can show a value of the type.
    pub fn is_showable(&self, types: &[TypeDef]) -> bool {
        !matches!(self, Self::Any | Self::List(_)) && !self.is_object(types)
    }
}

impl Definition {
    /// The members of an object.
    pub fn members(&self) -> Option<&[Param]> {
        match self {
            Self::Object(members) => Some(members),
            Self::Enumeration(_) => None,
        }
    }

    /// The members that are declared types themselves, outside of lists and maps, and the type of each.
    pub fn parts(&self) -> impl Iterator<Item = (&Param, TypeId)> {
        self.members().unwrap_or_default().iter().filter_map(|member| match member.ty {
            Type::Named(id) => Some((member, id)),
            _ => None,
        })
    }

    /// The values of an enumeration.
    pub fn values(&self) -> Option<&[Spanned<String>]> {
        match self {
            Self::Enumeration(values) => Some(values),
            Self::Object(_) => None,
        }
    }
}
