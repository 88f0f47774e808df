//! Files of the project's own, written by hand, in which some blocks are generated.

use std::ops::Range;

/// A file written by hand, and the blocks in it.
#[derive(Clone, Debug)]
pub struct Host {
    /// The path from the project file.
    pub path: String,
    /// The folder of the tree of Markdown as the file would link to it, with a `/` at its end.
    pub way: String,
    /// The byte order mark before the text, or nothing.
    pub mark: &'static str,
    /// The text.
    pub text: String,
    /// The blocks, from top to bottom; no two overlap.
    pub blocks: Vec<Block>,
}

/// A place between two markers, and what belongs there.
#[derive(Clone, Debug)]
pub struct Block {
    /// The bytes of the text between the line of the first marker and that of the second.
    pub within: Range<usize>,
    /// The white space before the first marker.
    pub indent: String,
    /// How the line of the first marker ends.
    pub line_end: &'static str,
    /// The level of the heading that it stands under; 0 where there is none.
    pub level: usize,
    /// The contract that it is about, as an index into the catalog's.
    pub contract: usize,
    /// What it shows of it.
    pub shows: Shows,
}

/// What a block shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The codes, or those of one category.
    Codes(Option<usize>),
    /// What the body of every error is like.
    Envelope,
    /// One error, by its index.
    Error(usize),
    /// Texts that an application may show its user.
    Messages,
    /// Links to all pages.
    Pages,
    /// When to try again.
    Retry,
    /// What each status means.
    Statuses,
}

/// A kind of block, whatever it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Codes,
    Envelope,
    Error,
    Messages,
    Pages,
    Retry,
    Statuses,
}

impl BlockKind {
    /// The kinds by name, as a marker writes it.
    const ALL: [(&'static str, Self); 7] = [
        ("codes", Self::Codes),
        ("envelope", Self::Envelope),
        ("error", Self::Error),
        ("messages", Self::Messages),
        ("pages", Self::Pages),
        ("retry", Self::Retry),
        ("statuses", Self::Statuses),
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|(name, _)| *name)
    }
}
