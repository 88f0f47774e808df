//! Cuts out the part of a file that a finding is drawn in.
//!
//! Given a whole file, or an endless line, the renderer would read all of it for each finding.

use std::ops::Range;

use crate::source::{File, FileId, Position, Sources, Span, boundary};

/// The part of a long line that is shown before and after a place, in bytes.
const MARGIN: usize = 100;
/// The largest part that is shown, in bytes.
const MAX_WINDOW: usize = 8 << 10;

/// The lines around some places, or the part of a long line around them.
pub(super) struct Window<'a> {
    pub(super) path: String,
    pub(super) text: &'a str,
    pub(super) first_line: usize,
    /// Whether the start of the first line is cut off.
    pub(super) is_cut: bool,
    start: usize,
    file: &'a File,
}

impl<'a> Window<'a> {
    /// The lines around some places of a file; `None` if the places are too far apart.
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

    /// The lines around one place, or around its start if it is too long.
    pub(super) fn at(sources: &'a Sources, span: Span) -> Self {
        let start = span.start as usize;
        let end = (span.end as usize).min(start + MAX_WINDOW);
        Self::new(sources.file(span.file), start..end)
    }

    fn new(file: &'a File, place: Range<usize>) -> Self {
        let text = &file.text;
        let low = boundary(text, place.start);
        let high = boundary(text, place.end).max(low);
        let line = file.line(low).start;
        let end = file.line(high).end;
        let is_cut = low - line > 2 * MARGIN;
        let start = if is_cut { boundary(text, low - MARGIN) } else { line };
        let end = if end - high > 2 * MARGIN { boundary(text, high + MARGIN) } else { end };
        let first_line = file.position(line).line;
        Self { path: file.shown(), text: &text[start..end], first_line, is_cut, start, file }
    }

    /// The position as the renderer prints it, counted from the start of the window, and as it should be.
    pub(super) fn places(&self, span: Span) -> (String, String) {
        let Position { line, column } = self.file.position(span.start as usize);
        let before = self.text[..self.range(span).start].rsplit('\n').next().unwrap_or_default();
        let path = &self.path;
        let seen = before.chars().count() + 1;
        (format!("{path}:{line}:{seen}\n"), format!("{path}:{line}:{column}\n"))
    }

    /// The bytes of a span within the window, clamped to the window and to character boundaries.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let within = |at: u32| boundary(self.text, (at as usize).saturating_sub(self.start));
        within(span.start)..within(span.end)
    }
}
