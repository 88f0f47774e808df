//! Engines that read the pages: the front matter, the links and the navigation of each.

pub(crate) mod dialect;
pub(crate) mod link;
pub(crate) mod nav;
pub(crate) mod path;

/// A page among those of a contract.
pub(crate) struct Page {
    /// The path within the folder of the contract, without the extension.
    pub(crate) path: String,
    /// The title, as plain text.
    pub(crate) title: String,
    /// One line about the page, as plain text; may be empty.
    pub(crate) description: String,
    /// Its place among the pages of the contract, from 1.
    pub(crate) order: usize,
    pub(crate) standing: Standing,
}

/// The status of the code that a page is about.
#[derive(Clone, Copy)]
pub(crate) enum Standing {
    Current,
    Deprecated,
    Removed,
}

impl Page {
    pub(crate) fn new(path: impl Into<String>, title: &str, description: &str) -> Self {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            path: path.into(),
            title: line(title),
            description: line(description),
            order: 0,
            standing: Standing::Current,
        }
    }
}
