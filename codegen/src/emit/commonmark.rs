//! Writes prose as `CommonMark`, in the notation that all its readers agree on: pages, rustdoc and editors differ in a
//! dialect.

use crate::model::Prose;
use crate::model::prose::{Alignment, Block, Inline, Target, plain};

/// The notation of one reader of `CommonMark`.
pub(super) trait Dialect: Copy {
    /// The least indentation of everything in a list item.
    const INDENT: usize;
    /// The end of a line that readers see.
    const BREAK: &str;

    /// The dialect of a block with these words.
    fn of_block(self, _words: &str) -> Self {
        self
    }

    /// Text within a line.
    fn text(self, text: &str, links: Links) -> String;

    /// Code within a line.
    fn code(self, text: &str) -> String;

    /// Lines of code.
    fn listing(self, language: &str, text: &str, place: Place) -> String;

    /// A line of a paragraph, which must not start another block.
    fn line(self, line: &str) -> String;

    /// A thematic break.
    fn rule(self, place: Place) -> &'static str {
        // After the marker of an item, other breaks would take in the marker.
        if place == Place::Top { "---" } else { "___" }
    }

    /// The end of a list before another one and before nested code.
    fn after_list(self) -> &'static str {
        ""
    }

    /// The address of a link and its title.
    fn target(self, target: &Target) -> String;
}

/// Whether addresses in a text are links.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    Live,
    /// They are within a link.
    Plain,
}

/// The place of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Top,
    /// Within a list item or a quote.
    Nested,
    /// Within a cell of a table.
    Cell,
}

/// Code within a line, between more backticks than it has in a row.
#[cfg(any(feature = "markdown", feature = "typescript"))]
pub(super) fn span(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let is_edge = |letter: Option<char>| matches!(letter, Some('`' | ' '));
    let pad = if is_edge(text.chars().next()) || is_edge(text.chars().last()) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Lines of code, without a line end.
pub(super) fn fence(language: &str, text: &str) -> String {
    let fence = "`".repeat((longest_run(text) + 1).max(3));
    format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
}

/// The greatest number of backticks in a row.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}

/// Writes blocks in a dialect.
#[derive(Clone, Copy)]
pub(super) struct Writer<D> {
    dialect: D,
    /// The number of levels by which headings are moved down.
    deeper: isize,
    place: Place,
}

impl<D: Dialect> Writer<D> {
    /// A writer that moves headings down by some levels.
    pub(super) fn new(dialect: D, deeper: isize) -> Self {
        Self { dialect, deeper, place: Place::Top }
    }

    /// A text below a heading of this level: its highest headings are one level deeper.
    pub(super) fn below(dialect: D, level: usize, prose: &Prose) -> String {
        let blocks = prose.blocks();
        Self::new(dialect, deeper(level, &blocks)).blocks(&blocks)
    }

    /// A text after a few words: on the same line, if it begins with a paragraph.
    pub(super) fn after(dialect: D, lead: &str, level: usize, prose: &Prose) -> String {
        let text = Self::below(dialect, level, prose);
        match &*prose.blocks() {
            _ if lead.is_empty() => text,
            [] => lead.to_owned(),
            [Block::Paragraph(_), ..] => format!("{lead} {text}"),
            _ => format!("{lead}\n\n{text}"),
        }
    }

    /// The part of a text for a place with one line.
    pub(super) fn brief(dialect: D, prose: &Prose) -> String {
        dialect.line(&Self::new(dialect, 0).one_line(&prose.brief()))
    }

    /// Texts as an unordered list; a text that is a list already is that list.
    pub(super) fn list(dialect: D, level: usize, texts: &[Prose]) -> String {
        if let [only] = texts
            && matches!(*only.blocks(), [Block::List { .. }])
        {
            return Self::below(dialect, level, only);
        }
        let is_loose = !texts.iter().all(Prose::is_line);
        let items = texts.iter().map(|text| {
            let blocks = text.blocks();
            Self::new(dialect, deeper(level, &blocks)).item("-", &blocks, is_loose)
        });
        items.collect::<Vec<_>>().join(if is_loose { "\n\n" } else { "\n" })
    }

    pub(super) fn blocks(self, blocks: &[Block]) -> String {
        let mut parts = Vec::new();
        let mut before = None;
        for block in blocks {
            // Two lists in a row need different markers to remain two lists.
            let kind = match block {
                Block::List { start, .. } => Some(start.is_some()),
                _ => None,
            };
            let is_second = kind.is_some() && before == kind.map(|kind| (kind, false));
            let is_code = self.place == Place::Nested && matches!(block, Block::Code { .. });
            if before.is_some() && (kind.is_some() || is_code) {
                parts.push(self.dialect.after_list().to_owned());
            }
            before = kind.map(|kind| (kind, is_second));
            parts.push(self.block(block, is_second));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    fn block(self, block: &Block, is_second: bool) -> String {
        match block {
            Block::Paragraph(inlines) => self.paragraph(inlines),
            Block::Heading(level, inlines) => {
                let text = self.one_line(inlines);
                // Some engines remove this letter from the end of a heading.
                let text = match text.strip_suffix('#') {
                    Some(text) => text.to_owned() + "&#35;",
                    None => text,
                };
                let level = level.saturating_add_signed(self.deeper).clamp(1, 6);
                format!("{} {text}", "#".repeat(level)).trim_end().to_owned()
            }
            Block::Quote(blocks) => {
                let lines = Self { place: Place::Nested, ..self }.blocks(blocks);
                let lines = lines.split('\n').map(|line| match line {
                    "" => ">".to_owned(),
                    line => format!("> {line}"),
                });
                lines.collect::<Vec<_>>().join("\n")
            }
            Block::List { start, items, is_loose } => {
                let marker = |at: u64| match (start, is_second) {
                    (Some(start), false) => format!("{}.", start + at),
                    (Some(start), true) => format!("{})", start + at),
                    (None, false) => "-".to_owned(),
                    (None, true) => "*".to_owned(),
                };
                let items = items.iter().zip(0..);
                let items = items.map(|(item, at)| self.item(&marker(at), item, *is_loose));
                items.collect::<Vec<_>>().join(if *is_loose { "\n\n" } else { "\n" })
            }
            Block::Code { language, text } => self.dialect.listing(language, text, self.place),
            Block::Table(alignments, rows) => self.table(alignments, rows),
            Block::Rule => self.dialect.rule(self.place).to_owned(),
        }
    }

    fn item(self, marker: &str, blocks: &[Block], is_loose: bool) -> String {
        let writer = Self { place: Place::Nested, ..self };
        let width = D::INDENT.max(marker.len() + 1);
        let (start, content) = match blocks {
            // In a tight item, no empty line precedes the inner list.
            [text @ Block::Paragraph(_), list @ Block::List { .. }] if !is_loose => (
                marker.len() + 1,
                [writer.block(text, false), writer.block(list, false)].join("\n"),
            ),
            [Block::Paragraph(_), ..] => (marker.len() + 1, writer.blocks(blocks)),
            _ => (width, writer.blocks(blocks)),
        };
        format!("{marker:start$}{}", indented(&content, width).trim_start()).trim_end().to_owned()
    }

    fn table(self, alignments: &[Alignment], rows: &[Vec<Vec<Inline>>]) -> String {
        let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let rule = alignments.iter().map(|alignment| match alignment {
            Alignment::None => "---".to_owned(),
            Alignment::Left => ":--".to_owned(),
            Alignment::Center => ":-:".to_owned(),
            Alignment::Right => "--:".to_owned(),
        });
        let writer = Self { place: Place::Cell, ..self };
        let cells =
            |cells: &Vec<_>| row(cells.iter().map(|cell: &Vec<_>| writer.one_line(cell)).collect());
        let mut lines: Vec<String> = rows.iter().map(cells).collect();
        lines.insert(1, row(rule.collect()));
        lines.join("\n")
    }

    /// Inline elements as lines of a paragraph.
    fn paragraph(self, inlines: &[Inline]) -> String {
        let lines = self.inlines(inlines);
        lines.split('\n').map(|line| self.dialect.line(line)).collect::<Vec<_>>().join("\n")
    }

    /// Inline elements on one line.
    fn one_line(self, inlines: &[Inline]) -> String {
        self.inlines(inlines).replace(D::BREAK, " ").replace('\n', " ")
    }

    fn inlines(self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        let dialect = self.dialect.of_block(&plain(inlines));
        Line { dialect, place: self.place, within: 0, links: Links::Live }.write(&mut out, inlines);
        out.trim().to_owned()
    }
}

/// The context of inline elements.
#[derive(Clone, Copy)]
struct Line<D> {
    dialect: D,
    place: Place,
    /// The number of asterisks of the emphasis around them.
    within: usize,
    links: Links,
}

impl<D: Dialect> Line<D> {
    fn write(self, out: &mut String, inlines: &[Inline]) {
        for (at, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text(text) => out.push_str(&self.dialect.text(text, self.links)),
                // Even in code, this letter ends a cell.
                Inline::Code(text) if self.place == Place::Cell => {
                    out.push_str(&self.dialect.code(text).replace('|', "\\|"));
                }
                Inline::Code(text) => out.push_str(&self.dialect.code(text)),
                Inline::Emphasis(inner) | Inline::Strong(inner) => {
                    let count = if matches!(inline, Inline::Strong(_)) { 2 } else { 1 };
                    // After the asterisks of another element, further ones could belong to it.
                    let is_first = at == 0 && self.within != 0 && self.within != count;
                    let letter = if out.ends_with('*') && !is_first { "_" } else { "*" };
                    let letters = letter.repeat(count);
                    out.push_str(&letters);
                    Self { within: count, ..self }.write(out, inner);
                    out.push_str(&letters);
                }
                Inline::Link(label, target) | Inline::Image(label, target) => {
                    out.push_str(if matches!(inline, Inline::Image(..)) { "![" } else { "[" });
                    Self { within: 0, links: Links::Plain, ..self }.write(out, label);
                    out.extend(["](", &self.dialect.target(target), ")"]);
                }
                Inline::LineEnd => end_line(out, "\n"),
                Inline::Break => end_line(out, D::BREAK),
            }
        }
    }
}

fn end_line(out: &mut String, end: &str) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push_str(end);
}

/// The number of levels between the headings of a text and their place below a heading of this level.
pub(super) fn deeper(level: usize, blocks: &[Block]) -> isize {
    fn highest(blocks: &[Block]) -> Option<usize> {
        let level = |block: &Block| match block {
            Block::Heading(level, _) => Some(*level),
            Block::Quote(blocks) => highest(blocks),
            Block::List { items, .. } => items.iter().filter_map(|item| highest(item)).min(),
            _ => None,
        };
        blocks.iter().filter_map(level).min()
    }
    highest(blocks).map_or(0, |highest| (level + 1).cast_signed() - highest.cast_signed())
}

pub(super) fn indented(lines: &str, width: usize) -> String {
    let line = |line: &str| match line {
        "" => String::new(),
        line => format!("{:width$}{line}", ""),
    };
    lines.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
pub(super) mod tests;
