//! Hand-written documents, and their generated blocks.

use std::ops::Range;

use crate::model::spelled::spelled;
use crate::model::{CategoryId, ErrorId};

/// A document and its blocks.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The path from the project file.
    pub(crate) path: String,
    /// The byte order mark before the text, or an empty string.
    pub(crate) bom: &'static str,
    /// The text.
    pub(crate) text: String,
    /// The blocks, from top to bottom; no two overlap.
    pub(crate) blocks: Vec<Block>,
}

/// A part of a document between two markers. Its content is a contract, by its index in the catalog, and a part of its
/// pages.
#[derive(Clone, Debug)]
pub(crate) struct Block<C = (usize, Content)> {
    /// The bytes of the text between the line of the first marker and that of the second.
    pub(crate) within: Range<usize>,
    /// The white space before the first marker.
    pub(crate) indent: String,
    /// The line end of the first marker.
    pub(crate) line_end: &'static str,
    /// The level of the heading above it; 0 if there is none.
    pub(crate) level: usize,
    pub(crate) content: C,
}

/// The part of the pages in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// The codes, or those of one category.
    Codes(Option<CategoryId>),
    /// The body of every error.
    Envelope,
    /// One error.
    Error(ErrorId),
    /// Messages for users.
    Messages,
    /// Links to all pages.
    Pages,
    /// The retry rules.
    Retry,
    /// The meaning of each status.
    Statuses,
}

spelled! {
    /// A kind of block.
    pub(crate) enum BlockKind {
        Codes = "codes",
        Envelope = "envelope",
        Error = "error",
        Messages = "messages",
        Pages = "pages",
        Retry = "retry",
        Statuses = "statuses",
    }
}

impl BlockKind {
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|kind| kind.name())
    }
}
