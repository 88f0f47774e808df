//! Reads spanned YAML into serde types.
//!
//! Every node keeps its span. After a wrong value is reported, reading continues, so that one run finds every mistake.
//! This is the only module that uses the YAML parser.
//!
//! The dialect: one document; no anchors, aliases, merge keys, tags or directives; booleans are `true` and `false`;
//! integers are decimal; strings keep their source form (`1.10` stays `1.10`).

mod de;
mod parse;
mod repair;
mod shape;
mod syntax;
#[cfg(test)]
mod tests;

use serde::de::DeserializeOwned;

use crate::report::{Diagnostic, Report};
use crate::rule::{DENY, FIXED, Rule, rule};
use crate::source::{Fault, FileId, MAX_FILE_BYTES, Sources, Span};

pub(crate) use shape::{
    Form, Given, List, ListOr, OneOrMany, Pair, Pairs, Scalar, Text, Tree, TreeKind,
};

pub(crate) static ENCODING: Rule = rule!("wrong-encoding", FIXED);
pub(crate) static SYNTAX: Rule = rule!("invalid-yaml", FIXED);
pub(crate) static TOO_LARGE: Rule = rule!("too-large", FIXED);
pub(crate) static UNSUPPORTED: Rule = rule!("unsupported-yaml", FIXED);
pub(crate) static SEVERAL_DOCUMENTS: Rule = rule!("several-documents", FIXED);
pub(crate) static DUPLICATE_KEY: Rule = rule!("duplicate-key", FIXED);
pub(crate) static MISSING_KEY: Rule = rule!("missing-key", FIXED);
pub(crate) static UNKNOWN_KEY: Rule = rule!("unknown-key", FIXED);
pub(crate) static UNKNOWN_VALUE: Rule = rule!("unknown-value", FIXED);
pub(crate) static WRONG_TYPE: Rule = rule!("wrong-type", FIXED);
pub(crate) static EMPTY_TEXT: Rule = rule!("empty-text", FIXED);
pub(crate) static CONTROL_CHARACTER: Rule = rule!("control-character", FIXED);
pub(crate) static CUT_BY_COMMENT: Rule = rule!("cut-by-comment", DENY);

/// The deepest nesting of a file; a catalog needs about ten levels.
const MAX_DEPTH: usize = 64;

/// Reads a file as a `T`; reports why and returns `None` if nothing in it can be used.
pub(crate) fn read<T: DeserializeOwned>(
    sources: &Sources,
    file: FileId,
    report: &mut Report,
) -> Option<T> {
    if !is_readable(sources, file, report) {
        return None;
    }
    let text = &sources.file(file).text;
    let root = parse::parse(text, file, report)?;
    de::read(&root, text, report)
}

/// Reports a file that cannot be read at all.
pub(crate) fn is_readable(sources: &Sources, file: FileId, report: &mut Report) -> bool {
    let Some((fault, at)) = sources.file(file).fault else { return true };
    let end = sources.file(file).text[at as usize..].chars().next().map_or(0, char::len_utf8);
    let span = file.span(at as usize..at as usize + end);
    report.push(match fault {
        Fault::NotUtf8 => ENCODING.at(span, "a byte that is not UTF-8").help(
            "save the file as UTF-8; an accented letter from an older encoding looks like this",
        ),
        Fault::Utf16 => ENCODING.at(span, "the file is UTF-16").help("save the file as UTF-8"),
        Fault::TooLarge => TOO_LARGE
            .at(span, format!("the file is larger than {} MiB", MAX_FILE_BYTES >> 20))
            .help(if sources.file(file).path.ends_with(".yaml") {
                "split the contract into a folder, one file per category"
            } else {
                "split the file"
            }),
    });
    false
}

/// Whether a character controls a terminal, an editor or a compiler: control characters, zero-width characters, the line
/// and paragraph separators, and those that change the direction of text (Unicode Standard Annex 9).
pub(crate) fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
        || matches!(
            letter,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        )
        || matches!(letter, '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The finding for a control character.
pub(crate) fn control_character(span: Span, letter: char) -> Diagnostic {
    let message = format!("this text contains the control character U+{:04X}", u32::from(letter));
    let help = "remove it: it would affect the terminals, editors and compilers that read the text";
    CONTROL_CHARACTER.at(span, message).help(help)
}
