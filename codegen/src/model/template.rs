//! Text with params in it.

use crate::source::{Span, Spanned};

/// A text in which `{name}` stands for a param; `{{` and `}}` are braces.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The parts, in order; two texts never stand side by side.
    pub pieces: Vec<Piece>,
    /// Where the text was written.
    pub span: Span,
}

/// A part of a [`Template`].
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// The value of this name.
    Slot(Spanned<String>),
}

impl Template {
    /// A template without slots.
    pub fn plain(text: impl Into<String>, span: Span) -> Self {
        Self { pieces: vec![Piece::Text(text.into())], span }
    }

    /// The names that it takes, as often as it takes them.
    pub fn slots(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(name) => Some(name),
            Piece::Text(_) => None,
        })
    }

    /// The text with each slot replaced.
    pub fn render(&self, slot: impl Fn(&str) -> String) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Slot(name) => slot(name),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// The text as a catalog writes it: braces doubled, slots in braces.
    pub fn source(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
            Piece::Slot(name) => format!("{{{}}}", name.value),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// The text for a person who reads about it: braces single, slots in braces.
    pub fn display(&self) -> String {
        self.render(|name| format!("{{{name}}}"))
    }
}
