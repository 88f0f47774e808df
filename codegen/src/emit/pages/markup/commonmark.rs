//! Reads `CommonMark` with tables into a tree: the meaning of a hand-written text, whatever its notation.
//!
//! The tree has no HTML: a tag is text, and a comment is left out. Links lead to pages and to addresses with a safe
//! scheme; any other link is text, as it was written.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag};

/// The depth at which elements become text, because each level is a level of recursion.
const MAX_DEPTH: usize = 32;

/// A block of a text.
pub(crate) enum Block {
    Paragraph(Vec<Inline>),
    /// A heading of this level.
    Heading(usize, Vec<Inline>),
    Quote(Vec<Block>),
    List {
        /// The number of the first item, if they are numbered.
        start: Option<u64>,
        items: Vec<Vec<Block>>,
        /// Whether the items have space between them.
        is_loose: bool,
    },
    Code {
        /// The name of a language; may be empty.
        language: String,
        text: String,
    },
    /// The rows, each a list of cells; the first row has the headings.
    Table(Vec<Alignment>, Vec<Vec<Vec<Inline>>>),
    Rule,
}

/// A part of a line.
pub(crate) enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Link(Vec<Inline>, Target),
    /// An image; its text is the alternative.
    Image(Vec<Inline>, Target),
    /// The end of a line of the source, which readers see as a space.
    LineEnd,
    /// The end of a line that readers see.
    Break,
}

/// The target of a link.
pub(crate) struct Target {
    pub(crate) address: String,
    /// The title; may be empty.
    pub(crate) title: String,
}

/// The blocks of a text.
pub(crate) fn parse(text: &str) -> Vec<Block> {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter().peekable();
    Reader { text, events, depth: 0 }.blocks()
}

/// The words of the first paragraph, without markup; empty if there is none.
pub(crate) fn first_paragraph(blocks: &[Block]) -> String {
    let paragraph = blocks.iter().find_map(|block| match block {
        Block::Paragraph(inlines) => Some(plain(inlines)),
        _ => None,
    });
    paragraph.unwrap_or_default()
}

/// The text of inline elements, without their markup.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Link(inner, _)
        | Inline::Image(inner, _) => plain(inner),
        Inline::LineEnd | Inline::Break => " ".to_owned(),
    };
    inlines.iter().map(text).collect()
}

struct Reader<'t> {
    text: &'t str,
    events: Peekable<OffsetIter<'t>>,
    depth: usize,
}

impl Reader<'_> {
    /// The blocks up to the end of the element around them.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    self.events.next();
                    blocks.push(Block::Rule);
                }
                Event::Start(tag) if is_block(tag) => {
                    let Some((Event::Start(tag), place)) = self.events.next() else { break };
                    self.block(tag, place, &mut blocks);
                }
                // An item of a tight list has no paragraphs.
                _ => blocks.push(Block::Paragraph(self.inlines())),
            }
        }
        self.events.next();
        blocks
    }

    fn block(&mut self, tag: Tag<'_>, place: Range<usize>, blocks: &mut Vec<Block>) {
        if self.depth == MAX_DEPTH {
            blocks.extend(paragraphs(&self.source(place)));
            return;
        }
        self.depth += 1;
        match tag {
            Tag::Heading { level, .. } => {
                blocks.push(Block::Heading(level as usize, self.content()));
            }
            Tag::BlockQuote(_) => blocks.push(Block::Quote(self.blocks())),
            Tag::List(start) => {
                let mut is_loose = false;
                let items = self.children(|reader| {
                    let first = reader.events.peek().map(|(event, _)| event);
                    is_loose |= matches!(first, Some(Event::Start(Tag::Paragraph)));
                    reader.blocks()
                });
                blocks.push(Block::List { start, items, is_loose });
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => language(&info),
                    CodeBlockKind::Indented => String::new(),
                };
                blocks.push(Block::Code { language, text: self.literal() });
            }
            Tag::Table(alignments) => {
                let rows = self.children(|reader| reader.children(Self::content));
                blocks.push(Block::Table(alignments, rows));
            }
            Tag::HtmlBlock => {
                let html = self.literal();
                blocks.extend(paragraphs(&without_comments(&html)));
            }
            _ => blocks.push(Block::Paragraph(self.content())),
        }
        self.depth -= 1;
    }

    /// The children of an element, whose events are `Start` and `End`.
    fn children<T>(&mut self, mut child: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut children = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.next() {
            children.push(child(self));
        }
        children
    }

    /// The inline elements of a block, with its end.
    fn content(&mut self) -> Vec<Inline> {
        let inlines = self.inlines();
        self.events.next();
        inlines
    }

    /// The inline elements up to the end of the element around them, or up to a block.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let is_inline = |event: &Event<'_>| match event {
            Event::End(_) | Event::Rule => false,
            Event::Start(tag) => !is_block(tag),
            _ => true,
        };
        while let Some((event, place)) = self.events.next_if(|(event, _)| is_inline(event)) {
            match event {
                Event::Start(tag) => self.inline(&tag, place, &mut inlines),
                Event::Code(code) => inlines.push(Inline::Code(code.into_string())),
                Event::SoftBreak => inlines.push(Inline::LineEnd),
                Event::HardBreak => inlines.push(Inline::Break),
                Event::InlineHtml(html) => push(&mut inlines, &without_comments(&html)),
                Event::Text(text) => push(&mut inlines, &text),
                _ => {}
            }
        }
        inlines
    }

    fn inline(&mut self, tag: &Tag<'_>, place: Range<usize>, inlines: &mut Vec<Inline>) {
        let target = match tag {
            Tag::Link { link_type, dest_url, title, .. }
            | Tag::Image { link_type, dest_url, title, .. } => {
                let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
                Target { address: format!("{scheme}{dest_url}"), title: title.to_string() }
            }
            _ => Target { address: String::new(), title: String::new() },
        };
        if self.depth == MAX_DEPTH || !is_safe(&target.address) {
            let source = self.source(place);
            push(inlines, &source);
            return;
        }
        self.depth += 1;
        let content = self.content();
        self.depth -= 1;
        inlines.push(match tag {
            Tag::Strong => Inline::Strong(content),
            Tag::Link { .. } => Inline::Link(content, target),
            Tag::Image { .. } => Inline::Image(content, target),
            _ => Inline::Emphasis(content),
        });
    }

    /// The text of an element without elements, with its end.
    fn literal(&mut self) -> String {
        let mut literal = String::new();
        while let Some((Event::Text(text) | Event::Html(text), _)) = self.events.next() {
            literal.push_str(&text);
        }
        literal
    }

    /// The source of an element; skips its events.
    fn source(&mut self, place: Range<usize>) -> String {
        let mut open = 1;
        while open > 0
            && let Some((event, _)) = self.events.next()
        {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
        }
        self.text[place].to_owned()
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

/// Adds text, of which the parser finds several pieces in a row.
fn push(inlines: &mut Vec<Inline>, text: &str) {
    for (at, line) in text.replace('\t', " ").lines().enumerate() {
        if at > 0 {
            inlines.push(Inline::LineEnd);
        }
        match inlines.last_mut() {
            Some(Inline::Text(before)) => before.push_str(line),
            _ if line.is_empty() => {}
            _ => inlines.push(Inline::Text(line.to_owned())),
        }
    }
}

/// Plain text as paragraphs, which empty lines separate.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut paragraphs = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(lines) if !line.is_empty() => {
                if !lines.is_empty() {
                    lines.push(Inline::LineEnd);
                }
                lines.push(Inline::Text(line.to_owned()));
            }
            _ => paragraphs.push(Vec::new()),
        }
    }
    let paragraphs = paragraphs.into_iter().filter(|lines| !lines.is_empty());
    paragraphs.map(Block::Paragraph).collect()
}

/// HTML without its comments. A comment that does not end is text.
fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut out = String::new();
    while let Some((before, comment)) = rest.split_once("<!--")
        && let Some((_, after)) = comment.split_once("-->")
    {
        out.push_str(before);
        rest = after;
    }
    out + rest
}

/// The language of a block of code: the first word, without the options that some engines read.
fn language(info: &str) -> String {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "+#.-_".contains(letter);
    let end = info.find(|letter| !is_name(letter)).unwrap_or(info.len());
    info[..end].to_owned()
}

/// Whether a link may lead there: to another page, or to an address with a safe scheme.
fn is_safe(address: &str) -> bool {
    // Browsers ignore these letters, even within a scheme.
    let is_read = |letter: &char| !letter.is_control() && !letter.is_whitespace();
    let address: String = address.chars().filter(is_read).collect();
    match address.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto"].iter().any(|safe| scheme.eq_ignore_ascii_case(safe))
        }
        _ => true,
    }
}
