//! The part of a file that a finding is drawn in: a renderer that is handed a whole file, or a line without an end,
//! would read all of it for each finding.

use std::ops::Range;

use crate::source::{File, FileId, Position, Sources, Span};

/// How much of a line is shown before a place and behind it, in bytes.
const MARGIN: usize = 100;
/// The most that is shown at once, in bytes.
const MAX_WINDOW: usize = 8 << 10;

/// The lines around some places; of a long line, the part around them.
pub(super) struct Window<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    pub(super) first_line: usize,
    /// Whether the first line is not shown from its start.
    pub(super) is_cut: bool,
    start: usize,
    file: &'a File,
}

impl<'a> Window<'a> {
    /// The lines around some places of a file, unless the places lie too far apart.
    pub(super) fn around(
        sources: &'a Sources,
        file: FileId,
        spans: impl Iterator<Item = Span>,
    ) -> Option<Self> {
        let (mut low, mut high) = (usize::MAX, 0);
        for span in spans {
            low = low.min(span.start as usize);
            high = high.max(span.end as usize);
        }
        (high.saturating_sub(low) <= MAX_WINDOW).then(|| Self::new(sources.file(file), low..high))
    }

    /// The lines around one place; of a place that is too long, its start.
    pub(super) fn at(sources: &'a Sources, span: Span) -> Self {
        let start = span.start as usize;
        let end = (span.end as usize).min(start + MAX_WINDOW);
        Self::new(sources.file(span.file), start..end)
    }

    fn new(file: &'a File, place: Range<usize>) -> Self {
        let text = &file.text;
        let low = boundary(text, place.start);
        let high = boundary(text, place.end).max(low);
        let line = text[..low].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[high..].find('\n').map_or(text.len(), |newline| high + newline);
        let is_cut = low - line > 2 * MARGIN;
        let start = if is_cut { boundary(text, low - MARGIN) } else { line };
        let end = if end - high > 2 * MARGIN { boundary(text, high + MARGIN) } else { end };
        let first_line = file.position(line).line;
        Self { path: &file.path, text: &text[start..end], first_line, is_cut, start, file }
    }

    /// How a place reads when columns are counted from the start of the window, and how it should.
    pub(super) fn places(&self, span: Span) -> (String, String) {
        let Position { line, column } = self.file.position(span.start as usize);
        let before = self.text[..self.range(span).start].rsplit('\n').next().unwrap_or_default();
        let path = self.path;
        let seen = before.chars().count() + 1;
        (format!("{path}:{line}:{seen}\n"), format!("{path}:{line}:{column}\n"))
    }

    /// A span's bytes within the window, never beyond it and never within a character.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let within = |at: u32| boundary(self.text, (at as usize).saturating_sub(self.start));
        within(span.start)..within(span.end)
    }
}

/// The start of the character that a byte is part of.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
