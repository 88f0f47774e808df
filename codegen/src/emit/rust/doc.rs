//! Converts catalog text to rustdoc: the text never creates a doctest, an intra-doc link, HTML or a lint warning.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Literal;
use crate::wire;

/// Characters with a meaning in Markdown.
const MARKS: &str = "[]<>*_#\\`~&|";

/// Doc comments, one for each line.
pub(super) fn comment(text: &str) -> TokenStream {
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#[doc = #lines])* }
}

/// Catalog text as paragraphs of one line each, separated by empty lines.
pub(super) fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<_> = text.lines().collect();
    let paragraphs = lines.split(|line| line.trim().is_empty()).map(|lines| line(&lines.join(" ")));
    paragraphs.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
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

/// Catalog text as paragraphs, the last of which ends like a sentence.
pub(super) fn prose(text: &str) -> String {
    ended(paragraphs(text))
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
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
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
        _ if MARKS.contains(first) => (format!("\\{first}"), first.len_utf8()),
        _ => (first.to_string(), first.len_utf8()),
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

    #[test]
    fn whatever_the_text_it_is_only_text() {
        for (text, expected) in [
            ("plain, text.", "plain, text."),
            ("two\nlines\r\n and  more\rspace", "two lines and more space"),
            ("one\n\n\ntwo", "one\n\ntwo"),
            ("call `GET /x/<id>` now", "call `GET /x/<id>` now"),
            ("an `open span", "an \\`open span"),
            ("``a ` b`` and `c``", "``a ` b`` and \\`c\\`\\`"),
            ("```\nlet x;\n```", "``` let x; ```"),
            ("```\nlet x;", "\\`\\`\\` let x;"),
            ("~~~\nlet x;", "\\~\\~\\~ let x;"),
            ("    indented", "indented"),
            ("<b>[Vec]</b> *a* _b_ # c", "\\<b\\>\\[Vec\\]\\</b\\> \\*a\\* \\_b\\_ \\# c"),
            ("[a](https://b.c/d)", "\\[a\\](<https://b.c/d>)"),
            ("see https://b.c/d_e?f=1.", "see <https://b.c/d_e?f=1>."),
            ("(see https://b.c/d_(e)).", "(see <https://b.c/d_(e)>)."),
            ("xhttps://b.c", "xhttps://b.c"),
            ("https://", "https://"),
            ("a \\* b \\ c \\\\", "a \\* b \\\\ c \\\\"),
            ("\\`not code\\`", "\\`not code\\`"),
            ("- item", "\\- item"),
            ("12. item", "12\\. item"),
            ("12) item", "12\\) item"),
            ("---", "\\---"),
            ("+ item", "\\+ item"),
            ("1.0.0 and +1", "1.0.0 and +1"),
            ("...", "..."),
            ("a */ b /* c", "a \\*/ b /\\* c"),
            ("a\u{202E}b", "a b"),
            ("&lt;", "\\&lt;"),
        ] {
            assert_eq!(paragraphs(text), expected, "{text:?}");
        }
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
