//! Escapes catalog text for Markdown: readers see it exactly as written.
//!
//! Most characters become character references, not backslashes: several engines print the backslash, and some evaluate
//! braces first. The treatment of each character was measured with 15 renderers.

use crate::emit::pages::engine::{self, Links, path};
use crate::emit::pages::markup::span::{LastEnds, MarkdownSpan, next_address, next_span};
use crate::emit::pages::markup::{Markup, collapse, is_address};
use crate::emit::pages::options::Flavour;
use crate::model::Error;

/// Markdown for an engine, in a place with links to pages.
#[derive(Clone, Copy)]
pub(crate) struct Markdown<'p> {
    pub(crate) flavour: Flavour,
    pub(crate) links: Links<'p>,
}

impl Markup for Markdown<'_> {
    fn prose(self, text: &str) -> String {
        prose(text)
    }

    fn phrase(self, text: &str) -> String {
        let text = collapse(text);
        escape(&text, &text)
    }

    fn inline(self, markdown: &str) -> String {
        inline(markdown)
    }

    fn paragraphs(self, markdown: &str) -> String {
        let paragraphs = markdown.split("\n\n").map(inline);
        paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn append(self, paragraphs: String, sentence: &str) -> String {
        format!("{paragraphs} {sentence}")
    }

    fn code(self, text: &str) -> String {
        code(text)
    }

    fn block(self, language: &str, text: &str) -> String {
        // Some engines evaluate the content of double braces, even in code.
        let is_run = ["{{", "{%", "{#"].iter().any(|mark| text.contains(mark));
        match language {
            "json" => {
                let escape = |text: String, mark: &str| {
                    text.replace(&format!("{{{mark}"), &format!("\\u007b{mark}"))
                };
                fence(language, &["{", "%", "#"].into_iter().fold(text.to_owned(), escape))
            }
            _ if is_run => text.lines().map(code).collect::<Vec<_>>().join("\n\n"),
            _ => fence(language, text),
        }
    }

    fn address(self, text: &str) -> String {
        address(text)
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

/// Plain text: a paragraph, a cell, an item or a quote.
pub(crate) fn prose(text: &str) -> String {
    let text = collapse(text);
    block(&escape(&text, &text))
}

/// Text in which only code spans and links are Markdown.
pub(crate) fn inline(markdown: &str) -> String {
    let markdown = collapse(markdown);
    let mut rest = markdown.as_str();
    let mut out = String::new();
    let ends = LastEnds::of(&markdown);
    while let Some((before, span, after)) = next_span(rest, &ends) {
        out.push_str(&escape(before, &markdown));
        match span {
            MarkdownSpan::Code(text) => out.push_str(&code(text)),
            MarkdownSpan::Link { label, target } => out.push_str(&link(&inline(label), target)),
        }
        rest = after;
    }
    out.push_str(&escape(rest, &markdown));
    block(&out)
}

/// A whole address, as a link if its scheme is safe.
pub(crate) fn address(text: &str) -> String {
    let text = collapse(text);
    if is_address(&text) { link(&letters(&text, &text), &text) } else { prose(&text) }
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

/// Code within a line; if an engine would evaluate it between backticks, a `<code>` element with character references.
pub(crate) fn code(text: &str) -> String {
    let text = text.replace(['\r', '\n', '\t'], " ");
    let looked_into =
        ["{{", "}}", "{%", "%}", "{#", "#}", "|"].iter().any(|mark| text.contains(mark));
    if text.trim().is_empty() || looked_into || text.starts_with(":::") || text.starts_with("#!") {
        let is_mark = |letter: char| letter.is_ascii_punctuation();
        let letter = |letter| if is_mark(letter) { reference(letter) } else { letter.to_string() };
        return format!("<code>{}</code>", text.chars().map(letter).collect::<String>());
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let is_edge = |letter: Option<char>| matches!(letter, Some('`' | ' '));
    let pad = if is_edge(text.chars().next()) || is_edge(text.chars().last()) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A block of code, without a line end.
pub(crate) fn fence(language: &str, text: &str) -> String {
    let fence = "`".repeat((longest_run(text, '`') + 1).max(3));
    format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
}

/// A link to a page or an anchor; the label is already Markdown.
pub(crate) fn link(label: &str, target: &str) -> String {
    format!("[{label}]({})", engine::target(target))
}

/// A part of a line; an address becomes a link.
fn escape(text: &str, whole: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, address, after)) = next_address(rest) {
        out.push_str(&letters(before, whole));
        out.push_str(&link(&letters(address, whole), address));
        rest = after;
    }
    out.push_str(&letters(rest, whole));
    out
}

/// Each letter, escaped for a line of `whole`.
fn letters(text: &str, whole: &str) -> String {
    let has_math = whole.matches('$').count() > 1;
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
            '$' if has_math => out.push_str(&reference(letter)),
            '=' | '+' if after == letter => out.push_str(&reference(letter)),
            // Engines must not turn email addresses in examples into links.
            '@' if before.is_alphanumeric() && after.is_alphanumeric() => {
                out.push_str(&reference(letter));
            }
            ':' if starts_emoji(&letters[at..]) => out.push_str(&reference(letter)),
            _ => out.push(letter),
        }
    }
    out
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

fn longest_run(text: &str, letter: char) -> usize {
    text.split(|other| other != letter).map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests;
