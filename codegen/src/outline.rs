//! The lines of a Markdown text: which of them are code, which are headings, and which are shown.
//!
//! Two kinds of engine read such a text: those of `CommonMark`, to which HTML hides what stands in it, and those of MDX, to
//! which a tag is no end of Markdown. Front matter is that of static site generators.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Front matter, a fence, or what stands in one.
    Code,
    /// Code to some engines, and none to others.
    Unclear,
    /// A heading of this level; of an underlined one, its line.
    Heading(usize),
    /// A heading of this level to MDX, and HTML to other engines.
    Tagged(usize),
    /// Text that readers see, as far as that is certain.
    Text,
    /// Anything else.
    Other,
}

/// Each line of a text without its end, and what it is.
pub(crate) fn lines(text: &str) -> Vec<(Range<usize>, Line)> {
    let front = front_matter(text);
    let places = places(text);
    let start = places.get(front).map_or(text.len(), |place| place.start);
    let body: Vec<_> =
        places[front..].iter().map(|place| place.start - start..place.end - start).collect();
    // A letter in place of each tag's sign leaves comments, and no other HTML.
    let without_tags = text[start..].replace('<', "x").replace("x!--", "<!--");
    let (page, mdx) = (read(&text[start..], &body), read(&without_tags, &body));
    let agreed = page.into_iter().zip(mdx).map(|(page, mdx)| agreed(page, mdx));
    let kinds = std::iter::repeat_n(Line::Code, front).chain(agreed);
    places.into_iter().zip(kinds).collect()
}

/// What a line is to every engine.
fn agreed(page: Line, mdx: Line) -> Line {
    match (page, mdx) {
        (Line::Code, Line::Code) => Line::Code,
        (Line::Code, _) | (_, Line::Code) => Line::Unclear,
        (Line::Other, Line::Heading(level)) => Line::Tagged(level),
        (Line::Text, other) | (other, Line::Text) if other != Line::Text => Line::Other,
        (page, _) => page,
    }
}

/// Where each line stands, without its end.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let place = |whole: &str| {
        let line = whole.strip_suffix('\n').unwrap_or(whole);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let place = at..at + line.len();
        at += whole.len();
        place
    };
    text.split_inclusive('\n').map(place).collect()
}

/// What each line is to an engine of `CommonMark`.
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
            // A heading in a quote, or on the line of an item, is none of the page; and an expression of MDX is no text.
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

/// A line without its indentation, unless that makes it code.
pub(crate) fn unindented(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    (line.len() - rest.len() <= 3 && !rest.starts_with('\t')).then_some(rest)
}

/// Markdown with its headings some levels deeper; there are six.
pub(crate) fn sunk(markdown: &str, levels: usize) -> String {
    let sunk = lines(markdown).into_iter().map(|(place, kind)| {
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
