//! The lines of a Markdown text: which of them are code, and which are headings.
//!
//! Two kinds of engine read such a text: those of `CommonMark` 0.31, and those of MDX, to which a tag is no end of
//! Markdown. Front matter is that of static site generators.

mod cursor;
mod html;
mod scan;

use std::ops::Range;

use html::Hides;
use scan::Scan;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Front matter, a fence, or what stands in one.
    Code,
    /// Code to some engines, and none to others.
    Unclear,
    /// A heading of this level; of an underlined one, its line.
    Heading(usize),
    /// A line of a paragraph, as far as that is certain.
    Paragraph,
    /// Anything else.
    Other,
}

/// Each line of a text without its end, and what it is.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, Line)> {
    let mut front = front_matter(text);
    let (mut page, mut mdx) = (Scan::new(Hides::Everything), Scan::new(Hides::Comments));
    let mut at = 0;
    text.split_inclusive('\n').map(move |whole| {
        let line = whole.strip_suffix('\n').unwrap_or(whole);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let place = at..at + line.len();
        at += whole.len();
        if front > 0 {
            front -= 1;
            return (place, Line::Code);
        }
        (place, agreed(page.line(line), mdx.line(line)))
    })
}

/// What a line is to every engine.
fn agreed(page: Line, mdx: Line) -> Line {
    match (page, mdx) {
        (Line::Code, Line::Code) => Line::Code,
        (Line::Code, _) | (_, Line::Code) => Line::Unclear,
        (Line::Paragraph, other) | (other, Line::Paragraph) if other != Line::Paragraph => {
            Line::Other
        }
        (page, _) => page,
    }
}

/// A line without its indentation, unless that makes it code.
pub(crate) fn unindented(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    (line.len() - rest.len() <= 3 && !rest.starts_with('\t')).then_some(rest)
}

/// Markdown with its headings some levels deeper; there are six.
pub(crate) fn sunk(markdown: &str, levels: usize) -> String {
    let sunk = lines(markdown).map(|(place, kind)| {
        let line = &markdown[place];
        match kind {
            Line::Heading(level) if line.trim_start().starts_with('#') => {
                let (indent, heading) = line.split_at(line.len() - line.trim_start().len());
                let deeper = "#".repeat(levels.min(6_usize.saturating_sub(level)));
                format!("{indent}{deeper}{heading}")
            }
            _ => line.to_owned(),
        }
    });
    sunk.collect::<Vec<_>>().join("\n")
}

/// How many lines the front matter takes, its fences included.
fn front_matter(text: &str) -> usize {
    let mut lines = text.lines();
    let Some(fence) = lines.next().filter(|first| matches!(*first, "---" | "+++")) else {
        return 0;
    };
    lines.position(|line| line == fence).map_or(0, |inner| inner + 2)
}

#[cfg(test)]
mod tests;
