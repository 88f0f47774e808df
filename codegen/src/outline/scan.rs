//! One line after another: the items and quotes that it stands in, and the block that it belongs to.
//!
//! The strategy is that of the appendix of `CommonMark` 0.31: what is still open is matched first, and then what the rest
//! of the line opens.

use crate::outline::Line;
use crate::outline::cursor::Cursor;
use crate::outline::html::{self, Below, Ends, Hides};

/// What is open after the lines so far.
pub(super) struct Scan {
    hides: Hides,
    containers: Vec<Container>,
    leaf: Leaf,
}

#[derive(Clone, Copy)]
enum Container {
    Quote,
    /// An item of a list, whose lines are indented by so many columns at least.
    Item {
        indent: usize,
        /// Whether nothing stands in it yet.
        is_bare: bool,
    },
}

/// The block that the last line belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaf {
    /// None that goes on.
    None,
    Paragraph,
    /// A definition, or what is a paragraph unless the engine knows MDX.
    Loose,
    Fence(Fence),
    Html(Ends),
}

/// A fence that is open: its sign, and how many of them it has.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fence {
    sign: char,
    length: usize,
}

impl Scan {
    pub(super) fn new(hides: Hides) -> Self {
        Self { hides, containers: Vec::new(), leaf: Leaf::None }
    }

    /// What the next line is.
    pub(super) fn line(&mut self, line: &str) -> Line {
        let mut cursor = Cursor::new(line);
        let matched =
            self.containers.iter().take_while(|open| open.is_continued_by(&mut cursor)).count();
        if matched == self.containers.len() {
            match self.leaf {
                Leaf::Fence(fence) => {
                    if fence.is_closed_by(&cursor) {
                        self.leaf = Leaf::None;
                    }
                    return Line::Code;
                }
                Leaf::Html(ends) => {
                    if ends.is_met_by(cursor.rest) {
                        self.leaf = Leaf::None;
                    }
                    return Line::Other;
                }
                _ => {}
            }
        }
        Opening { scan: self, cursor, matched, opened: Vec::new() }.line()
    }
}

impl Container {
    /// Whether a line goes on with it; then the cursor stands behind what belongs to it.
    fn is_continued_by(&self, cursor: &mut Cursor<'_>) -> bool {
        match *self {
            Self::Quote => pass_quote(cursor),
            Self::Item { is_bare, .. } if cursor.is_blank() => !is_bare,
            Self::Item { indent, .. } => {
                let is_within = cursor.indent() >= indent;
                if is_within {
                    cursor.skip(indent);
                }
                is_within
            }
        }
    }
}

/// A line of which a part opens something, or goes on with a paragraph.
struct Opening<'s, 'l> {
    scan: &'s mut Scan,
    cursor: Cursor<'l>,
    /// How many of the open containers the line goes on with.
    matched: usize,
    /// The containers that start on it.
    opened: Vec<Container>,
}

impl Opening<'_, '_> {
    fn line(mut self) -> Line {
        loop {
            let indent = self.cursor.indent();
            if self.cursor.is_blank() {
                return self.leaf(Leaf::None, Line::Other);
            }
            if indent >= 4 {
                return if self.continues() {
                    self.text()
                } else {
                    self.leaf(Leaf::None, Line::Other)
                };
            }
            if pass_quote(&mut self.cursor) {
                self.opened.push(Container::Quote);
                continue;
            }
            self.cursor.skip(indent);
            if let Some((leaf, line)) = self.block() {
                return self.leaf(leaf, line);
            }
            let Some(width) = self.item() else { return self.text() };
            self.cursor.pass(width);
            let spaces = self.cursor.indent();
            let is_bare = self.cursor.is_blank();
            let spaces = if is_bare || spaces > 4 { 1 } else { spaces };
            self.cursor.skip(spaces);
            self.opened.push(Container::Item { indent: indent + width + spaces, is_bare });
        }
    }

    /// Whether a paragraph would go on with a text here, be it that of an item that the line does not stand in.
    fn continues(&self) -> bool {
        self.opened.is_empty() && matches!(self.scan.leaf, Leaf::Paragraph | Leaf::Loose)
    }

    /// Whether the line stands where the paragraph above does.
    fn is_below_paragraph(&self) -> bool {
        self.continues() && self.matched == self.scan.containers.len()
    }

    /// A block without containers that starts here, and what that makes of the line.
    fn block(&self) -> Option<(Leaf, Line)> {
        let text = self.cursor.rest;
        if let Some(level) = heading(text) {
            return Some((Leaf::None, self.heading(level)));
        }
        if let Some(fence) = Fence::opened_by(text) {
            return Some((Leaf::Fence(fence), Line::Code));
        }
        let below = if self.continues() { Below::Paragraph } else { Below::Nothing };
        if let Some(ends) = html::opened_by(text, self.scan.hides, below) {
            let is_over = ends.is_met_by(text);
            return Some((if is_over { Leaf::None } else { Leaf::Html(ends) }, Line::Other));
        }
        if self.is_below_paragraph()
            && self.scan.leaf == Leaf::Paragraph
            && let Some(level) = underline(text)
        {
            return Some((Leaf::None, self.heading(level)));
        }
        is_break(text).then_some((Leaf::None, Line::Other))
    }

    /// A heading in a quote, or on the line of an item, is none of the page.
    fn heading(&self, level: usize) -> Line {
        let around = &self.scan.containers[..self.matched];
        let is_quoted = around.iter().any(|container| matches!(container, Container::Quote));
        if self.opened.is_empty() && !is_quoted { Line::Heading(level) } else { Line::Other }
    }

    /// The width of the sign of an item that starts here.
    fn item(&self) -> Option<usize> {
        let text = self.cursor.rest;
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let signs: &[char] = if digits == 0 { &['-', '+', '*'] } else { &['.', ')'] };
        let rest = text[digits..].strip_prefix(signs)?;
        let is_item = digits <= 9 && (rest.trim().is_empty() || rest.starts_with([' ', '\t']));
        let may_interrupt =
            !rest.trim().is_empty() && (digits == 0 || text[..digits].parse() == Ok(1));
        (is_item && (may_interrupt || !self.is_below_paragraph())).then_some(digits + 1)
    }

    fn text(self) -> Line {
        let text = self.cursor.rest.trim_start();
        let is_definition = text.starts_with('[') && text.contains("]:");
        let goes_on = self.continues();
        let is_shown = goes_on && self.scan.leaf == Leaf::Paragraph;
        let is_mdx = self.scan.hides == Hides::Comments && text.starts_with('<');
        let is_loose = is_mdx || text.starts_with('{') || (is_definition && !is_shown);
        let leaf = if is_loose { Leaf::Loose } else { Leaf::Paragraph };
        let line = if is_loose { Line::Other } else { Line::Paragraph };
        if goes_on {
            // The containers stay open: a paragraph goes on without their indentation.
            self.scan.leaf = leaf;
            return line;
        }
        self.leaf(leaf, line)
    }

    /// Closes what the line does not go on with, and opens what starts on it.
    fn leaf(self, leaf: Leaf, line: Line) -> Line {
        let Self { scan, cursor, matched, opened } = self;
        scan.containers.truncate(matched);
        if !cursor.is_blank() || !opened.is_empty() {
            for container in &mut scan.containers {
                if let Container::Item { is_bare, .. } = container {
                    *is_bare = false;
                }
            }
        }
        scan.containers.extend(opened);
        scan.leaf = leaf;
        line
    }
}

impl Fence {
    fn opened_by(text: &str) -> Option<Self> {
        let sign = text.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let info = text.trim_start_matches(sign);
        let length = text.len() - info.len();
        (length >= 3 && !(sign == '`' && info.contains('`'))).then_some(Self { sign, length })
    }

    fn is_closed_by(self, cursor: &Cursor<'_>) -> bool {
        let text = cursor.rest.trim_start();
        let rest = text.trim_start_matches(self.sign);
        cursor.indent() < 4 && text.len() - rest.len() >= self.length && rest.trim().is_empty()
    }
}

/// Goes past the sign of a quote and the space behind it, if it stands here.
fn pass_quote(cursor: &mut Cursor<'_>) -> bool {
    let indent = cursor.indent();
    let is_quote = indent < 4 && cursor.rest.trim_start_matches([' ', '\t']).starts_with('>');
    if is_quote {
        cursor.skip(indent);
        cursor.pass(1);
        cursor.skip(1);
    }
    is_quote
}

/// The level of a heading such as `## Codes`.
fn heading(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let has_ended = rest.trim().is_empty() || rest.starts_with([' ', '\t']);
    ((1..=6).contains(&level) && has_ended).then_some(level)
}

/// The level that a line gives to the one above it.
fn underline(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let is_all = |sign: char| !text.is_empty() && text.chars().all(|letter| letter == sign);
    if is_all('=') { Some(1) } else { is_all('-').then_some(2) }
}

/// Whether a line is a rule across the page.
fn is_break(text: &str) -> bool {
    let mut signs = text.chars().filter(|letter| !letter.is_whitespace());
    let Some(first @ ('-' | '_' | '*')) = signs.next() else { return false };
    let more = signs.clone().count();
    more >= 2 && signs.all(|sign| sign == first)
}
