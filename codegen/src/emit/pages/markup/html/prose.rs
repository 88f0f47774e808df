//! Writes prose as HTML.

use crate::emit::commonmark::deeper;
use crate::emit::pages::markup::address::next_address;
use crate::emit::pages::markup::html::{code, link, text as escaped};
use crate::model::Prose;
use crate::model::prose::{Alignment, Block, Inline};

/// Whether a text may contain links: not inside a link or a summary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LinkUse {
    Live,
    Plain,
}

/// The part of a text for a place with one line.
pub(super) fn brief(prose: &Prose) -> String {
    inlines(&prose.brief(), LinkUse::Live)
}

/// The same without links.
pub(crate) fn label(prose: &Prose) -> String {
    inlines(&prose.brief(), LinkUse::Plain)
}

/// A text below a heading of this level, after a few words.
pub(super) fn text(lead: &str, level: usize, prose: &Prose) -> String {
    let content = prose.blocks();
    let deeper = deeper(level, &content);
    match &*content {
        text if lead.is_empty() => blocks(text, deeper),
        [Block::Paragraph(first), rest @ ..] => {
            format!("<p>{lead} {}</p>{}", inlines(first, LinkUse::Live), blocks(rest, deeper))
        }
        text => format!("<p>{lead}</p>{}", blocks(text, deeper)),
    }
}

/// Texts as an unordered list; a text that is a list already is that list.
pub(super) fn list(level: usize, texts: &[Prose]) -> String {
    if let [only] = texts
        && matches!(*only.blocks(), [Block::List { .. }])
    {
        return text("", level, only);
    }
    let items = texts.iter().map(|text| {
        let deeper = deeper(level, &text.blocks());
        format!("<li>{}</li>\n", item(&text.blocks(), !text.is_line(), deeper))
    });
    format!("<ul>\n{}</ul>", items.collect::<String>())
}

fn blocks(blocks: &[Block], deeper: isize) -> String {
    blocks.iter().map(|it| block(it, deeper)).collect()
}

fn block(block: &Block, deeper: isize) -> String {
    match block {
        Block::Paragraph(content) => format!("<p>{}</p>", inlines(content, LinkUse::Live)),
        Block::Heading(level, content) => {
            let level = level.saturating_add_signed(deeper).clamp(1, 6);
            format!("<h{level}>{}</h{level}>", inlines(content, LinkUse::Live))
        }
        Block::Quote(inner) => format!("<blockquote>{}</blockquote>", blocks(inner, deeper)),
        Block::List { start, items, is_loose } => {
            let (open, close) = match start {
                None => ("<ul>".to_owned(), "</ul>"),
                Some(1) => ("<ol>".to_owned(), "</ol>"),
                Some(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
            };
            let items = items.iter();
            let items = items.map(|it| format!("<li>{}</li>", item(it, *is_loose, deeper)));
            format!("{open}{}{close}", items.collect::<String>())
        }
        // A reader can scroll a long line with the keyboard.
        Block::Code { text, .. } => {
            format!("<pre tabindex=\"0\">{}</pre>", code(text.trim_end_matches('\n')))
        }
        Block::Table(alignments, rows) => table(alignments, rows),
        Block::Rule => "<hr>".to_owned(),
    }
}

/// The content of a list item; in a tight list, paragraphs are only lines.
fn item(item: &[Block], is_loose: bool, deeper: isize) -> String {
    let content = |it: &Block| match it {
        Block::Paragraph(content) if !is_loose => inlines(content, LinkUse::Live),
        it => block(it, deeper),
    };
    item.iter().map(content).collect()
}

fn table(alignments: &[Alignment], rows: &[Vec<Vec<Inline>>]) -> String {
    let row = |(at, row): (usize, &Vec<Vec<Inline>>)| {
        let name = if at == 0 { "th" } else { "td" };
        let cells = row.iter().zip(alignments).map(|(cell, alignment)| {
            let class = match alignment {
                Alignment::None | Alignment::Left => "",
                Alignment::Center => " class=\"center\"",
                Alignment::Right => " class=\"right\"",
            };
            format!("<{name}{class}>{}</{name}>", inlines(cell, LinkUse::Live))
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    format!("<div class=\"table\" tabindex=\"0\"><table>{rows}</table></div>")
}

fn inlines(content: &[Inline], links: LinkUse) -> String {
    let inline = |inline: &Inline| match inline {
        Inline::Text(text) => addresses(text, links),
        Inline::Code(text) => code(text),
        Inline::Emphasis(inner) => format!("<em>{}</em>", inlines(inner, links)),
        Inline::Strong(inner) => format!("<strong>{}</strong>", inlines(inner, links)),
        // The policy of the page loads no images, so that an image becomes a link.
        Inline::Link(label, target) | Inline::Image(label, target) if links == LinkUse::Live => {
            let words = inlines(label, LinkUse::Plain);
            let words = if words.is_empty() { escaped(&target.address) } else { words };
            link(&words, &target.address)
        }
        Inline::Link(label, _) | Inline::Image(label, _) => inlines(label, links),
        Inline::Break if links == LinkUse::Live => "<br>".to_owned(),
        Inline::Break | Inline::LineEnd => " ".to_owned(),
    };
    content.iter().map(inline).collect()
}

/// Text without code; an address becomes a link.
fn addresses(part: &str, links: LinkUse) -> String {
    let mut rest = part;
    let mut out = String::new();
    while links == LinkUse::Live
        && let Some((before, address, after)) = next_address(rest)
    {
        out.push_str(&escaped(before));
        out.push_str(&link(&escaped(address), address));
        rest = after;
    }
    out + &escaped(rest)
}
