//! Markup: Markdown for the pages, HTML for the explorer. Catalog text is always escaped.

pub(crate) mod commonmark;
pub(crate) mod html;
pub(crate) mod markdown;
mod span;

pub(crate) use html::Html;
pub(crate) use markdown::Markdown;

use crate::model::Error;

/// A markup language in which errcat shows catalog text.
pub(crate) trait Markup: Copy {
    /// Plain text.
    fn prose(self, text: &str) -> String;

    /// Plain text that does not start a line, such as a version.
    fn phrase(self, text: &str) -> String {
        self.prose(text)
    }

    /// Text in which code spans and links are Markdown, and all else is text.
    fn inline(self, markdown: &str) -> String;

    /// The same, with paragraphs separated by empty lines.
    fn paragraphs(self, markdown: &str) -> String;

    /// Paragraphs, followed by a sentence; both are already markup.
    fn append(self, paragraphs: String, sentence: &str) -> String;

    /// Code within a line.
    fn code(self, text: &str) -> String;

    /// Lines of code.
    fn block(self, language: &str, text: &str) -> String;

    /// An address, as a link if readers can follow it.
    fn address(self, address: &str) -> String;

    /// A note: a few emphasized words and a text; both are already markup.
    fn note(self, words: &str, text: &str) -> String;

    /// A link to a page, if there are pages; the label is already markup.
    fn page(self, label: &str, path: &str) -> String;

    /// A code, as a link to its page or entry.
    fn error(self, error: &Error) -> String;
}

/// Codes as links, separated by commas.
pub(crate) fn errors<'e>(
    markup: impl Markup,
    errors: impl IntoIterator<Item = &'e Error>,
) -> String {
    let links = errors.into_iter().map(|error| markup.error(error));
    links.collect::<Vec<_>>().join(", ")
}

/// Whether an address has a safe scheme, so that it may be a link.
fn is_address(text: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| text.starts_with(scheme))
}

/// One line of words, separated by single spaces.
pub(crate) fn collapse(text: &str) -> String {
    let words = text.split([' ', '\t', '\r', '\n', '\u{2028}', '\u{2029}']);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Texts that could end a paragraph, a cell, a link or a page in some engine.
#[cfg(test)]
fn hostile() -> Vec<String> {
    let texts: Vec<String> =
        serde_json::from_str(include_str!("markup/hostile.json")).unwrap_or_default();
    assert!(texts.len() > 150);
    texts
}
