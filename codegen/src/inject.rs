//! Blocks in documents: parts of hand-written Markdown that errcat generates.

mod block;
mod document;
mod marker;
mod parse;
mod read;

pub(crate) use block::UNKNOWN_BLOCK;
pub(crate) use document::{Block, Content, Document};
pub(crate) use parse::BROKEN_MARKER;
pub(crate) use read::{MISSING_MARKER, documents};
