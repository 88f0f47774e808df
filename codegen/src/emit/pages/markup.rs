//! Markup: Markdown for the pages, HTML for the explorer. Text of the catalog in between is text, whatever it holds.

pub(crate) mod html;
pub(crate) mod markdown;
mod span;

pub(crate) use html::Html;
pub(crate) use markdown::Markdown;

use crate::model::Error;

/// A language that shows text of a catalog between words of errcat.
pub(crate) trait Markup: Copy {
    /// Plain text.
    fn prose(self, text: &str) -> String;

    /// Plain text that does not start a line, such as a version.
    fn phrase(self, text: &str) -> String;

    /// Text in which code spans and links are Markdown, and all else is text.
    fn inline(self, markdown: &str) -> String;

    /// The same in which an empty line ends a paragraph.
    fn paragraphs(self, markdown: &str) -> String;

    /// Paragraphs and one more sentence; both are markup already.
    fn append(self, paragraphs: String, sentence: &str) -> String;

    /// Code within a line.
    fn code(self, text: &str) -> String;

    /// Lines of code.
    fn block(self, language: &str, text: &str) -> String;

    /// An address, as a link if readers can follow it.
    fn address(self, address: &str) -> String;

    /// A note: a few emphasized words and a text; both are markup already.
    fn note(self, words: &str, text: &str) -> String;

    /// A link to a page, if there are pages; the label is markup already.
    fn page(self, label: &str, path: &str) -> String;

    /// A code, as a link to all that is known about it.
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

/// Whether readers can follow an address, and come to no harm.
fn is_address(text: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| text.starts_with(scheme))
}

/// One line of words, separated by single spaces.
pub(crate) fn collapse(text: &str) -> String {
    let words = text.split([' ', '\t', '\r', '\n', '\u{2028}', '\u{2029}']);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
