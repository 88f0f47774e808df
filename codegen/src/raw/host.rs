//! A Markdown file written by hand: the blocks between its markers, as they were written.
//!
//! What a block asks for is a text to this room.

use std::ops::Range;

use crate::outline::{self, Line};
use crate::raw::marker::{self, Fault, Marker, Side, Syntax};
use crate::report::{Diagnostic, Report};
use crate::rule::{FIXED, Rule, rule};
use crate::source::{FileId, Sources, Span, Spanned};

pub(crate) static BROKEN_MARKER: Rule = rule!("broken-marker", FIXED);

/// A block as it was written.
#[derive(Debug)]
pub(crate) struct Block {
    /// The words that say what it asks for, at least one: `codes`, `shop`.
    pub(crate) asks: Vec<Spanned<String>>,
    /// The bytes between the lines of its markers.
    pub(crate) within: Range<usize>,
    /// The white space before its first marker.
    pub(crate) indent: String,
    /// How the line of the first marker ends.
    pub(crate) line_end: &'static str,
    /// The level of the heading that it stands under; 0 where there is none.
    pub(crate) level: usize,
}

/// What a file holds for errcat.
#[derive(Debug, Default)]
pub(crate) struct Host {
    /// The blocks, from top to bottom.
    pub(crate) blocks: Vec<Block>,
    /// Whether there is a marker at all, broken ones included.
    pub(crate) has_markers: bool,
}

/// Reads the blocks of a file.
pub(crate) fn host(sources: &Sources, file: FileId, report: &mut Report) -> Host {
    let text = &sources.file(file).text;
    let mut reader =
        Reader { text, file, report, open: None, shown_end: None, level: 0, host: Host::default() };
    for (place, kind) in outline::lines(text) {
        reader.line(place, kind);
    }
    reader.finish()
}

/// A block whose end has not come yet.
struct Open {
    syntax: Syntax,
    marker: Span,
    /// `None` where the marker was broken.
    block: Option<Block>,
}

struct Reader<'a> {
    text: &'a str,
    file: FileId,
    report: &'a mut Report,
    open: Option<Open>,
    /// The end of the open block that stands in code, where it is none.
    shown_end: Option<Span>,
    level: usize,
    host: Host,
}

impl Reader<'_> {
    fn line(&mut self, place: Range<usize>, kind: Line) {
        let line = &self.text[place.clone()];
        let found = marker::read(line);
        let span = self.file.span(
            place.start + line.len() - line.trim_start().len()..place.start + line.trim_end().len(),
        );
        if kind == Line::Code {
            if matches!(found, Some(Marker::End(_))) && self.open.is_some() {
                self.shown_end.get_or_insert(span);
            }
            return;
        }
        match (kind, found) {
            (Line::Unclear, Some(marker)) => self.broken(marker.side(), span, &Fault::Unclear),
            // A heading of an earlier run must not change where the next one stands; and its empty lines, which end HTML,
            // must not make a heading of what was none.
            (Line::Heading(level) | Line::Tagged(level), _) if self.open.is_none() => {
                self.level = level;
            }
            (_, Some(Marker::Start(syntax, asks))) => {
                let block = self.block(&place, asks);
                // A definition cannot interrupt a paragraph; the line has become a part of it.
                if syntax == Syntax::Reference && kind == Line::Text {
                    let finding =
                        BROKEN_MARKER.at(span, "this marker is part of the paragraph above");
                    self.report
                        .push(finding.help("leave an empty line above it, or readers see it"));
                }
                self.start(Open { syntax, marker: span, block: Some(block) });
            }
            (_, Some(Marker::End(syntax))) => self.end(syntax, span, place.start),
            (_, Some(Marker::Broken { side, place: bytes, fault })) => {
                let bytes = self.file.span(place.start + bytes.start..place.start + bytes.end);
                self.broken(side, bytes, &fault);
            }
            _ => {}
        }
    }

    fn block(&self, place: &Range<usize>, asks: Range<usize>) -> Block {
        let line = &self.text[place.clone()];
        let rest = &self.text[place.end..];
        let line_end = if rest.starts_with("\r\n") { "\r\n" } else { "\n" };
        let start = (place.end + line_end.len()).min(self.text.len());
        Block {
            asks: self.words(&line[asks.clone()], place.start + asks.start),
            within: start..start,
            indent: line[..line.len() - line.trim_start().len()].to_owned(),
            line_end,
            level: self.level,
        }
    }

    fn words(&self, text: &str, mut at: usize) -> Vec<Spanned<String>> {
        let words = text.split_inclusive(char::is_whitespace).map(|piece| {
            let word = piece.trim_end();
            let span = self.file.span(at..at + word.len());
            at += piece.len();
            Spanned::new(word.to_owned(), span)
        });
        words.filter(|word| !word.is_empty()).collect()
    }

    fn start(&mut self, open: Open) {
        self.host.has_markers = true;
        // A broken marker has been reported, and what follows from it is no finding.
        if let Some(Open { syntax, marker, block: Some(_) }) = &self.open {
            let end = syntax.comment("/errcat");
            let finding = BROKEN_MARKER.at(open.marker, "this block starts within another");
            let finding = finding.also(*marker, "this one has not ended");
            self.report
                .push(finding.help(format!("write `{end}` above, where the first one ends")));
        }
        self.open = Some(open);
        self.shown_end = None;
    }

    fn end(&mut self, syntax: Syntax, marker: Span, at: usize) {
        self.host.has_markers = true;
        let Some(open) = self.open.take() else {
            let start = syntax.comment("errcat: codes");
            let finding = BROKEN_MARKER.at(marker, "no block starts before this end");
            self.report.push(
                finding.help(format!(
                    "remove it, or start a block above with a line such as `{start}`"
                )),
            );
            return;
        };
        if open.block.is_some() && open.syntax != syntax {
            let finding = BROKEN_MARKER.at(marker, "a block ends in the syntax that it starts in");
            let finding = finding.also(open.marker, "it starts here");
            self.report.push(finding.fix(marker, open.syntax.comment("/errcat")));
        }
        if let Some(block) = open.block {
            self.host.blocks.push(Block { within: block.within.start..at, ..block });
        }
    }

    fn broken(&mut self, side: Side, place: Span, fault: &Fault) {
        self.host.has_markers = true;
        self.report.push(finding(place, side, fault));
        match side {
            // What follows from a broken marker is no finding of its own.
            Side::Start if self.open.is_none() => {
                self.open = Some(Open { syntax: Syntax::Html, marker: place, block: None });
            }
            Side::End => self.open = None,
            Side::Start | Side::Neither => {}
        }
    }

    fn finish(self) -> Host {
        if let Some(Open { syntax, marker, block: Some(_) }) = self.open {
            let end = syntax.comment("/errcat");
            let finding = BROKEN_MARKER.at(marker, "this block has no end");
            let finding = match self.shown_end {
                Some(shown) => finding.also(shown, "an end in code is text"),
                None => finding,
            };
            self.report
                .push(finding.help(format!("write `{end}` on a line of its own where it ends")));
        }
        self.host
    }
}

fn finding(place: Span, side: Side, fault: &Fault) -> Diagnostic {
    match fault {
        Fault::NotAlone => BROKEN_MARKER.at(place, "a marker stands alone on its line").help(
            "give it a line of its own; a text that only shows a marker has it in back-ticks",
        ),
        Fault::Unclear => BROKEN_MARKER
            .at(place, "some engines take this marker for code")
            .help("leave an empty line between each tag above and the fence next to it"),
        Fault::Unclosed(syntax) => {
            let example =
                syntax.comment(if side == Side::End { "/errcat" } else { "errcat: codes" });
            let finding = BROKEN_MARKER.at(place, "this marker does not end on its line");
            finding.help(format!("write it in one line: `{example}`"))
        }
        Fault::Empty(syntax) => {
            let (start, end) = (syntax.comment("errcat: codes"), syntax.comment("/errcat"));
            let finding = BROKEN_MARKER.at(place, "this marker does not say what to show");
            finding.help(format!("a block starts with `{start}`, say, and ends with `{end}`"))
        }
        Fault::Misspelt(meant) => {
            BROKEN_MARKER.at(place, "this is nearly a marker").fix(place, meant)
        }
    }
}

#[cfg(test)]
mod tests;
