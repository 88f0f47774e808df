//! The source map of declarations: an editor that goes to a definition opens the TypeScript source.
//!
//! Only the declared names are mapped, at most one in each line. Lines and columns start at 0; a column counts UTF-16
//! units. The first line of both files is the mark of errcat.

use std::ops::Range;

use crate::emit::typescript::escape::string;

/// A part of a module.
pub(super) struct Part<'m> {
    pub(super) text: &'m str,
    pub(super) in_source: bool,
    pub(super) in_declarations: bool,
}

#[derive(Clone, Copy)]
struct Place {
    line: usize,
    column: usize,
}

/// A line of the declarations, while it grows.
#[derive(Default)]
struct Line {
    text: String,
    /// The byte at which each part from the source starts, and its place in the source.
    parts: Vec<(usize, Place)>,
}

/// The words before the name in a declaration.
const KEYWORDS: [&str; 10] = [
    "class",
    "const",
    "declare",
    "export",
    "function",
    "get",
    "interface",
    "readonly",
    "static",
    "type",
];

/// A source map (version 3).
pub(super) fn file(file: &str, source: &str, mappings: &str) -> String {
    let (file, source) = (string(file), string(source));
    format!(
        "{{\n    \"version\": 3,\n    \"file\": {file},\n    \"sources\": [{source}],\n    \"names\": [],\n    \"mappings\": \"{mappings}\"\n}}\n"
    )
}

/// The member `mappings` of the source map of a module.
pub(super) fn mappings<'m>(parts: impl Iterator<Item = Part<'m>>) -> String {
    let mut encoder = Encoder { text: String::from(";"), source: Place { line: 0, column: 0 } };
    let mut source = Place { line: 1, column: 0 };
    let mut line = Line::default();
    for part in parts {
        for text in part.text.split_inclusive('\n') {
            if part.in_declarations {
                if part.in_source {
                    line.parts.push((line.text.len(), source));
                }
                line.text += text;
                if text.ends_with('\n') {
                    encoder.line(&std::mem::take(&mut line));
                }
            }
            if part.in_source {
                source = after(source, text);
            }
        }
    }
    encoder.text
}

/// The place after a text without line ends, or one that ends in a line end.
fn after(Place { line, column }: Place, text: &str) -> Place {
    if text.ends_with('\n') {
        return Place { line: line + 1, column: 0 };
    }
    Place { line, column: column + units(text) }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The bytes of the name that a line declares.
fn declared(line: &str) -> Option<Range<usize>> {
    let mut start = line.len() - line.trim_start().len();
    loop {
        let rest = &line[start..];
        let is_end = |letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$';
        let length = match rest.strip_prefix('"') {
            Some(quoted) => quoted.find('"')? + 2,
            None => rest.find(is_end).unwrap_or(rest.len()),
        };
        if length == 0 {
            return None;
        }
        if !KEYWORDS.contains(&&rest[..length]) || !rest[length..].starts_with(' ') {
            return Some(start..start + length);
        }
        start += length + 1;
    }
}

/// Writes mappings: differences as variable-length quantities in base 64.
struct Encoder {
    text: String,
    /// The place in the source of the last mapping.
    source: Place,
}

impl Encoder {
    fn line(&mut self, line: &Line) {
        // Declarations have no empty lines.
        if line.text.trim().is_empty() {
            return;
        }
        if let Some(name) = declared(&line.text)
            && let Some((from, place)) = line.parts.iter().rfind(|(from, _)| *from <= name.start)
        {
            let start = after(*place, &line.text[*from..name.start]);
            let length = units(&line.text[name.clone()]);
            self.mapping(units(&line.text[..name.start]), start);
            self.text.push(',');
            self.mapping(length, Place { column: start.column + length, ..start });
        }
        self.text.push(';');
    }

    /// A mapping, `columns` after the previous one of the line.
    fn mapping(&mut self, columns: usize, source: Place) {
        self.number(columns, 0);
        self.number(0, 0);
        self.number(source.line, self.source.line);
        self.number(source.column, self.source.column);
        self.source = source;
    }

    fn number(&mut self, number: usize, previous: usize) {
        const DIGITS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut rest = number.abs_diff(previous) << 1 | usize::from(number < previous);
        loop {
            let digit = rest & 31;
            rest >>= 5;
            let more = if rest == 0 { 0 } else { 32 };
            self.text.push(char::from(DIGITS[digit | more]));
            if rest == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_declares_one_name_at_most() {
        for (line, name) in [
            ("export declare function isA(value: unknown): value is A;\n", "isA"),
            ("    readonly \"a-b\"?: string;\n", "\"a-b\""),
            ("    readonly type: string;\n", "type"),
            ("    get retryAfterMs(): number;\n", "retryAfterMs"),
            ("    toJSON(): A;\n", "toJSON"),
            ("}\n", ""),
            (" * export type A\n", ""),
            ("    /** export type A */\n", ""),
        ] {
            assert_eq!(declared(line).map(|range| &line[range]).unwrap_or_default(), name);
        }
    }

    #[test]
    fn a_name_leads_to_its_place_in_the_source() {
        let part = |text, forms: &str| Part {
            text,
            in_source: forms.contains('s'),
            in_declarations: forms.contains('d'),
        };
        let parts = [
            part("\nexport ", "sd"),
            part("declare ", "d"),
            part("async ", "s"),
            part("function a()", "sd"),
            part(";", "d"),
            part(" {\n}", "s"),
            part("\n\nexport type B = 1;\n", "sd"),
        ];
        // Line 1, column 24 is line 2, column 22 of the source; line 2, column 12 is line 5, column 12.
        assert_eq!(mappings(parts.into_iter()), ";wBAEsB,CAAC;YAGX,CAAC;");
    }
}
