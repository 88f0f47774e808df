//! The skeleton of the JSON body, and the slots in it.

use crate::model::{ContextId, FieldId, Literal, Piece, Template};
use crate::source::Spanned;

/// A part of the body of every error of a contract.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Shape {
    /// An object, its members in order.
    Object(Vec<Member>),
    /// An object with one member, whose key is a slot that is always a string.
    Keyed(Spanned<Slot>, Box<Shape>),
    /// A list.
    List(Vec<Shape>),
    /// A value that comes with the error.
    Slot(Spanned<Slot>),
    /// A string that contains slots.
    Text(Template<Spanned<Slot>>),
    /// A value that is the same in every body.
    Constant(Literal),
}

/// A member of an object in the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Member {
    /// A key and its value.
    Key {
        /// The key on the wire.
        key: Spanned<String>,
        /// Whether it is omitted when every slot in its value is empty.
        optional: bool,
        /// Its value.
        shape: Shape,
    },
    /// The members of an object that comes with the error, inserted here.
    Spread(Spanned<Slot>),
}

/// A value that comes with an error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Slot {
    /// The code.
    Code,
    /// The key of the error in the catalog.
    Name,
    /// The message, with its params filled in.
    Message,
    /// The HTTP status.
    Status,
    /// The title of the case.
    Title,
    /// The name of the category.
    Category,
    /// The key of the condition; empty for the error itself.
    Condition,
    /// The address of the code's documentation.
    DocsUrl,
    /// The text of the remedy.
    Remedy,
    /// The details.
    Details,
    /// Seconds until the next attempt.
    RetryAfter,
    /// A value that the server knows only when it responds.
    Context(ContextId),
    /// The param of this name, in cases that have one.
    Param(String),
    /// The value of a field.
    Field(FieldId),
}

impl Slot {
    /// The built-in slots, by name.
    pub const BUILT_IN: [(&str, Self); 11] = [
        ("code", Self::Code),
        ("name", Self::Name),
        ("message", Self::Message),
        ("status", Self::Status),
        ("title", Self::Title),
        ("category", Self::Category),
        ("condition", Self::Condition),
        ("docs_url", Self::DocsUrl),
        ("remedy", Self::Remedy),
        ("details", Self::Details),
        ("retry_after", Self::RetryAfter),
    ];

    /// The built-in slot of this name.
    pub fn built_in(name: &str) -> Option<Self> {
        Self::BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, slot)| slot.clone())
    }
}

impl Shape {
    /// This part and all parts within it, in the order of the body.
    pub fn parts(&self) -> Vec<&Self> {
        let inner = match self {
            Self::Object(members) => {
                members.iter().filter_map(Member::shape).flat_map(Self::parts).collect()
            }
            Self::Keyed(_, inner) => inner.parts(),
            Self::List(items) => items.iter().flat_map(Self::parts).collect(),
            Self::Slot(_) | Self::Text(_) | Self::Constant(_) => Vec::new(),
        };
        std::iter::once(self).chain(inner).collect()
    }

    /// The members of every object in this part, object by object.
    pub fn objects(&self) -> impl Iterator<Item = &[Member]> {
        self.parts().into_iter().filter_map(|part| match part {
            Self::Object(members) => Some(members.as_slice()),
            _ => None,
        })
    }

    /// Every slot in this part, in order.
    pub fn slots(&self) -> Vec<&Spanned<Slot>> {
        match self {
            Self::Object(members) => members.iter().flat_map(Member::slots).collect(),
            Self::Keyed(key, inner) => std::iter::once(key).chain(inner.slots()).collect(),
            Self::List(items) => items.iter().flat_map(Self::slots).collect(),
            Self::Slot(slot) => vec![slot],
            Self::Text(text) => text.slots().collect(),
            Self::Constant(_) => Vec::new(),
        }
    }

    /// The slot, if this part consists of one slot only, written as a value or as a string.
    pub fn slot(&self) -> Option<&Spanned<Slot>> {
        match self {
            Self::Slot(slot) => Some(slot),
            Self::Text(text) => match text.pieces.as_slice() {
                [Piece::Slot(slot)] => Some(slot),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Member {
    /// The value under a key.
    pub fn shape(&self) -> Option<&Shape> {
        match self {
            Self::Key { shape, .. } => Some(shape),
            Self::Spread(_) => None,
        }
    }

    /// Every slot in this member, in order.
    pub fn slots(&self) -> Vec<&Spanned<Slot>> {
        match self {
            Self::Key { shape, .. } => shape.slots(),
            Self::Spread(slot) => vec![slot],
        }
    }
}
