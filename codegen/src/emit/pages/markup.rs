//! Markup: Markdown for the pages, HTML for the explorer. Catalog text is always escaped.

mod address;
pub(crate) mod html;
pub(crate) mod markdown;

pub(crate) use html::Html;
pub(crate) use markdown::Markdown;

use crate::model::{Error, Prose};

/// A markup language in which errcat shows catalog text.
pub(crate) trait Markup: Copy {
    /// Plain text.
    fn prose(self, text: &str) -> String;

    /// Plain text that does not start a line, such as a version.
    fn phrase(self, text: &str) -> String {
        self.prose(text)
    }

    /// The part of a text for a place with one line.
    fn brief(self, prose: &Prose) -> String;

    /// A text below a heading of this level, after a few words, which are already markup and may be empty.
    fn text(self, lead: &str, level: usize, prose: &Prose) -> String;

    /// Texts as a list below a heading of this level.
    fn list(self, level: usize, texts: &[Prose]) -> String;

    /// A text, which is already markup, and a sentence after it.
    fn append(self, text: String, prose: &Prose, sentence: &str) -> String;

    /// Code within a line.
    fn code(self, text: &str) -> String;

    /// Lines of code.
    fn block(self, language: &str, text: &str) -> String;

    /// An address, as a link if readers can follow it.
    fn address(self, address: &str) -> String;

    /// Words before a text; they are already markup.
    fn lead(self, words: &str) -> String;

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
