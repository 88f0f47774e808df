//! Escapes catalog text for Markdown: readers see it exactly as written.
//!
//! Most characters become character references, not backslashes: several engines print the backslash, and some evaluate
//! braces first. The treatment of each character was measured with 15 renderers.

mod code;

use code::references;
pub(crate) use code::{code, listing};

use crate::emit::commonmark::{self, Dialect, Place, Writer, fence, indented};
use crate::emit::pages::engine::{Links, path, target as link_target};
use crate::emit::pages::markup::address::next_address;
use crate::emit::pages::markup::{Markup, collapse, is_address};
use crate::emit::pages::options::Flavour;
use crate::model::prose::Target;
use crate::model::{Error, Prose};

/// Markdown for an engine, in a place with links to pages.
#[derive(Clone, Copy)]
pub(crate) struct Markdown<'p> {
    pub(crate) flavour: Flavour,
    pub(crate) links: Links<'p>,
}

impl Markup for Markdown<'_> {
    fn prose(self, text: &str) -> String {
        Letters::of(text, self.flavour).prose(text)
    }

    fn phrase(self, text: &str) -> String {
        Letters::of(text, self.flavour).escape(&collapse(text))
    }

    fn brief(self, prose: &Prose) -> String {
        Writer::brief(self.letters(), prose)
    }

    fn text(self, lead: &str, level: usize, prose: &Prose) -> String {
        Writer::after(self.letters(), lead, level, prose)
    }

    fn list(self, level: usize, texts: &[Prose]) -> String {
        Writer::list(self.letters(), level, texts)
    }

    fn append(self, text: String, prose: &Prose, sentence: &str) -> String {
        let space = if prose.ends_in_line() { " " } else { "\n\n" };
        format!("{text}{space}{sentence}")
    }

    fn code(self, text: &str) -> String {
        code(text)
    }

    fn block(self, language: &str, text: &str) -> String {
        // In JSON, a brace has another spelling.
        if language == "json" {
            let escape = |text: String, mark: &str| {
                text.replace(&format!("{{{mark}"), &format!("\\u007b{mark}"))
            };
            let text = ["{", "%", "#"].into_iter().fold(text.to_owned(), escape);
            return fence(language, &text);
        }
        listing(self.flavour, language, text)
    }

    fn address(self, text: &str) -> String {
        Letters::of(text, self.flavour).address(text)
    }

    fn lead(self, words: &str) -> String {
        format!("**{words}**")
    }

    fn note(self, words: &str, text: &str) -> String {
        self.flavour.note(words, text)
    }

    fn page(self, label: &str, path: &str) -> String {
        match self.links.target(path) {
            Some(target) => format!("[{label}]({target})"),
            None => label.to_owned(),
        }
    }

    fn error(self, error: &Error) -> String {
        self.page(&code(&error.code.to_string()), &path::code(&error.name))
    }
}

impl Markdown<'_> {
    /// A guide, with its headings some levels deeper.
    pub(crate) fn guide(self, body: &Prose, deeper: isize) -> String {
        Writer::new(self.letters(), deeper).blocks(&body.blocks())
    }

    fn letters(self) -> Letters {
        Letters { flavour: self.flavour, has_math: false }
    }
}

/// Plain text for any engine: a paragraph, a cell, an item or a quote.
pub(crate) fn prose(text: &str) -> String {
    Letters::of(text, Flavour::Portable).prose(text)
}

/// A heading: letters, digits and single spaces only, because engines generate different anchors for other characters.
///
/// A text whose anchor would differ between engines follows `otherwise`.
pub(crate) fn heading(text: &str, otherwise: &str) -> String {
    let words = |text: &str| {
        let text = text.replace('&', " and ").replace(['\'', '’'], "");
        let parts = text.split(|letter: char| !letter.is_alphanumeric());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let heading = words(text);
    if text.is_ascii() && heading.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return heading;
    }
    let otherwise = words(otherwise);
    if heading.to_lowercase().ends_with(&otherwise.to_lowercase()) {
        return otherwise;
    }
    format!("{otherwise} {heading}").trim_end().to_owned()
}

/// A link to a page or an anchor; the label is already Markdown.
pub(crate) fn link(label: &str, target: &str) -> String {
    format!("[{label}]({})", link_target(target))
}

/// The escapes of letters in one block of text.
#[derive(Clone, Copy)]
struct Letters {
    flavour: Flavour,
    /// Whether two dollar signs could enclose a formula.
    has_math: bool,
}

impl Letters {
    fn of(block: &str, flavour: Flavour) -> Self {
        Self { flavour, has_math: block.matches('$').count() > 1 }
    }

    fn prose(self, text: &str) -> String {
        block(&self.escape(&collapse(text)))
    }

    /// A whole address, as a link if its scheme is safe.
    fn address(self, text: &str) -> String {
        let text = collapse(text);
        if is_address(&text) { link(&self.letters(&text), &text) } else { self.prose(&text) }
    }

    /// A part of a line; an address becomes a link.
    fn escape(self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, address, after)) = next_address(rest) {
            out.push_str(&self.letters(before));
            out.push_str(&link(&self.letters(address), address));
            rest = after;
        }
        out.push_str(&self.letters(rest));
        out
    }

    /// A part of a line without links.
    fn letters(self, text: &str) -> String {
        let letters: Vec<char> = text.chars().collect();
        let mut out = String::new();
        for (at, letter) in letters.iter().copied().enumerate() {
            let before = at.checked_sub(1).map_or(' ', |before| letters[before]);
            let after = letters.get(at + 1).copied().unwrap_or(' ');
            match letter {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '_' if before.is_alphanumeric() && after.is_alphanumeric() => out.push('_'),
                '_' | '\\' | '*' | '`' | '[' | ']' => out.extend(['\\', letter]),
                '{' | '}' | '~' | '|' | '^' => out.push_str(&reference(letter)),
                '$' if self.has_math => out.push_str(&reference(letter)),
                '=' | '+' if after == letter => out.push_str(&reference(letter)),
                // Engines must not turn email addresses in examples into links.
                '@' if before.is_alphanumeric() && after.is_alphanumeric() => {
                    out.push_str(&reference(letter));
                }
                '"' | '\'' if self.flavour.turns_quotes() => out.push_str(&reference(letter)),
                _ if starts_symbol(&letters[at..]) => out.push_str(&self.apart(letter)),
                _ => out.push(letter),
            }
        }
        out
    }

    /// A letter that the engine does not join with the next one.
    fn apart(self, letter: char) -> String {
        match self.flavour {
            // By default, Hugo leaves out elements.
            Flavour::Hugo => reference(letter),
            // Some engines look for symbols after they have read the references.
            _ => format!("{letter}<wbr/>"),
        }
    }
}

impl Dialect for Letters {
    /// To `MkDocs`, a smaller one is outside the item.
    const INDENT: usize = 4;
    const BREAK: &str = "  \n";

    fn of_block(self, words: &str) -> Self {
        Self::of(words, self.flavour)
    }

    fn text(self, text: &str, links: commonmark::Links) -> String {
        match links {
            commonmark::Links::Live => self.escape(text),
            commonmark::Links::Plain => self.letters(text),
        }
    }

    fn code(self, text: &str) -> String {
        code(text)
    }

    fn listing(self, language: &str, text: &str, place: Place) -> String {
        // Without an extension, MkDocs reads no fences here.
        if place == Place::Nested && self.flavour == Flavour::Mkdocs {
            return indented(text.trim_end_matches('\n'), Self::INDENT);
        }
        // Without a language, some engines guess one.
        let language = if language.is_empty() { "text" } else { language };
        listing(self.flavour, language, text)
    }

    fn line(self, line: &str) -> String {
        block(line)
    }

    fn rule(self, place: Place) -> &'static str {
        match (self.flavour, place) {
            // Sphinx accepts other breaks only between two texts of a page.
            (Flavour::Sphinx, _) => "<hr/>",
            (_, Place::Top) => "---",
            _ => "___",
        }
    }

    /// To `MkDocs`, what follows a list belongs to its last item.
    fn after_list(self) -> &'static str {
        if self.flavour == Flavour::Mkdocs { "<!-- -->" } else { "" }
    }

    fn target(self, target: &Target) -> String {
        let address = link_target(&target.address);
        match target.title.as_str() {
            "" => address,
            title => format!("{address} \"{}\"", references(title)),
        }
    }
}

/// Whether some engine replaces the next letters by a symbol: an emoji, a dash, an ellipsis or a sign such as `(c)`.
fn starts_symbol(letters: &[char]) -> bool {
    match letters {
        [':', ..] => starts_emoji(letters),
        ['-' | '+', '-', ..] | ['.', '.', '.', ..] => true,
        ['(', inner @ ..] => {
            let end = inner.iter().take(3).position(|letter| *letter == ')');
            let name: String = inner[..end.unwrap_or(0)].iter().collect();
            ["c", "r", "p", "tm"].contains(&name.to_lowercase().as_str())
        }
        _ => false,
    }
}

/// Whether `:name:` starts here.
fn starts_emoji(letters: &[char]) -> bool {
    let is_name = |letter: &char| letter.is_ascii_alphanumeric() || "_+-".contains(*letter);
    let name = letters.iter().skip(1).take_while(|letter| is_name(letter)).count();
    name > 0 && letters.get(name + 1) == Some(&':')
}

/// The line, escaped so that it does not start a block: a heading, a list, a table, a directive or a module statement.
fn block(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    let Some(first) = line.chars().next() else { return String::new() };
    if (1..10).contains(&digits) && rest.starts_with(['.', ')']) {
        return format!("{number}\\{rest}");
    }
    if line.chars().all(|letter| letter == '#') {
        return line.chars().map(reference).collect();
    }
    let is_statement = ["import", "export"].iter().any(|word| {
        line.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
    });
    match first {
        // An image: in text, the bracket is escaped.
        '!' if line.starts_with("![") => line.to_owned(),
        '#' | '+' | '-' => format!("\\{line}"),
        '=' | '!' | '?' | ':' | '(' | '%' => reference(first) + &line[1..],
        _ if is_statement => reference(first) + &line[1..],
        _ => line.to_owned(),
    }
}

/// `&#123;`
fn reference(letter: char) -> String {
    format!("&#{};", u32::from(letter))
}

#[cfg(test)]
mod tests;
