//! Classifies the lines of a Markdown text: code, headings, and text that readers see.
//!
//! Engines disagree on HTML: to `CommonMark` the lines after a tag are HTML, to MDX they are Markdown. So a text is read
//! both ways, and the results are combined. Front matter is that of static site generators.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The class of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Front matter, a fence, or a line between fences.
    Code,
    /// Code to some engines, but not to all.
    Unclear,
    /// A heading of this level; if it is underlined, its underline.
    Heading(usize),
    /// A heading of this level to MDX, and HTML to other engines.
    Tagged(usize),
    /// Text that readers certainly see.
    Text,
    /// Anything else.
    Other,
}

/// Splits a text into its lines, without line ends, and classifies each.
pub(crate) fn lines(text: &str) -> Vec<(Range<usize>, Line)> {
    let front = front_matter(text);
    let places = places(text);
    let start = places.get(front).map_or(text.len(), |place| place.start);
    let body: Vec<_> =
        places[front..].iter().map(|place| place.start - start..place.end - start).collect();
    // Replacing the `<` of each tag by a letter leaves comments, but no other HTML.
    let without_tags = text[start..].replace('<', "x").replace("x!--", "<!--");
    let (page, mdx) = (read(&text[start..], &body), read(&without_tags, &body));
    let agreed = page.into_iter().zip(mdx).map(|(page, mdx)| agreed(page, mdx));
    let kinds = std::iter::repeat_n(Line::Code, front).chain(agreed);
    places.into_iter().zip(kinds).collect()
}

/// Combines the two classes of a line into the one that every engine agrees on.
fn agreed(page: Line, mdx: Line) -> Line {
    match (page, mdx) {
        (Line::Code, Line::Code) => Line::Code,
        (Line::Code, _) | (_, Line::Code) => Line::Unclear,
        (Line::Other, Line::Heading(level)) => Line::Tagged(level),
        (Line::Text, other) | (other, Line::Text) if other != Line::Text => Line::Other,
        (page, _) => page,
    }
}

/// The byte range of each line, without its line end.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let place = |piece: &str| {
        let line = piece.strip_suffix('\n').unwrap_or(piece);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let place = at..at + line.len();
        at += piece.len();
        place
    };
    text.split_inclusive('\n').map(place).collect()
}

/// Classifies the lines as a `CommonMark` engine does.
fn read(text: &str, places: &[Range<usize>]) -> Vec<Line> {
    let mut kinds = vec![Line::Other; places.len()];
    let line_of = |at: usize| places.partition_point(|place| place.start <= at).saturating_sub(1);
    let mut set = |place: &Range<usize>, kind: Line| {
        let last = line_of(place.end.saturating_sub(1).max(place.start));
        kinds[line_of(place.start)..=last].fill(kind);
    };
    let mut quotes = 0;
    let mut in_code = false;
    for (event, place) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    set(&place, Line::Code);
                }
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) if !in_code => {
                set(&place, Line::Text);
            }
            // A heading in a quote or in a list item is not a heading of the page, and an MDX expression is not text.
            Event::End(TagEnd::Heading(level)) => {
                set(&place, Line::Other);
                let start = places[line_of(place.start)].start;
                let is_shown =
                    !text[place.clone()].lines().any(|line| line.trim().starts_with('{'));
                if quotes == 0 && is_shown && text[start..place.start].trim().is_empty() {
                    let last = line_of(place.end - 1);
                    set(&places[last].clone(), Line::Heading(level as usize));
                }
            }
            _ => {}
        }
    }
    kinds
}

/// Removes the indentation of a line; `None` if it is deep enough to make the line code.
pub(crate) fn unindented(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    (line.len() - rest.len() <= 3 && !rest.starts_with('\t')).then_some(rest)
}

/// Moves the headings of a Markdown text some levels down, to level 6 at most.
pub(crate) fn demote_headings(markdown: &str, levels: usize) -> String {
    let demoted = lines(markdown).into_iter().map(|(place, kind)| {
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
    demoted.collect::<Vec<_>>().join("\n")
}

/// The number of lines of front matter, its fences included.
fn front_matter(text: &str) -> usize {
    let mut lines = text.lines();
    let Some(fence) = lines.next().filter(|first| matches!(*first, "---" | "+++")) else {
        return 0;
    };
    lines.position(|line| line == fence).map_or(0, |inner| inner + 2)
}

#[cfg(test)]
mod tests;
