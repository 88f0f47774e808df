//! Text with slots.

use std::fmt;

use crate::model::ParamId;
use crate::source::{Span, Spanned};

/// A text with slots: of a message, a header, a link, an address, or a part of the body.
///
/// In a catalog, a slot is written `{name}`, and a brace `{{` or `}}`. The place does not count in comparisons.
#[derive(Clone, Debug)]
pub struct Template<S = ParamRef> {
    /// The parts, in order; there are never two adjacent texts.
    pub pieces: Vec<Piece<S>>,
    /// The place of the text.
    pub span: Span,
}

/// A part of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<S> {
    /// Literal text.
    Text(String),
    /// A value.
    Slot(S),
}

/// A param of the case that a template belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamRef {
    /// Its name, at its place in the template.
    pub name: Spanned<String>,
    /// The param.
    pub id: ParamId,
}

/// A slot in a message for users.
#[derive(Clone, Debug, PartialEq)]
pub enum UserSlot {
    /// The message that is sent.
    Message,
    /// A param.
    Param(ParamRef),
}

/// A slot in the address of a code's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlSlot {
    /// The code, as it is sent.
    Code,
    /// The name of the code's page.
    Slug,
}

impl<S> Template<S> {
    /// The slots, once for each use.
    pub fn slots(&self) -> impl Iterator<Item = &S> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(slot),
            Piece::Text(_) => None,
        })
    }

    /// The text with each slot replaced.
    pub fn render(&self, slot: impl Fn(&S) -> String) -> String {
        let piece = |piece: &Piece<S>| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Slot(name) => slot(name),
        };
        self.pieces.iter().map(piece).collect()
    }
}

impl<S: fmt::Display> Template<S> {
    /// The text as written in a catalog: braces doubled, slots in braces.
    pub fn source(&self) -> String {
        let piece = |piece: &Piece<S>| match piece {
            Piece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
            Piece::Slot(name) => format!("{{{name}}}"),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// The text for readers: braces single, slots in braces.
    pub fn display(&self) -> String {
        self.render(|slot| format!("{{{slot}}}"))
    }
}

impl<S: PartialEq> PartialEq for Template<S> {
    fn eq(&self, other: &Self) -> bool {
        self.pieces == other.pieces
    }
}

impl UserSlot {
    /// The param, unless the slot is the message.
    pub fn param(&self) -> Option<&ParamRef> {
        match self {
            Self::Message => None,
            Self::Param(param) => Some(param),
        }
    }
}

impl fmt::Display for ParamRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.value.fmt(f)
    }
}

impl fmt::Display for UserSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message => f.write_str("message"),
            Self::Param(param) => param.fmt(f),
        }
    }
}
