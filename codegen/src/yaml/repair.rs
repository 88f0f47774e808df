//! The mistakes with one sure repair: text that should have been quoted, and tabs that indent.
//!
//! `message: {name} is required` and `message: Wrong field: name` are what authors of messages write first.

use granit_parser::ErrorKind;

use crate::report::Diagnostic;
use crate::source::FileId;
use crate::yaml::SYNTAX;

/// A text with repairs in it, and the way back to the places of the author's own text.
pub(super) struct Patched {
    pub(super) text: String,
    /// For each repair: the byte of `text` behind it, and how many bytes it added before there.
    shifts: Vec<(usize, usize)>,
}

/// An edit of one value (or one indent) in a patched text.
pub(super) struct Repair {
    start: usize,
    end: usize,
    replacement: String,
    message: &'static str,
    help: &'static str,
}

impl Patched {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), shifts: Vec::new() }
    }

    /// The byte of the author's text that stands at this byte of the patched one.
    pub(super) fn original(&self, at: usize) -> usize {
        at - self
            .shifts
            .iter()
            .filter(|(behind, _)| *behind <= at)
            .map(|(_, added)| added)
            .sum::<usize>()
    }

    /// The byte of the patched text that stands at this byte of the author's.
    pub(super) fn patched(&self, original: usize) -> usize {
        let mut at = original;
        for (behind, added) in &self.shifts {
            if at + added >= *behind {
                at += added;
            }
        }
        at.min(self.text.len())
    }

    pub(super) fn apply(&self, repair: &Repair) -> Self {
        let added = repair.replacement.len() - (repair.end - repair.start);
        let behind = repair.start + repair.replacement.len();
        let mut text = self.text.clone();
        text.replace_range(repair.start..repair.end, &repair.replacement);
        let mut shifts: Vec<_> = self.shifts.clone();
        for (at, _) in shifts.iter_mut().filter(|(at, _)| *at >= repair.end) {
            *at += added;
        }
        shifts.push((behind, added));
        shifts.sort_unstable();
        Self { text, shifts }
    }
}

impl Repair {
    /// The repair for a syntax error at a byte, if there is a sure one.
    pub(super) fn find(patched: &Patched, at: usize, kind: &ErrorKind) -> Option<Self> {
        let at = at.min(patched.text.len());
        let tabs = matches!(
            kind,
            ErrorKind::TabNotAllowed
                | ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
        );
        if tabs {
            return Self::untab(&patched.text, at);
        }
        // The parser notices an unquoted text at its end, which may be the start of the next line.
        let line = line_start(&patched.text, at);
        Self::quote(&patched.text, line).or_else(|| {
            let previous = line.checked_sub(1)?;
            Self::quote(&patched.text, line_start(&patched.text, previous))
        })
    }

    pub(super) fn finding(&self, patched: &Patched, file: FileId) -> Diagnostic {
        let span = file.span(patched.original(self.start)..patched.original(self.end));
        SYNTAX.at(span, self.message).help(self.help).fix(span, &self.replacement)
    }

    fn untab(text: &str, at: usize) -> Option<Self> {
        let start = line_start(text, at);
        let indent = text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
        let end = start + indent;
        if !text[start..end].contains('\t') {
            return None;
        }
        Some(Self {
            start,
            end,
            replacement: text[start..end].replace('\t', "  "),
            message: "tabs cannot indent YAML",
            help: "indent with spaces",
        })
    }

    fn quote(text: &str, start: usize) -> Option<Self> {
        let line = text[start..].split(['\n', '\r']).next()?;
        let (before, value) = line.split_once(": ")?;
        let value_start = start + before.len() + 2 + (value.len() - value.trim_start().len());
        let value = value.trim();
        let starts_wrong = value.starts_with(['{', '@', '`', '%', ']', '}', ',']);
        let opens_well = value.starts_with(['"', '\'', '|', '>', '[', '&', '*', '!', '{']);
        if !(starts_wrong || (!opens_well && value.contains(": ")))
            || value.ends_with(['{', '[', ','])
        {
            return None;
        }
        Some(Self {
            start: value_start,
            end: value_start + value.len(),
            replacement: format!("'{}'", value.replace('\'', "''")),
            message: "this text must be quoted",
            help: "a text that starts with `{`, `@`, `%` or a backtick, or holds `: `, means something else to YAML",
        })
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}
