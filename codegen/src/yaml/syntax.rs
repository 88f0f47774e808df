//! Describes a syntax error in an author's terms, at the place to correct.

use std::ops::Range;

use granit_parser::ErrorKind;

use crate::report::Diagnostic;
use crate::source::{FileId, Span};
use crate::yaml::MAX_DEPTH;
use crate::yaml::repair::Patched;
use crate::yaml::{SYNTAX, TOO_LARGE};

/// The finding for a syntax error at a byte of a patched text.
pub(super) fn finding(
    patched: &Patched<'_>,
    file: FileId,
    at: usize,
    kind: &ErrorKind,
) -> Diagnostic {
    const COLUMNS: &str = "keys of one mapping start in the same column";
    const FLOW: &str = "inside brackets, quote a string that contains a bracket or a comma";
    let text = patched.text.as_str();
    let (at, message, help) = match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => (
            opening_quote(text, at).unwrap_or(at),
            "this quote is not closed".to_owned(),
            "close it on its line, or indent the lines that follow; inside '…', write a quote twice",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            at,
            "there is more text after the closing quote".to_owned(),
            "put the whole string in quotes; inside '…', write a quote twice",
        ),
        ErrorKind::UnknownQuotedScalarEscape => (
            wrong_escape(text, at).unwrap_or(at),
            "unknown escape".to_owned(),
            "write a backslash as `\\\\` inside \"…\", or as it is inside '…'",
        ),
        // If a bracket of an earlier line is still open, the lines up to here are inside it.
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator
            if open_bracket(text, at).is_some_and(|open| text[open..at].contains('\n')) =>
        {
            let open = open_bracket(text, at).unwrap_or(at);
            (open, format!("this `{}` is not closed", &text[open..=open]), FLOW)
        }
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::InvalidFlowScalarIndent => match open_bracket(text, at) {
            Some(open) => (open, format!("this `{}` is not closed", &text[open..=open]), FLOW),
            None => (at, "this line belongs to no mapping above it".to_owned(), COLUMNS),
        },
        ErrorKind::MappingValueNotAllowed => (at, "a key is not allowed here".to_owned(), COLUMNS),
        ErrorKind::ExpectedFlowMappingSeparator => (at, "expected `,` or `}`".to_owned(), FLOW),
        ErrorKind::ExpectedFlowSequenceSeparator => (at, "expected `,` or `]`".to_owned(), FLOW),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            (at, format!("this `{open}` is closed by `{close}`"), FLOW)
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            (at, format!("this `{open}` is not closed"), FLOW)
        }
        ErrorKind::DirectiveDisallowed => {
            (at, "directives are not part of the catalog language".to_owned(), "remove the line")
        }
        // The parser looks ahead, so its own limit may be reached first.
        ErrorKind::RecursionLimitExceeded => {
            let at = patched.original(at);
            return too_deep(file.span(at..at));
        }
        _ => (
            at,
            format!("invalid YAML: {kind}"),
            "quote a string that YAML takes for something else",
        ),
    };
    let end = text[at..].chars().next().map_or(at, |letter| at + letter.len_utf8());
    let span = file.span(patched.original(at)..patched.original(end));
    SYNTAX.at(span, message).help(help)
}

/// The finding for a value that is nested too deeply.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let finding = TOO_LARGE.at(span, format!("nested deeper than {MAX_DEPTH} levels"));
    finding.help("no part of the catalog language is nested that deep")
}

/// The last bracket that the line before opens and does not close.
fn open_bracket(text: &str, before: usize) -> Option<usize> {
    let end = text[..before].rfind('\n')?;
    let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
    let mut open = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    // A bracket in a comment closes nothing, even if the author did not mean it as a comment.
    let line = text[start..end].split(" #").next().unwrap_or_default();
    for (at, letter) in line.char_indices() {
        match letter {
            _ if quote.is_some() => drop(quote.take_if(|opening| *opening == letter)),
            '"' | '\'' if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(letter),
            '{' | '[' => open.push(start + at),
            '}' | ']' => drop(open.pop()),
            _ => {}
        }
        before = letter;
    }
    open.pop()
}

/// The first backslash in a quoted string that does not start an escape (YAML 1.2.2, section 5.7).
fn wrong_escape(text: &str, from: usize) -> Option<usize> {
    let mut letters = text[from..].char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\'
            && !letters
                .next()
                .is_some_and(|(_, next)| "0abtnvfre \"/\\N_LPxuU\t\r\n".contains(next))
        {
            return Some(from + at);
        }
    }
    None
}

/// The place of a character in a string as written: an escape within double quotes, or the character itself.
pub(super) fn place(written: &str, wanted: char) -> Option<Range<usize>> {
    let escaped = written.starts_with('"').then(|| escape(written, wanted)).flatten();
    escaped.or_else(|| written.find(wanted).map(|at| at..at + wanted.len_utf8()))
}

/// The first escape of a character that is not printable (YAML 1.2.2, section 5.7).
fn escape(written: &str, wanted: char) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        at += written[at..].find('\\')?;
        let name = written[at + 1..].chars().next()?;
        let digits = match name {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let start = at + 1 + name.len_utf8();
        let place = at..start + digits;
        let letter = match name {
            '0' => Some('\0'),
            'a' => Some('\u{7}'),
            'b' => Some('\u{8}'),
            'v' => Some('\u{B}'),
            'f' => Some('\u{C}'),
            'r' => Some('\r'),
            'e' => Some('\u{1B}'),
            'N' => Some('\u{85}'),
            'L' => Some('\u{2028}'),
            'P' => Some('\u{2029}'),
            _ => u32::from_str_radix(written.get(start..place.end)?, 16)
                .ok()
                .and_then(char::from_u32),
        };
        if letter == Some(wanted) {
            return Some(place);
        }
        at = place.end;
    }
}

/// The last quote before a byte that is not closed on its line.
fn opening_quote(text: &str, before: usize) -> Option<usize> {
    let mut end = before;
    loop {
        let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[start..].split('\n').next().unwrap_or_default();
        let opens = |(at, quote): &(usize, &str)| {
            let before = line[..*at].chars().next_back();
            before.is_none_or(|letter| matches!(letter, ' ' | '[' | '{' | ','))
                && !line[at + 1..].contains(quote)
        };
        if let Some((at, _)) = line.match_indices(['"', '\'']).find(opens) {
            return Some(start + at);
        }
        end = start.checked_sub(1)?;
    }
}
