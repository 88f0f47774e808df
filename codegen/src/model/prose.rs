//! Prose: a Markdown text of a catalog, and its tree.
//!
//! The tree has no HTML: a tag is text. Links lead to addresses with a safe scheme, in guides also to other pages.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

/// A Markdown text, which dereferences to its source.
#[derive(Clone, Default)]
pub struct Prose {
    source: Box<str>,
    /// `None` if the source is one paragraph of plain text, as most are: a tree would need more memory than the text.
    blocks: Option<Box<[Block]>>,
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of this level.
    Heading(usize, Vec<Inline>),
    /// A block quote.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The number of the first item, if they are numbered.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
        /// Whether the items have space between them.
        is_loose: bool,
    },
    /// A listing.
    Code {
        /// The name of a language; may be empty.
        language: String,
        /// The lines, each with its line end.
        text: String,
    },
    /// The rows, each a list of cells; the first row has the headings.
    Table(Vec<Alignment>, Vec<Vec<Vec<Inline>>>),
    /// A thematic break.
    Rule,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link.
    Link(Vec<Inline>, Target),
    /// An image; its text is the alternative.
    Image(Vec<Inline>, Target),
    /// The end of a line of a guide, which readers see as a space.
    LineEnd,
    /// The end of a line that readers see.
    Break,
}

/// The alignment of a table's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Not stated.
    None,
    /// To the left.
    Left,
    /// To the center.
    Center,
    /// To the right.
    Right,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The address.
    pub address: String,
    /// The title; may be empty.
    pub title: String,
}

impl Prose {
    pub(crate) fn new(source: &str, blocks: Vec<Block>) -> Self {
        let is_plain = match blocks.as_slice() {
            [] => source.is_empty(),
            [Block::Paragraph(inlines)] => {
                matches!(inlines.as_slice(), [Inline::Text(text)] if *text == *source)
            }
            _ => false,
        };
        Self { source: source.into(), blocks: (!is_plain).then(|| blocks.into()) }
    }

    /// A text without markup.
    pub(crate) fn plain(text: &str) -> Self {
        Self { source: text.into(), blocks: None }
    }

    /// An ordered list of these texts.
    pub(crate) fn ordered_list(items: &[Self]) -> Self {
        let is_loose = !items.iter().all(Self::is_line);
        let item = |(item, number): (&Self, usize)| {
            let marker = format!("{number}. ");
            let end = format!("\n{:width$}", "", width = marker.len());
            marker + &item.source.replace('\n', &end)
        };
        let source: Vec<String> = items.iter().zip(1..).map(item).collect();
        let source = source.join(if is_loose { "\n\n" } else { "\n" });
        let items = items.iter().map(|item| item.blocks().into_owned()).collect();
        Self::new(&source, vec![Block::List { start: Some(1), items, is_loose }])
    }

    /// The blocks.
    pub fn blocks(&self) -> Cow<'_, [Block]> {
        match &self.blocks {
            Some(blocks) => Cow::Borrowed(blocks),
            None if self.source.is_empty() => Cow::Borrowed(&[]),
            None => {
                let text = Inline::Text(self.source.to_string());
                Cow::Owned(vec![Block::Paragraph(vec![text])])
            }
        }
    }

    /// The first paragraph, if the text begins with one, and the rest.
    pub(crate) fn parted(&self) -> (Self, Self) {
        let blocks = self.blocks();
        let has_lead = matches!(blocks.first(), Some(Block::Paragraph(_)));
        let (lead, rest) = blocks.split_at(usize::from(has_lead));
        let part = |blocks: &[Block]| Self::new("", blocks.to_vec());
        (part(lead), part(rest))
    }

    /// Whether all of the text fits on a line: it is one paragraph, or empty.
    pub fn is_line(&self) -> bool {
        match self.blocks.as_deref() {
            None | Some([]) => true,
            Some([Block::Paragraph(inlines)]) => !inlines.contains(&Inline::Break),
            Some(_) => false,
        }
    }

    /// Whether its last block is a paragraph, which a sentence can follow.
    pub(crate) fn ends_in_line(&self) -> bool {
        matches!(self.blocks().last(), Some(Block::Paragraph(_)))
    }

    /// Whether it can be sent as a message: it has only paragraphs, text and code.
    pub(crate) fn is_message(&self) -> bool {
        let is_plain = |inline: &Inline| {
            matches!(inline, Inline::Text(_) | Inline::Code(_) | Inline::LineEnd | Inline::Break)
        };
        self.blocks()
            .iter()
            .all(|block| matches!(block, Block::Paragraph(inlines) if inlines.iter().all(is_plain)))
    }

    /// The part for a place that has only one line: the first paragraph. A paragraph that introduces a list is followed by
    /// the items.
    pub fn brief(&self) -> Vec<Inline> {
        let blocks = self.blocks();
        let first = blocks.iter().position(|block| matches!(block, Block::Paragraph(_)));
        match first.map(|at| &blocks[at..]) {
            Some([Block::Paragraph(lead), list @ Block::List { .. }, ..])
                if plain(lead).ends_with(':') =>
            {
                let space = Inline::Text(" ".to_owned());
                [lead.clone(), vec![space], first_words(list)].concat()
            }
            Some([Block::Paragraph(inlines), ..]) => inlines.clone(),
            _ => first_of(&blocks),
        }
    }

    /// The words of [`Prose::brief`], without markup.
    pub fn brief_words(&self) -> String {
        plain(&self.brief())
    }
}

/// The words of a block as parts of one line: of a list, the words of all its items.
fn first_words(block: &Block) -> Vec<Inline> {
    let spaced = |parts: Vec<Vec<Inline>>| {
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(&Inline::Text(" ".to_owned()))
    };
    match block {
        Block::Paragraph(inlines) | Block::Heading(_, inlines) => inlines.clone(),
        Block::Quote(blocks) => first_of(blocks),
        Block::List { start, items, .. } => {
            let item = |(item, number): (&Vec<Block>, u64)| {
                let number = start.map(|_| Inline::Text(format!("{number}. ")));
                number.into_iter().chain(first_of(item)).collect()
            };
            spaced(items.iter().zip(start.unwrap_or_default()..).map(item).collect())
        }
        Block::Code { text, .. } => {
            text.lines().next().map(|line| Inline::Code(line.to_owned())).into_iter().collect()
        }
        Block::Table(_, rows) => spaced(rows.first().cloned().unwrap_or_default()),
        Block::Rule => Vec::new(),
    }
}

/// The words of the first block that has some.
fn first_of(blocks: &[Block]) -> Vec<Inline> {
    blocks.iter().map(first_words).find(|words| !words.is_empty()).unwrap_or_default()
}

/// The text of inline elements, without their markup.
pub fn plain(inlines: &[Inline]) -> String {
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

impl Deref for Prose {
    type Target = str;

    fn deref(&self) -> &str {
        &self.source
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.source)
    }
}
