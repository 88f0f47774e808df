//! Escapes catalog text for HTML: readers see it exactly as written, and none of it is interpreted as HTML.

mod prose;

pub(crate) use prose::label;

use crate::emit::pages::markup::{Markup, is_address};
use crate::emit::pages::options::Flavour;
use crate::model::{Error, Prose};

/// HTML on one page, on which each code of a contract has an entry.
#[derive(Clone, Copy)]
pub(crate) struct Html<'p> {
    /// The folder of the contract, which is the first part of the place of each code.
    pub(crate) folder: &'p str,
    /// The engine of the pages that the HTML links to.
    pub(crate) flavour: Flavour,
    /// Whether places have the names of errors, because codes recur.
    pub(crate) is_named: bool,
}

impl Markup for Html<'_> {
    fn prose(self, text: &str) -> String {
        self::text(text)
    }

    fn brief(self, prose: &Prose) -> String {
        prose::brief(prose)
    }

    fn text(self, lead: &str, level: usize, prose: &Prose) -> String {
        prose::text(lead, level, prose)
    }

    fn list(self, level: usize, texts: &[Prose]) -> String {
        prose::list(level, texts)
    }

    fn append(self, text: String, _: &Prose, sentence: &str) -> String {
        format!("{text}<p>{sentence}</p>")
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

    /// The explorer has headings instead.
    fn lead(self, _words: &str) -> String {
        String::new()
    }

    fn note(self, words: &str, text: &str) -> String {
        let note = format!("<strong>{words}.</strong> {text}");
        format!("<p class=\"note\">{}</p>", note.trim_end())
    }

    fn page(self, label: &str, path: &str) -> String {
        match self.flavour.address(path) {
            Some(address) => link(label, &format!("{}/{address}", self.folder)),
            None => label.to_owned(),
        }
    }

    fn error(self, error: &Error) -> String {
        let code = error.code.to_string();
        let place = if self.is_named { &*error.name } else { &code };
        code_link(&code, &self::place(self.folder, place))
    }
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
fn code_link(code: &str, place: &str) -> String {
    link(&self::code(code), &fragment(place))
}

#[cfg(test)]
mod tests;
