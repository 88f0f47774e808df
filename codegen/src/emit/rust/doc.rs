//! Converts catalog text to rustdoc: the text never creates a doctest, an intra-doc link, HTML or a lint warning.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::commonmark::{Dialect, Links, Place, Writer, fence, longest_run};
use crate::model::prose::Target;
use crate::model::{Literal, Prose};
use crate::wire;

/// Characters with a meaning in Markdown.
const MARKS: &str = "[]<>*_#\\`~&|";

/// Doc comments, one for each line.
pub(super) fn comment(text: &str) -> TokenStream {
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#[doc = #lines])* }
}

/// Prose, with every block of it.
pub(super) fn blocks(prose: &Prose) -> String {
    Writer::below(Rustdoc, 0, prose)
}

/// Prose after a few words, which ends like a sentence if it ends in one.
pub(super) fn after(lead: &str, prose: &Prose) -> String {
    let text = Writer::after(Rustdoc, lead, 0, prose);
    if prose.ends_in_line() { ended(text) } else { text }
}

/// The part of prose for one line, which ends like a sentence.
pub(super) fn brief(prose: &Prose) -> String {
    ended(Writer::brief(Rustdoc, prose))
}

/// Catalog text as one line.
pub(super) fn line(text: &str) -> String {
    let text = text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let taken = code_span(rest).or_else(|| backticks(rest)).or_else(|| url(rest, &out));
        let (piece, length) = taken.unwrap_or_else(|| mark(first, rest));
        out += &piece;
        rest = &rest[length..];
    }
    unlisted(out)
}

/// Catalog text as one line that ends like a sentence.
pub(super) fn sentence(text: &str) -> String {
    ended(line(text))
}

fn ended(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with(['.', '!', '?', ':']) {
        text.push('.');
    }
    text
}

/// A literal text as a code span.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(is_space, " ");
    let longest = longest_run(&text);
    let fence = "`".repeat(longest + 1);
    if text.is_empty() || longest > 0 || text.starts_with(' ') || text.ends_with(' ') {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// A literal value as a code span, written as JSON.
pub(super) fn literal(literal: &Literal) -> String {
    code(&wire::inline(literal))
}

/// `CommonMark` as rustdoc reads it.
#[derive(Clone, Copy)]
struct Rustdoc;

impl Dialect for Rustdoc {
    const INDENT: usize = 0;
    /// Clippy refuses spaces at the end of a line.
    const BREAK: &str = "\\\n";

    fn text(self, text: &str, links: Links) -> String {
        let text = text.replace(is_space, " ");
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let url = if links == Links::Live { url(rest, &out) } else { None };
            let (piece, length) = url.unwrap_or_else(|| (escaped(first), first.len_utf8()));
            out += &piece;
            rest = &rest[length..];
        }
        out
    }

    fn code(self, text: &str) -> String {
        code(text)
    }

    /// Without the language: rustdoc would run it.
    fn listing(self, _language: &str, text: &str, _place: Place) -> String {
        let lines = text.trim_end_matches('\n').split('\n');
        let lines: Vec<String> =
            lines.map(|line| line.replace('\t', "    ").replace(is_space, " ")).collect();
        fence("text", &lines.join("\n"))
    }

    fn line(self, line: &str) -> String {
        if line.starts_with('=') { format!("\\{line}") } else { unlisted(line.to_owned()) }
    }

    fn target(self, target: &Target) -> String {
        let encoded = |letter: char| format!("%{:02X}", u32::from(letter));
        let letter = |letter| match letter {
            '<' | '>' | '\\' | '`' | ' ' => encoded(letter),
            _ if is_space(letter) => String::new(),
            _ => letter.to_string(),
        };
        let address: String = target.address.chars().map(letter).collect();
        match self.text(&target.title, Links::Plain).replace('"', "\\\"") {
            title if title.is_empty() => format!("<{address}>"),
            title => format!("<{address}> \"{title}\""),
        }
    }
}

/// A character of plain text, with a backslash if it has a meaning.
fn escaped(letter: char) -> String {
    if MARKS.contains(letter) { format!("\\{letter}") } else { letter.to_string() }
}

/// White space, and invisible characters that change how text is displayed.
fn is_space(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The complete code span at the start of this text.
fn code_span(text: &str) -> Option<(String, usize)> {
    let fence = ticks(text).filter(|fence| *fence > 0)?;
    let mut at = fence;
    loop {
        at += text[at..].find('`')?;
        let run = ticks(&text[at..])?;
        at += run;
        if run == fence {
            return Some((text[..at].to_owned(), at));
        }
    }
}

/// The backticks at the start of this text, none of which opens a code span.
fn backticks(text: &str) -> Option<(String, usize)> {
    ticks(text).filter(|run| *run > 0).map(|run| ("\\`".repeat(run), run))
}

fn ticks(text: &str) -> Option<usize> {
    text.find(|letter| letter != '`').or(Some(text.len()))
}

/// The URL at the start of this text, as a link; `before` is the text before it.
fn url(text: &str, before: &str) -> Option<(String, usize)> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    if before.ends_with(|letter: char| letter.is_alphanumeric()) {
        return None;
    }
    let end = text.find([' ', '<', '>', '`', '"', '\\']).unwrap_or(text.len());
    let mut url = &text[..end];
    while url.ends_with(['.', ',', ';', ':', '!', '?', '\'', ']', '*', '_', ')']) {
        if url.ends_with(')') && url.matches('(').count() >= url.matches(')').count() {
            break;
        }
        url = &url[..url.len() - 1];
    }
    (url.len() > scheme.len()).then(|| (format!("<{url}>"), url.len()))
}

/// One character. A special character gets a backslash, unless it already has one.
fn mark(first: char, text: &str) -> (String, usize) {
    let next = text[first.len_utf8()..].chars().next();
    match next {
        Some(next) if first == '\\' && next.is_ascii_punctuation() => (format!("\\{next}"), 2),
        _ => (escaped(first), first.len_utf8()),
    }
}

/// A line, with a backslash before a mark that would start a list or be a thematic break.
fn unlisted(line: String) -> String {
    let (first, _) = line.split_once(' ').unwrap_or((&line, ""));
    let number = first.trim_end_matches(['.', ')']);
    if line.starts_with('-') || first == "+" {
        format!("\\{line}")
    } else if number.len() + 1 == first.len() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{number}\\{}", &line[number.len()..])
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::commonmark::tests::assert_same;
    use crate::markdown::{self, Kind};

    #[test]
    fn plain_text_is_only_text() {
        for (text, expected) in [
            ("plain, text.", "plain, text."),
            ("two\nlines\r\n and  more\rspace", "two lines and more space"),
            ("call `GET /x/<id>` now", "call `GET /x/<id>` now"),
            ("an `open span", "an \\`open span"),
            ("``a ` b`` and `c``", "``a ` b`` and \\`c\\`\\`"),
            ("<b>[Vec]</b> *a* _b_ # c", "\\<b\\>\\[Vec\\]\\</b\\> \\*a\\* \\_b\\_ \\# c"),
            ("see https://b.c/d_e?f=1.", "see <https://b.c/d_e?f=1>."),
            ("(see https://b.c/d_(e)).", "(see <https://b.c/d_(e)>)."),
            ("xhttps://b.c", "xhttps://b.c"),
            ("https://", "https://"),
            ("a \\* b \\ c \\\\", "a \\* b \\\\ c \\\\"),
            ("- item", "\\- item"),
            ("12. item", "12\\. item"),
            ("---", "\\---"),
            ("+ item", "\\+ item"),
            ("1.0.0 and +1", "1.0.0 and +1"),
            ("...", "..."),
            ("a\u{202E}b", "a b"),
            ("&lt;", "\\&lt;"),
        ] {
            assert_eq!(line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn prose_has_no_doctest_no_html_and_no_link_to_an_item() {
        for (text, expected) in [
            ("two\nlines\n\nand  more", "two lines\n\nand  more"),
            ("call `GET /x/<id>` now", "call `GET /x/<id>` now"),
            ("```rust\nlet x;\n```", "```text\nlet x;\n```"),
            ("````\n```\n````", "````text\n```\n````"),
            ("~~~\nlet x;", "```text\nlet x;\n```"),
            ("- a\n\n      code", "- a\n\n  ```text\n  code\n  ```"),
            ("<b>[Vec]</b> *a* **b**", "\\<b\\>\\[Vec\\]\\</b\\> *a* **b**"),
            ("[`a`](https://b.c/d_e \"A *\\\"*\")", "[`a`](<https://b.c/d_e> \"A \\*\\\"\\*\")"),
            ("see https://b.c/d_e?f=1.", "see <https://b.c/d_e?f=1>."),
            ("# One\n\n### Two", "# One\n\n### Two"),
            ("1. a\n2. b\n   - c", "1. a\n2. b\n   - c"),
            ("hard\\\n= break", "hard\\\n\\= break"),
            ("| a |\n|--:|\n| `x\\|y` |", "| a |\n| --: |\n| `x\\|y` |"),
            ("a */ b", "a \\*/ b"),
            ("&lt;b&gt;", "\\<b\\>"),
        ] {
            assert_eq!(blocks(&markdown::parse(text, Kind::Value)), expected, "{text:?}");
        }
    }

    #[test]
    fn prose_says_what_it_says() {
        assert_same(|prose| Writer::new(Rustdoc, 0).blocks(&prose.blocks()));
    }

    #[test]
    fn a_code_span_holds_any_text() {
        for (text, expected) in [
            ("A", "`A`"),
            ("a`b", "`` a`b ``"),
            ("``", "``` `` ```"),
            ("", "`  `"),
            ("a\nb", "`a b`"),
        ] {
            assert_eq!(code(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_comment_has_one_attribute_for_each_line() {
        let attributes = comment("a\n\nb \"c\"").to_string();
        assert_eq!(attributes, r#"# [doc = " a"] # [doc = ""] # [doc = " b \"c\""]"#);
    }
}
