//! Repairs the mistakes with only one possible repair: unquoted strings and tabs in the indentation.
//!
//! Authors of messages often write `message: {name} is required` and `message: Wrong field: name`.

use std::ops::Range;

use granit_parser::ErrorKind;

use crate::report::Diagnostic;
use crate::source::{FileId, boundary};
use crate::yaml::SYNTAX;

/// A repaired text, with a mapping of its bytes to those of the author's text.
pub(super) struct Patched<'t> {
    pub(super) text: String,
    author: &'t str,
    /// For each repair: the byte of `text` after it, and the number of bytes that all repairs up to it added.
    shifts: Vec<(usize, usize)>,
}

/// The edits that repair one mistake: one value, or all indentation with tabs.
pub(super) struct Repair {
    /// In order and not overlapping.
    edits: Vec<Patch>,
    /// The edits as the author would make them, or the first of them.
    fix: Patch,
    message: &'static str,
    help: &'static str,
}

/// A replacement of some bytes of a patched text; never shorter than these.
#[derive(Clone)]
struct Patch {
    bytes: Range<usize>,
    replacement: String,
}

impl Patch {
    fn added(&self) -> usize {
        self.replacement.len() - self.bytes.len()
    }
}

impl<'t> Patched<'t> {
    pub(super) fn new(author: &'t str) -> Self {
        Self { text: author.to_owned(), author, shifts: Vec::new() }
    }

    /// Maps a byte of the patched text to the author's text: to the start of a character there.
    pub(super) fn original(&self, at: usize) -> usize {
        let passed = self.shifts.partition_point(|(behind, _)| *behind <= at);
        let at = at - passed.checked_sub(1).map_or(0, |last| self.shifts[last].1);
        // A replacement is longer than the text that it replaces.
        let end = self.shifts.get(passed).map_or(usize::MAX, |(behind, added)| behind - added);
        boundary(self.author, at.min(end))
    }

    /// Maps a byte of the author's text to the patched text: to the start of a character there.
    pub(super) fn patched(&self, original: usize) -> usize {
        let passed = self.shifts.partition_point(|(behind, added)| *behind <= original + added);
        let at = original + passed.checked_sub(1).map_or(0, |last| self.shifts[last].1);
        boundary(&self.text, at)
    }

    pub(super) fn apply(&self, repair: &Repair) -> Self {
        let mut text = String::with_capacity(self.text.len() + repair.edits.len() * 4);
        let mut shifts = Vec::with_capacity(self.shifts.len() + repair.edits.len());
        let (mut copied, mut total, mut known) = (0, 0, 0);
        let mut old = self.shifts.iter().copied().peekable();
        for edit in &repair.edits {
            while let Some((behind, sum)) = old.next_if(|(behind, _)| *behind < edit.bytes.end) {
                known = sum;
                shifts.push((behind + total, known + total));
            }
            text.push_str(&self.text[copied..edit.bytes.start]);
            text.push_str(&edit.replacement);
            copied = edit.bytes.end;
            total += edit.added();
            shifts.push((text.len(), known + total));
        }
        text.push_str(&self.text[copied..]);
        shifts.extend(old.map(|(behind, sum)| (behind + total, sum + total)));
        Self { text, author: self.author, shifts }
    }
}

impl Repair {
    /// Finds the repair for a syntax error at a byte, if only one is possible.
    pub(super) fn find(patched: &Patched<'_>, at: usize, kind: &ErrorKind) -> Option<Self> {
        let text = patched.text.as_str();
        let at = at.min(text.len());
        let tabs = matches!(
            kind,
            ErrorKind::TabNotAllowed
                | ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabInPlainScalar
        );
        if tabs && let Some(repair) = Self::untab(text) {
            return Some(repair);
        }
        // The parser reports an unquoted string at its end, which may be the start of the next line.
        let line = line_start(text, at);
        Self::quote(text, line).or_else(|| {
            let previous = line.checked_sub(1)?;
            Self::quote(text, line_start(text, previous))
        })
    }

    pub(super) fn finding(&self, patched: &Patched<'_>, file: FileId) -> Diagnostic {
        let Patch { bytes, replacement } = &self.fix;
        let span = file.span(patched.original(bytes.start)..patched.original(bytes.end));
        SYNTAX.at(span, self.message).help(self.help).fix(span, replacement)
    }

    /// Replaces the tabs of all lines at once: if only one line changed, it would belong to another mapping.
    fn untab(text: &str) -> Option<Self> {
        let mut edits = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
            if indent.contains('\t') {
                let bytes = start..start + indent.len();
                edits.push(Patch { bytes, replacement: indent.replace('\t', "    ") });
            }
            start += line.len();
        }
        let fix = edits.first()?.clone();
        let message = "tabs cannot indent YAML";
        let help = "indent with spaces, here and in the lines that follow";
        Some(Self { edits, fix, message, help })
    }

    /// Quotes the value on the line that starts here, if YAML takes it for something else.
    fn quote(text: &str, start: usize) -> Option<Self> {
        let line = text[start..].split(['\n', '\r']).next()?;
        let item = line.trim_start().strip_prefix("- ").map(str::trim_start);
        let value = match item.filter(|item| starts_wrong(item.trim_end())) {
            Some(item) => item,
            None => line.split_once(": ").map(|(_, value)| value.trim_start())?,
        };
        let value_start = start + line.len() - value.len();
        let value = value.trim_end();
        let opens_well = value.starts_with(['"', '\'', '|', '>', '[', '&', '*', '!', '{']);
        let holds_key = !opens_well && value.contains(": ");
        if !(starts_wrong(value) || holds_key) || value.ends_with(['{', '[', ',']) {
            return None;
        }
        let replacement = format!("'{}'", value.replace('\'', "''"));
        // Single letters are inserted, so that each place within the string can be mapped.
        let quotes = value.match_indices('\'').map(|(at, _)| at);
        let places = [0].into_iter().chain(quotes).chain([value.len()]).map(|at| value_start + at);
        let quote = |at| Patch { bytes: at..at, replacement: "'".to_owned() };
        Some(Self {
            edits: places.map(quote).collect(),
            fix: Patch { bytes: value_start..value_start + value.len(), replacement },
            message: "this string must be quoted",
            help: "in YAML, a `{`, `[`, `*`, `@`, `%` or backtick at the start, or a `: ` inside, has another meaning",
        })
    }
}

/// Whether a string starts like other YAML: with a placeholder, or with a link or emphasis in Markdown.
fn starts_wrong(value: &str) -> bool {
    let is_letter =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let placeholder = || {
        let (name, rest) = value.strip_prefix('{')?.split_once('}')?;
        Some(!name.is_empty() && name.chars().all(is_letter) && !rest.is_empty())
    };
    value.starts_with(['@', '`', '%', ']', '}', ','])
        || placeholder().unwrap_or(false)
        || value.starts_with('[') && value.contains("](")
        || value.strip_prefix('*').is_some_and(|rest| rest.contains('*'))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}
