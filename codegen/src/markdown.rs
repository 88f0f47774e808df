//! Parses `CommonMark` with tables: the meaning of a text, whatever its notation.
//!
//! HTML is text. Links lead to addresses with a safe scheme, in guides also to other pages; any other link is text, as
//! it was written, and a fault.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag};

use crate::model::Prose;
use crate::model::prose::{Alignment, Block, Inline, Target};

/// The depth at which elements become text, because each level is a level of recursion.
const MAX_DEPTH: usize = 32;

/// The kind of a text.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// A value of a catalog. It is read in many places, so that a link needs a whole address.
    Value,
    /// A page. Its lines stay lines, and its comments are for authors.
    Guide,
}

/// A part of a text that no reader sees as it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// A link or an image that does not lead to a web page.
    Link,
    /// An element within too many others.
    Depth,
    /// The definition of a link that no link uses.
    Definition,
}

/// Parses a text.
pub(crate) fn parse(text: &str, kind: Kind) -> Prose {
    parse_with_faults(text, kind).0
}

/// Parses a text, and finds its faults.
pub(crate) fn parse_with_faults(text: &str, kind: Kind) -> (Prose, Vec<(Fault, Range<usize>)>) {
    let text = text.trim();
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES);
    let definitions = parser.reference_definitions().iter();
    let mut unused: Vec<_> =
        definitions.map(|(name, it)| (name.to_owned(), it.span.clone())).collect();
    let events = parser.into_offset_iter().peekable();
    let mut reader = Reader { text, kind, events, depth: 0, faults: Vec::new(), used: Vec::new() };
    let blocks = reader.blocks();
    unused.retain(|(name, _)| !reader.used.iter().any(|used| is_same_name(used, name)));
    let mut faults = reader.faults;
    faults.extend(unused.into_iter().map(|(_, place)| (Fault::Definition, place)));
    faults.sort_by_key(|(_, place)| place.start);
    (Prose::new(text, blocks), faults)
}

/// Whether two names of a link definition are the same.
fn is_same_name(a: &str, b: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words(a) == words(b)
}

struct Reader<'t> {
    text: &'t str,
    kind: Kind,
    events: Peekable<OffsetIter<'t>>,
    depth: usize,
    faults: Vec<(Fault, Range<usize>)>,
    /// The names of the definitions that links use.
    used: Vec<String>,
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
            self.faults.push((Fault::Depth, place.clone()));
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
                blocks.push(Block::Table(alignments.into_iter().map(alignment).collect(), rows));
            }
            Tag::HtmlBlock => {
                let html = self.literal();
                blocks.extend(paragraphs(&self.html(&html)));
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
                Event::SoftBreak if self.kind == Kind::Value => push(&mut inlines, " "),
                Event::SoftBreak => inlines.push(Inline::LineEnd),
                Event::HardBreak => inlines.push(Inline::Break),
                Event::InlineHtml(html) => push(&mut inlines, &self.html(&html)),
                Event::Text(text) => push(&mut inlines, &text),
                _ => {}
            }
        }
        inlines
    }

    fn inline(&mut self, tag: &Tag<'_>, place: Range<usize>, inlines: &mut Vec<Inline>) {
        let target = match tag {
            Tag::Link { link_type, dest_url, title, id }
            | Tag::Image { link_type, dest_url, title, id } => {
                let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
                self.used.push(id.to_string());
                Some(Target { address: format!("{scheme}{dest_url}"), title: title.to_string() })
            }
            _ => None,
        };
        let is_lost = target.as_ref().is_some_and(|target| !is_safe(&target.address, self.kind));
        if is_lost || self.depth == MAX_DEPTH {
            let fault = if is_lost { Fault::Link } else { Fault::Depth };
            self.faults.push((fault, place.clone()));
            let source = self.source(place);
            push(inlines, &source);
            return;
        }
        self.depth += 1;
        let content = self.content();
        self.depth -= 1;
        inlines.push(match (tag, target) {
            (Tag::Strong, _) => Inline::Strong(content),
            (Tag::Link { .. }, Some(target)) => Inline::Link(content, target),
            (Tag::Image { .. }, Some(target)) => Inline::Image(content, target),
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

    /// HTML as text.
    fn html(&self, html: &str) -> String {
        if self.kind == Kind::Guide { without_comments(html) } else { html.to_owned() }
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

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
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

/// Whether a link may lead there: to an address with a safe scheme, or from a guide to another page.
fn is_safe(address: &str, kind: Kind) -> bool {
    // Browsers ignore these letters, even within a scheme.
    let is_read = |letter: &char| !letter.is_control() && !letter.is_whitespace();
    let address: String = address.chars().filter(is_read).collect();
    match address.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto"].iter().any(|safe| scheme.eq_ignore_ascii_case(safe))
        }
        _ => kind == Kind::Guide,
    }
}
