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

impl Shows {
    /// The names of all, in order, as a marker writes them.
    pub(crate) const NAMES: [&'static str; 7] =
        ["codes", "envelope", "error", "messages", "pages", "retry", "statuses"];
}
