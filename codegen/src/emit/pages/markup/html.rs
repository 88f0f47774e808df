//! Escapes catalog text for HTML: readers see it exactly as written, and none of it is interpreted as HTML.

use crate::emit::pages::markup::span::{LastEnds, MarkdownSpan, next_address, next_span};
use crate::emit::pages::markup::{Markup, collapse, is_address};
use crate::emit::pages::options::Flavour;
use crate::model::Error;

/// HTML on one page, on which each code of a contract has an entry.
#[derive(Clone, Copy)]
pub(crate) struct Html<'p> {
    /// The folder of the contract, which is the first part of the place of each code.
    pub(crate) folder: &'p str,
    /// The engine of the pages that the HTML links to.
    pub(crate) flavour: Flavour,
}

impl Markup for Html<'_> {
    fn prose(self, text: &str) -> String {
        self::text(text)
    }

    fn inline(self, markdown: &str) -> String {
        render(&collapse(markdown), LinkUse::Live)
    }

    fn paragraphs(self, markdown: &str) -> String {
        let paragraphs = markdown.split("\n\n").map(|paragraph| self.inline(paragraph));
        let paragraphs = paragraphs.filter(|paragraph| !paragraph.is_empty());
        paragraphs.map(|paragraph| ["<p>", &paragraph, "</p>"].concat()).collect()
    }

    fn append(self, paragraphs: String, sentence: &str) -> String {
        format!("{paragraphs}<p>{sentence}</p>")
    }

    fn code(self, text: &str) -> String {
        code(text)
    }

    fn block(self, _language: &str, text: &str) -> String {
        self::text(text)
    }

    fn address(self, address: &str) -> String {
        let label = text(address);
        if is_address(address) { link(&label, address) } else { label }
    }

    fn note(self, words: &str, text: &str) -> String {
        format!("<strong>{words}.</strong> {text}").trim_end().to_owned()
    }

    fn page(self, label: &str, path: &str) -> String {
        match self.flavour.address(path) {
            Some(address) => link(label, &format!("{}/{address}", self.folder)),
            None => label.to_owned(),
        }
    }

    fn error(self, error: &Error) -> String {
        code_link(self.folder, &error.code.to_string())
    }
}

/// Whether a text may contain links: not inside a link or a summary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LinkUse {
    Live,
    Plain,
}

/// Plain text within double quotes, as the value of an attribute.
pub(crate) fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}

/// Plain text within an element.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // HTML cannot represent this character.
            '\0' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}

/// Text in which code spans are Markdown, and links are reduced to their labels.
pub(crate) fn label(markdown: &str) -> String {
    render(&collapse(markdown), LinkUse::Plain)
}

/// A link; the label is already HTML.
fn link(label: &str, target: &str) -> String {
    format!("<a href=\"{}\">{label}</a>", attribute(target))
}

/// The place of a code on the page: the folder of the contract, and the code.
pub(crate) fn place(folder: &str, code: &str) -> String {
    format!("{folder}/{code}")
}

/// A place as a fragment of an address, in which `%` starts an escape and white space is not allowed.
pub(crate) fn fragment(place: &str) -> String {
    format!("#{}", place.replace('%', "%25").replace(char::is_whitespace, "%20"))
}

/// Code within a line.
fn code(text: &str) -> String {
    format!("<code>{}</code>", self::text(text))
}

/// A code that links to its entry on the same page.
fn code_link(folder: &str, code: &str) -> String {
    link(&self::code(code), &fragment(&place(folder, code)))
}

fn render(markdown: &str, links: LinkUse) -> String {
    let ends = LastEnds::of(markdown);
    let mut rest = markdown;
    let mut out = String::new();
    while let Some((before, span, after)) = next_span(rest, &ends) {
        out.push_str(&addresses(before, links));
        match span {
            MarkdownSpan::Code(text) => out.push_str(&code(text)),
            MarkdownSpan::Link { label, target } if links == LinkUse::Live => {
                out.push_str(&link(&render(label, LinkUse::Plain), target));
            }
            MarkdownSpan::Link { label, .. } => out.push_str(&render(label, LinkUse::Plain)),
        }
        rest = after;
    }
    out + &addresses(rest, links)
}

/// Text without code spans; an address becomes a link.
fn addresses(part: &str, links: LinkUse) -> String {
    let mut rest = part;
    let mut out = String::new();
    while links == LinkUse::Live
        && let Some((before, address, after)) = next_address(rest)
    {
        out.push_str(&text(before));
        out.push_str(&link(&text(address), address));
        rest = after;
    }
    out + &text(rest)
}

#[cfg(test)]
mod tests;
