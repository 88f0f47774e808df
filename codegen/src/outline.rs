//! The lines of a Markdown text: which of them are code, and which are headings.
//!
//! `CommonMark` 0.31, sections 4.2 (headings), 4.3 (underlined headings) and 4.5 (fences), and the front matter of static
//! site generators. What stands in a list or a quote is not looked into.

use std::ops::Range;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Front matter, a fence, or what stands in one.
    Code,
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
    let mut fence: Option<Fence> = None;
    let mut before = Line::Other;
    let mut at = 0;
    text.split_inclusive('\n').map(move |whole| {
        let line = whole.trim_end_matches(['\r', '\n']);
        let place = at..at + line.len();
        at += whole.len();
        let kind = if front > 0 {
            front -= 1;
            Line::Code
        } else if let Some(open) = &fence {
            if open.is_closed_by(line) {
                fence = None;
            }
            Line::Code
        } else if let Some(open) = Fence::opened_by(line) {
            fence = Some(open);
            Line::Code
        } else {
            outside_code(line, before)
        };
        before = kind;
        (place, kind)
    })
}

/// What a line is that is no code.
fn outside_code(line: &str, before: Line) -> Line {
    let underlined = || underline(line).filter(|_| before == Line::Paragraph);
    match heading(line).or_else(underlined) {
        Some(level) => Line::Heading(level),
        None if is_paragraph(line) => Line::Paragraph,
        None => Line::Other,
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
                "#".repeat(levels.min(6_usize.saturating_sub(level))) + line.trim_start()
            }
            _ => line.to_owned(),
        }
    });
    sunk.collect::<Vec<_>>().join("\n")
}

/// A fence that is open: its sign, and how many of them it has.
struct Fence {
    sign: char,
    length: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let line = unindented(line)?;
        let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let info = line.trim_start_matches(sign);
        let length = line.len() - info.len();
        (length >= 3 && !(sign == '`' && info.contains('`'))).then_some(Self { sign, length })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let Some(line) = unindented(line) else { return false };
        let rest = line.trim_start_matches(self.sign);
        line.len() - rest.len() >= self.length && rest.trim().is_empty()
    }
}

/// The level of a heading such as `## Codes`.
fn heading(line: &str) -> Option<usize> {
    let line = unindented(line)?;
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t'])))
        .then_some(level)
}

/// The level that a line gives to the one above it.
fn underline(line: &str) -> Option<usize> {
    let line = unindented(line)?.trim_end();
    let is_all = |sign: char| !line.is_empty() && line.chars().all(|letter| letter == sign);
    if is_all('=') { Some(1) } else { is_all('-').then_some(2) }
}

/// Whether a line is part of a paragraph, as far as it tells by itself.
fn is_paragraph(line: &str) -> bool {
    let line = line.trim();
    let item = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_item = ["- ", "* ", "+ ", ". ", ") "].iter().any(|mark| item.starts_with(mark));
    let is_definition = line.starts_with('[') && line.contains("]:");
    let is_block = is_item || is_definition || line.starts_with(['<', '|', '>', '{']);
    !line.is_empty() && !is_block && underline(line).is_none()
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
        assert_eq!(kinds("    ```\n# a\n"), [Line::Paragraph, Line::Heading(1)]);
        assert_eq!(kinds("``` a ` b\n# a\n"), [Line::Paragraph, Line::Heading(1)]);
        assert_eq!(kinds("```\n# never closed\n"), [Line::Code; 2]);
    }

    #[test]
    fn headings_have_levels() {
        let of = |text| kinds(text).pop();
        assert_eq!(of("## a"), Some(Line::Heading(2)));
        assert_eq!(of("#a"), Some(Line::Paragraph));
        assert_eq!(of("####### a"), Some(Line::Paragraph));
        assert_eq!(of("    # a"), Some(Line::Paragraph));
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
