//! What words about a contract are written in: Markdown for the pages, HTML for the explorer.

use crate::emit::markdown::{escape, html};

/// How text of the catalog stands between words of errcat's own.
#[derive(Clone, Copy)]
pub(super) enum Markup {
    Markdown,
    Html,
}

impl Markup {
    /// Plain text.
    pub(super) fn prose(self, text: &str) -> String {
        match self {
            Self::Markdown => escape::prose(text),
            Self::Html => html::text(text),
        }
    }

    /// Text in which code spans and links are Markdown, and all else is text.
    pub(super) fn inline(self, markdown: &str) -> String {
        match self {
            Self::Markdown => escape::inline(markdown),
            Self::Html => html::inline(markdown),
        }
    }

    /// Code within a line.
    pub(super) fn code(self, text: &str) -> String {
        match self {
            Self::Markdown => escape::code(text),
            Self::Html => html::code(text),
        }
    }
}
