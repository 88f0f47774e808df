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
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Line> {
        lines(text).map(|(_, kind)| kind).collect()
    }

    #[test]
    fn a_fence_ends_with_one_as_long() {
        let text = "````md\n```\n# a\n```\n````\n# b\n";
        assert_eq!(kinds(text), [[Line::Code; 5].as_slice(), &[Line::Heading(1)]].concat());
        assert_eq!(kinds("~~~\n```\n~~~\n# b\n")[3], Line::Heading(1));
        assert_eq!(
            kinds("   ```\n# a\n   ``` \n# b\n")[1..],
            [Line::Code, Line::Code, Line::Heading(1)]
        );
        assert_eq!(kinds("    ```\n# a\n"), [Line::Other, Line::Heading(1)]);
        assert_eq!(kinds("``` a ` b\n# a\n"), [Line::Paragraph, Line::Heading(1)]);
        assert_eq!(kinds("```\n# never closed\n"), [Line::Code; 2]);
    }

    #[test]
    fn headings_have_levels() {
        let of = |text| kinds(text).pop();
        assert_eq!(of("## a"), Some(Line::Heading(2)));
        assert_eq!(of("#a"), Some(Line::Paragraph));
        assert_eq!(of("####### a"), Some(Line::Paragraph));
        assert_eq!(of("    # a"), Some(Line::Other));
        assert_eq!(of("a\n==="), Some(Line::Heading(1)));
        assert_eq!(of("a\r\n---\r\n"), Some(Line::Heading(2)));
        for text in ["\n---", "- a\n---", "<!-- a -->\n---", "[a]: b\n---"] {
            assert_eq!(of(text), Some(Line::Other), "{text}");
        }
    }

    #[test]
    fn front_matter_is_no_text() {
        assert_eq!(kinds("---\n# a\n---\n# b\n")[1..], [Line::Code, Line::Code, Line::Heading(1)]);
        assert_eq!(kinds("---\n\n# b\n")[2], Line::Heading(1));
    }

    #[test]
    fn headings_sink_and_code_stays() {
        let guide = "## Retry\n\n```bash\n## a comment\n```\n\n### Details";
        assert_eq!(sunk(guide, 1), "### Retry\n\n```bash\n## a comment\n```\n\n#### Details");
        assert_eq!(sunk("## a\n\n##### b", 3), "##### a\n\n###### b");
        assert_eq!(sunk(guide, 0), guide);
    }
}
