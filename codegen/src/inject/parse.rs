//! Reads a document: a hand-written Markdown file with generated blocks between markers.
//!
//! The words of a directive are not interpreted here.

use std::ops::Range;

use crate::inject::document::Block;
use crate::inject::marker::{self, Marker, MarkerFault, Side, Syntax};
use crate::outline::{self, Line};
use crate::report::{Diagnostic, Report};
use crate::rule::{FIXED, Rule, rule};
use crate::source::{FileId, Sources, Span, Spanned};

pub(crate) static BROKEN_MARKER: Rule = rule!("broken-marker", FIXED);

/// A block with the words of its directive, at least one: `codes`, `shop`.
pub(super) type WrittenBlock = Block<Vec<Spanned<String>>>;

/// The blocks of a document.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// The blocks, from top to bottom.
    pub(super) blocks: Vec<WrittenBlock>,
    /// Whether there is any marker, even a broken one.
    pub(super) has_markers: bool,
}

/// Reads the blocks of a document.
pub(super) fn parse(sources: &Sources, file: FileId, report: &mut Report) -> Parsed {
    let text = &sources.file(file).text;
    let mut reader = DocumentReader {
        text,
        file,
        report,
        open: None,
        end_in_code: None,
        level: 0,
        document: Parsed::default(),
    };
    for (place, kind) in outline::lines(text) {
        reader.line(place, kind);
    }
    reader.finish()
}

/// A block whose end marker has not been read yet.
struct Open {
    syntax: Syntax,
    marker: Span,
    /// `None` if the start marker is broken.
    block: Option<WrittenBlock>,
}

struct DocumentReader<'a> {
    text: &'a str,
    file: FileId,
    report: &'a mut Report,
    open: Option<Open>,
    /// An end marker inside code, which does not end the open block.
    end_in_code: Option<Span>,
    level: usize,
    document: Parsed,
}

impl DocumentReader<'_> {
    fn line(&mut self, place: Range<usize>, kind: Line) {
        let line = &self.text[place.clone()];
        let found = marker::read(line);
        let span = self.file.span(
            place.start + line.len() - line.trim_start().len()..place.start + line.trim_end().len(),
        );
        if kind == Line::Code {
            if matches!(found, Some(Marker::End(_))) && self.open.is_some() {
                self.end_in_code.get_or_insert(span);
            }
            return;
        }
        match (kind, found) {
            (Line::Unclear, Some(marker)) => {
                self.broken(marker.side(), span, &MarkerFault::Unclear);
            }
            // A generated heading must not change the level of the next block. Tagged headings count as well, because
            // the empty lines of generated text end HTML, and so would turn them into headings.
            (Line::Heading(level) | Line::Tagged(level), _) if self.open.is_none() => {
                self.level = level;
            }
            (_, Some(Marker::Start(syntax, directive))) => {
                let block = self.block(&place, directive);
                // A reference definition cannot interrupt a paragraph: the line is part of it.
                if syntax == Syntax::Reference && kind == Line::Text {
                    let message = "this marker is part of the paragraph above";
                    let help = "add an empty line above it; without one, readers see the marker";
                    self.report.push(BROKEN_MARKER.at(span, message).help(help));
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

    fn block(&self, place: &Range<usize>, directive: Range<usize>) -> WrittenBlock {
        let line = &self.text[place.clone()];
        let rest = &self.text[place.end..];
        let line_end = if rest.starts_with("\r\n") { "\r\n" } else { "\n" };
        let start = (place.end + line_end.len()).min(self.text.len());
        WrittenBlock {
            content: self.words(&line[directive.clone()], place.start + directive.start),
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
        self.document.has_markers = true;
        // A broken marker has already been reported.
        if let Some(Open { syntax, marker, block: Some(_) }) = &self.open {
            let end = syntax.comment("/errcat");
            let finding = BROKEN_MARKER.at(open.marker, "this block starts inside another");
            let finding = finding.also(*marker, "this block has not ended");
            self.report.push(finding.help(format!("write `{end}` where the first block ends")));
        }
        self.open = Some(open);
        self.end_in_code = None;
    }

    fn end(&mut self, syntax: Syntax, marker: Span, at: usize) {
        self.document.has_markers = true;
        let Some(open) = self.open.take() else {
            let start = syntax.comment("errcat: codes");
            let finding = BROKEN_MARKER.at(marker, "this end marker has no start");
            let help = format!("remove it, or start a block above with a line such as `{start}`");
            self.report.push(finding.help(help));
            return;
        };
        if open.block.is_some() && open.syntax != syntax {
            let finding =
                BROKEN_MARKER.at(marker, "the end marker must use the syntax of the start marker");
            let finding = finding.also(open.marker, "the block starts here");
            self.report.push(finding.fix(marker, open.syntax.comment("/errcat")));
        }
        if let Some(block) = open.block {
            self.document.blocks.push(WrittenBlock { within: block.within.start..at, ..block });
        }
    }

    fn broken(&mut self, side: Side, place: Span, fault: &MarkerFault) {
        self.document.has_markers = true;
        self.report.push(finding(place, side, fault));
        match side {
            // The consequences of a broken marker are not reported.
            Side::Start if self.open.is_none() => {
                self.open = Some(Open { syntax: Syntax::Html, marker: place, block: None });
            }
            Side::End => self.open = None,
            Side::Start | Side::Neither => {}
        }
    }

    fn finish(self) -> Parsed {
        if let Some(Open { syntax, marker, block: Some(_) }) = self.open {
            let end = syntax.comment("/errcat");
            let finding = BROKEN_MARKER.at(marker, "this block has no end");
            let finding = match self.end_in_code {
                Some(shown) => finding.also(shown, "an end marker inside code does not count"),
                None => finding,
            };
            let help = format!("write `{end}` on its own line where the block ends");
            self.report.push(finding.help(help));
        }
        self.document
    }
}

fn finding(place: Span, side: Side, fault: &MarkerFault) -> Diagnostic {
    match fault {
        MarkerFault::NotAlone => BROKEN_MARKER
            .at(place, "a marker must be alone on its line")
            .help("move it to its own line; to show a marker in a sentence, put it in backticks"),
        MarkerFault::Unclear => BROKEN_MARKER
            .at(place, "some engines read this marker as code")
            .help("add an empty line between a tag above and the fence next to it"),
        MarkerFault::Unclosed(syntax) => {
            let example =
                syntax.comment(if side == Side::End { "/errcat" } else { "errcat: codes" });
            let finding = BROKEN_MARKER.at(place, "this marker does not end on its line");
            finding.help(format!("write it on one line: `{example}`"))
        }
        MarkerFault::Empty(syntax) => {
            let (start, end) = (syntax.comment("errcat: codes"), syntax.comment("/errcat"));
            let finding = BROKEN_MARKER.at(place, "this marker has no directive");
            finding.help(format!(
                "start a block with a marker such as `{start}`, and end it with `{end}`"
            ))
        }
        MarkerFault::Misspelt(meant) => {
            BROKEN_MARKER.at(place, "this marker is misspelt").fix(place, meant)
        }
    }
}

#[cfg(test)]
mod tests;
