//! Hand-written text as Markdown for one engine. Each element gets the notation that all engines read alike, and text is
//! escaped like that of the catalog.

use pulldown_cmark::Alignment;

use crate::emit::pages::markup::commonmark::{Block, Inline, Target, plain};
use crate::emit::pages::markup::markdown::code::references;
use crate::emit::pages::markup::markdown::{
    Letters, Markdown, block, code, link_target, listing, reference,
};
use crate::emit::pages::options::Flavour;

/// The indentation of everything in a list item. To `MkDocs`, a smaller one is outside the item.
const INDENT: usize = 4;

impl Markdown<'_> {
    /// A hand-written text, with its headings some levels deeper.
    pub(crate) fn document(self, blocks: &[Block], deeper: usize) -> String {
        Writer { flavour: self.flavour, deeper, is_nested: false }.blocks(blocks)
    }
}

/// The context of blocks.
#[derive(Clone, Copy)]
struct Writer {
    flavour: Flavour,
    /// The number of levels by which headings are moved down.
    deeper: usize,
    /// Whether the blocks are within a list item or a quote.
    is_nested: bool,
}

impl Writer {
    fn blocks(self, blocks: &[Block]) -> String {
        let mut parts = Vec::new();
        let mut before = None;
        for block in blocks {
            // Two lists in a row need different markers to remain two lists.
            let is_second = matches!((before, block), (Some(false), Block::List { .. }));
            before = matches!(block, Block::List { .. }).then_some(is_second);
            parts.push(self.block(block, is_second));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    fn block(self, block: &Block, is_second: bool) -> String {
        match block {
            Block::Paragraph(inlines) => self.paragraph(inlines),
            Block::Heading(level, inlines) => {
                let text = self.line(inlines);
                // Some engines remove this letter from the end of a heading.
                let text = match text.strip_suffix('#') {
                    Some(text) => text.to_owned() + &reference('#'),
                    None => text,
                };
                format!("{} {text}", "#".repeat((level + self.deeper).min(6))).trim_end().to_owned()
            }
            Block::Quote(blocks) => {
                let lines = Self { is_nested: true, ..self }.blocks(blocks);
                let lines = lines.split('\n').map(|line| format!("> {line}").trim_end().to_owned());
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
            // Without an extension, MkDocs reads no fences here.
            Block::Code { text, .. } if self.is_nested && self.flavour == Flavour::Mkdocs => {
                indented(text.trim_end_matches('\n'), INDENT)
            }
            Block::Code { language, text } => listing(self.flavour, language, text),
            Block::Table(alignments, rows) => self.table(alignments, rows),
            // After the marker of an item, other rules would take in the marker.
            Block::Rule => if self.is_nested { "___" } else { "---" }.to_owned(),
        }
    }

    fn item(self, marker: &str, blocks: &[Block], is_loose: bool) -> String {
        let writer = Self { is_nested: true, ..self };
        let width = INDENT.max(marker.len() + 1);
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
        let cells =
            |cells: &Vec<_>| row(cells.iter().map(|cell: &Vec<_>| self.line(cell)).collect());
        let mut lines: Vec<String> = rows.iter().map(cells).collect();
        lines.insert(1, row(rule.collect()));
        lines.join("\n")
    }

    /// Inline elements as lines of a paragraph.
    fn paragraph(self, inlines: &[Inline]) -> String {
        self.inlines(inlines).split('\n').map(block).collect::<Vec<_>>().join("\n")
    }

    /// Inline elements on one line.
    fn line(self, inlines: &[Inline]) -> String {
        self.inlines(inlines).replace("  \n", " ").replace('\n', " ")
    }

    fn inlines(self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        let letters = Letters::of(&plain(inlines), self.flavour);
        Line { letters, within: 0, is_label: false }.write(&mut out, inlines);
        out.trim().to_owned()
    }
}

/// The context of inline elements.
#[derive(Clone, Copy)]
struct Line {
    letters: Letters,
    /// The number of asterisks of the emphasis around them.
    within: usize,
    /// Whether they are the label of a link, so that addresses are not links.
    is_label: bool,
}

impl Line {
    fn write(self, out: &mut String, inlines: &[Inline]) {
        for (at, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text(text) if self.is_label => out.push_str(&self.letters.letters(text)),
                Inline::Text(text) => out.push_str(&self.letters.escape(text)),
                Inline::Code(text) => out.push_str(&code(text)),
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
                    Self { within: 0, is_label: true, ..self }.write(out, label);
                    out.extend(["](", &destination(target), ")"]);
                }
                Inline::LineEnd => end_line(out, "\n"),
                Inline::Break => end_line(out, "  \n"),
            }
        }
    }
}

fn end_line(out: &mut String, end: &str) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push_str(end);
}

/// The address of a link and its title.
fn destination(target: &Target) -> String {
    let address = link_target(&target.address);
    match target.title.as_str() {
        "" => address,
        title => format!("{address} \"{}\"", references(title)),
    }
}

fn indented(lines: &str, width: usize) -> String {
    let line = |line: &str| format!("{:width$}{line}", "").trim_end().to_owned();
    lines.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
