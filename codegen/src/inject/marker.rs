//! Recognises markers, and misspelt markers, in a line of Markdown.
//!
//! A marker is a comment in one of three syntaxes, alone on its line. `<!-- errcat: codes -->` starts a block with the
//! directive `codes`, and `<!-- /errcat -->` ends it. The kinds of block are used only to distinguish a misspelt marker
//! from prose.

use std::ops::Range;

use crate::inject::document::BlockKind;
use crate::name::did_you_mean;
use crate::outline::unindented;

/// The word that makes a comment a marker.
const NAME: &str = "errcat";

/// The syntax of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// `<!-- … -->`
    Html,
    /// `[//]: # (…)`, or with quotes
    Reference,
    /// `{/* … */}`
    Mdx,
}

/// A marker in a line; ranges are of bytes in the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// The first line of a block, with its directive.
    Start(Syntax, Range<usize>),
    /// The last line of a block.
    End(Syntax),
    /// A line that is meant to be a marker.
    Broken { side: Side, place: Range<usize>, fault: MarkerFault },
}

/// The marker that a line is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
    /// A marker inside other text, which neither starts nor ends a block.
    Neither,
}

/// A mistake in a marker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MarkerFault {
    /// The line holds other text.
    NotAlone,
    /// The line is code to some engines only.
    Unclear,
    /// The comment does not end on the line.
    Unclosed(Syntax),
    /// The directive is empty.
    Empty(Syntax),
    /// The words are misspelt, and should be these.
    Misspelt(String),
}

impl Syntax {
    const ALL: [Self; 3] = [Self::Html, Self::Reference, Self::Mdx];

    /// A comment with these words.
    pub(super) fn comment(self, words: &str) -> String {
        match self {
            Self::Html => format!("<!-- {words} -->"),
            Self::Reference => format!("[//]: # ({words})"),
            Self::Mdx => format!("{{/* {words} */}}"),
        }
    }

    /// The length of the opening of a comment at the start of a text, and the characters that close it.
    fn opening(self, text: &str) -> Option<(usize, &'static str)> {
        match self {
            Self::Html => text.starts_with("<!--").then_some((4, "-->")),
            Self::Mdx => text.starts_with("{/*").then_some((3, "*/}")),
            Self::Reference => {
                let target =
                    text.strip_prefix("[//]:")?.trim_start().strip_prefix('#')?.trim_start();
                let close = match target.chars().next()? {
                    '(' => ")",
                    '"' => "\"",
                    '\'' => "'",
                    _ => return None,
                };
                Some((text.len() - target.len() + 1, close))
            }
        }
    }
}

/// Reads a line outside code.
pub(super) fn read(line: &str) -> Option<Marker> {
    let text = unindented(line)?;
    let indent = line.len() - text.len();
    let text = text.trim_end();
    let opening = Syntax::ALL.into_iter().find_map(|syntax| Some((syntax, syntax.opening(text)?)));
    let Some((syntax, (open, close))) = opening else { return within(text, 0, indent) };
    let (inner, rest) = match text[open..].split_once(close) {
        Some((inner, rest)) => (inner, Some(rest)),
        None => (&text[open..], None),
    };
    let start = indent + open + inner.len() - inner.trim_start().len();
    let Some(meant) = comment(syntax, inner.trim()) else {
        // A marker after another comment is not alone on its line.
        return within(text, text.len() - rest?.len(), indent);
    };
    let (side, place) = (meant.side(), indent..indent + text.len());
    Some(match (rest, meant) {
        (None, _) => Marker::Broken { side, place, fault: MarkerFault::Unclosed(syntax) },
        (Some(rest), _) if !rest.trim().is_empty() => {
            Marker::Broken { side, place, fault: MarkerFault::NotAlone }
        }
        (_, Marker::Start(syntax, directive)) => {
            Marker::Start(syntax, start + directive.start..start + directive.end)
        }
        (_, Marker::Broken { fault, .. }) => Marker::Broken { side, place, fault },
        (_, end) => end,
    })
}

impl Marker {
    pub(super) fn side(&self) -> Side {
        match self {
            Self::Start(..) => Side::Start,
            Self::End(_) => Side::End,
            Self::Broken { side, .. } => *side,
        }
    }
}

/// Interprets the words of a comment; ranges are of bytes in the words.
fn comment(syntax: Syntax, words: &str) -> Option<Marker> {
    let broken = |side, fault| Some(Marker::Broken { side, place: 0..words.len(), fault });
    let misspelt =
        |side, words: String| broken(side, MarkerFault::Misspelt(syntax.comment(&words)));
    if let Some(name) = words.strip_prefix('/') {
        return match name.trim() {
            NAME => Some(Marker::End(syntax)),
            name if is_nearly(first_word(name)) => misspelt(Side::End, format!("/{NAME}")),
            _ => None,
        };
    }
    let name = first_word(words);
    let rest = words[name.len()..].trim_start();
    let directive = rest.strip_prefix(':').map(str::trim_start);
    let wanted = directive.unwrap_or(rest);
    // A comment may mention errcat, but one that also names a kind of block is meant to be a marker.
    let names_block = || did_you_mean(first_word(wanted), BlockKind::names()).is_some();
    match (name == NAME, directive) {
        (true, Some("")) => broken(Side::Start, MarkerFault::Empty(syntax)),
        (true, _) if first_word(wanted) == "end" => misspelt(Side::End, format!("/{NAME}")),
        (true, Some(directive)) => {
            Some(Marker::Start(syntax, words.len() - directive.len()..words.len()))
        }
        (true, None) if rest.is_empty() => broken(Side::Start, MarkerFault::Empty(syntax)),
        (_, None | Some(_)) if is_nearly(name) && names_block() => {
            misspelt(Side::Start, format!("{NAME}: {wanted}"))
        }
        _ => None,
    }
}

/// Finds a marker inside a line, from a byte on. One in a code span is text.
fn within(text: &str, from: usize, indent: usize) -> Option<Marker> {
    if text.starts_with('>') {
        return None;
    }
    let opens = text[from..].match_indices(['<', '[', '{']).find_map(|(at, _)| {
        let at = from + at;
        let rest = &text[at..];
        let (open, close) = Syntax::ALL.into_iter().find_map(|syntax| syntax.opening(rest))?;
        let words = rest[open..].trim_start();
        let is_marker = words.starts_with("errcat:") || words.starts_with("/errcat");
        let is_shown = text[from..at].matches('`').count() % 2 == 1;
        let end = rest[open..].find(close).map_or(rest.len(), |end| open + end + close.len());
        (is_marker && !is_shown).then_some(indent + at..indent + at + end)
    });
    opens.map(|place| Marker::Broken { side: Side::Neither, place, fault: MarkerFault::NotAlone })
}

fn is_nearly(name: &str) -> bool {
    did_you_mean(name, [NAME]).is_some()
}

fn first_word(text: &str) -> &str {
    text.split(|letter: char| letter.is_whitespace() || letter == ':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directive(line: &str) -> Option<(Syntax, &str)> {
        match read(line) {
            Some(Marker::Start(syntax, directive)) => Some((syntax, &line[directive])),
            _ => None,
        }
    }

    fn fault(line: &str) -> Option<MarkerFault> {
        match read(line) {
            Some(Marker::Broken { fault, .. }) => Some(fault),
            _ => None,
        }
    }

    #[test]
    fn a_marker_is_a_comment_in_any_syntax() {
        assert_eq!(directive("<!-- errcat: codes shop -->"), Some((Syntax::Html, "codes shop")));
        assert_eq!(directive("<!--errcat:codes-->"), Some((Syntax::Html, "codes")));
        assert_eq!(directive("  [//]: # (errcat: codes)  "), Some((Syntax::Reference, "codes")));
        assert_eq!(directive("[//]:#\"errcat: codes\""), Some((Syntax::Reference, "codes")));
        assert_eq!(directive("   {/* errcat:  error a/B */}"), Some((Syntax::Mdx, "error a/B")));
        assert_eq!(read("<!-- /errcat -->"), Some(Marker::End(Syntax::Html)));
        assert_eq!(read("[//]: # '/errcat'"), Some(Marker::End(Syntax::Reference)));
        assert_eq!(read("{/* / errcat */}"), Some(Marker::End(Syntax::Mdx)));
    }

    #[test]
    fn other_lines_are_text() {
        for line in [
            "",
            "Text.",
            "<!-- A comment. -->",
            "<!-- errcat makes this table -->",
            "<!-- errata: see below -->",
            "<!-- /err -->",
            "    <!-- errcat: codes -->",
            "\t<!-- errcat: codes -->",
            "`<!-- errcat: codes -->` is a marker.",
            "> <!-- errcat: codes -->",
            "[//]: # errcat: codes",
            "{/* a */} {b}",
            "<!-- a --> <!-- b -->",
            "<!-- a --> `<!-- errcat: codes -->`",
            "<!-- above {/* errcat: codes */} -->",
            "<!-- above <!-- errcat: codes",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn misspelt_markers_are_corrected() {
        let misspelt = |words: &str| Some(MarkerFault::Misspelt(words.to_owned()));
        assert_eq!(fault("<!-- errcat codes -->"), misspelt("<!-- errcat: codes -->"));
        assert_eq!(fault("<!-- ercat: codes shop -->"), misspelt("<!-- errcat: codes shop -->"));
        assert_eq!(fault("<!-- Errcat: codes -->"), misspelt("<!-- errcat: codes -->"));
        assert_eq!(fault("{/* /ercat */}"), misspelt("{/* /errcat */}"));
        assert_eq!(fault("[//]: # (errcat: end)"), misspelt("[//]: # (/errcat)"));
        assert_eq!(fault("<!-- /errcat: codes -->"), misspelt("<!-- /errcat -->"));
        assert_eq!(fault("<!-- errcat: -->"), Some(MarkerFault::Empty(Syntax::Html)));
        assert_eq!(fault("<!-- errcat -->"), Some(MarkerFault::Empty(Syntax::Html)));
        assert_eq!(fault("<!-- errcat: codes"), Some(MarkerFault::Unclosed(Syntax::Html)));
        assert_eq!(fault("<!-- errcat: codes --> of the shop"), Some(MarkerFault::NotAlone));
        assert_eq!(fault("| <!-- errcat: codes --> |"), Some(MarkerFault::NotAlone));
        assert_eq!(fault("- <!-- /errcat -->"), Some(MarkerFault::NotAlone));
        assert_eq!(
            fault("<!-- prettier-ignore --> <!-- errcat: codes -->"),
            Some(MarkerFault::NotAlone)
        );
        assert_eq!(fault("{/* a */} {/* /errcat */}"), Some(MarkerFault::NotAlone));
    }
}
