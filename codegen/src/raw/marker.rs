//! One line of a Markdown text: a marker of errcat's, something that was meant to be one, or neither.
//!
//! A marker is a comment in one of three syntaxes, alone on its line: `<!-- errcat: codes -->` ends with
//! `<!-- /errcat -->`. Which blocks there are is not known here but for telling a misspelt marker from prose.

use std::ops::Range;

use crate::model::BlockKind;
use crate::name::did_you_mean;
use crate::outline::unindented;

/// The word that makes a comment a marker.
const NAME: &str = "errcat";

/// How a comment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// `<!-- … -->`
    Html,
    /// `[//]: # (…)`, or with quotes
    Reference,
    /// `{/* … */}`
    Mdx,
}

/// What a line says to errcat; every range is of bytes in the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// The first line of a block: what it asks for.
    Start(Syntax, Range<usize>),
    /// The last line of a block.
    End(Syntax),
    /// A line that was meant to be a marker.
    Broken { side: Side, place: Range<usize>, fault: Fault },
}

/// Which marker a line was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
    /// It stands in the middle of a text, and so marks nothing.
    Neither,
}

/// What is wrong with a marker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Something else is on the line.
    NotAlone,
    /// Whether it stands in code depends on the engine.
    Unclear,
    /// The comment does not end on the line.
    Unclosed(Syntax),
    /// It asks for nothing.
    Empty(Syntax),
    /// Its words are nearly those of a marker, and should be these.
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

    /// The bytes that open a comment at the start of a text, and the letters that close it.
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

/// Reads a line that is no code.
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
        // Behind a comment of somebody else, one of ours is not alone on its line.
        return within(text, text.len() - rest?.len(), indent);
    };
    let (side, place) = (meant.side(), indent..indent + text.len());
    Some(match (rest, meant) {
        (None, _) => Marker::Broken { side, place, fault: Fault::Unclosed(syntax) },
        (Some(rest), _) if !rest.trim().is_empty() => {
            Marker::Broken { side, place, fault: Fault::NotAlone }
        }
        (_, Marker::Start(syntax, asked)) => {
            Marker::Start(syntax, start + asked.start..start + asked.end)
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

/// What the words of a comment say; every range is of bytes in the words.
fn comment(syntax: Syntax, words: &str) -> Option<Marker> {
    let broken = |side, fault| Some(Marker::Broken { side, place: 0..words.len(), fault });
    let misspelt = |side, words: String| broken(side, Fault::Misspelt(syntax.comment(&words)));
    if let Some(name) = words.strip_prefix('/') {
        return match name.trim() {
            NAME => Some(Marker::End(syntax)),
            name if is_nearly(first_word(name)) => misspelt(Side::End, format!("/{NAME}")),
            _ => None,
        };
    }
    let name = first_word(words);
    let rest = words[name.len()..].trim_start();
    let asked = rest.strip_prefix(':').map(str::trim_start);
    let wanted = asked.unwrap_or(rest);
    // Prose may name errcat; whoever names a block means a marker.
    let names_block = || did_you_mean(first_word(wanted), BlockKind::names()).is_some();
    match (name == NAME, asked) {
        (true, Some("")) => broken(Side::Start, Fault::Empty(syntax)),
        (true, _) if first_word(wanted) == "end" => misspelt(Side::End, format!("/{NAME}")),
        (true, Some(asked)) => Some(Marker::Start(syntax, words.len() - asked.len()..words.len())),
        (true, None) if rest.is_empty() => broken(Side::Start, Fault::Empty(syntax)),
        (_, None | Some(_)) if is_nearly(name) && names_block() => {
            misspelt(Side::Start, format!("{NAME}: {wanted}"))
        }
        _ => None,
    }
}

/// A marker in the middle of a line, from a byte of it on; a code span may show one.
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
    opens.map(|place| Marker::Broken { side: Side::Neither, place, fault: Fault::NotAlone })
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

    fn asked(line: &str) -> Option<(Syntax, &str)> {
        match read(line) {
            Some(Marker::Start(syntax, asked)) => Some((syntax, &line[asked])),
            _ => None,
        }
    }

    fn fault(line: &str) -> Option<Fault> {
        match read(line) {
            Some(Marker::Broken { fault, .. }) => Some(fault),
            _ => None,
        }
    }

    #[test]
    fn a_marker_is_a_comment_in_any_syntax() {
        assert_eq!(asked("<!-- errcat: codes shop -->"), Some((Syntax::Html, "codes shop")));
        assert_eq!(asked("<!--errcat:codes-->"), Some((Syntax::Html, "codes")));
        assert_eq!(asked("  [//]: # (errcat: codes)  "), Some((Syntax::Reference, "codes")));
        assert_eq!(asked("[//]:#\"errcat: codes\""), Some((Syntax::Reference, "codes")));
        assert_eq!(asked("   {/* errcat:  error a/B */}"), Some((Syntax::Mdx, "error a/B")));
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
    fn what_was_meant_is_said() {
        let misspelt = |words: &str| Some(Fault::Misspelt(words.to_owned()));
        assert_eq!(fault("<!-- errcat codes -->"), misspelt("<!-- errcat: codes -->"));
        assert_eq!(fault("<!-- ercat: codes shop -->"), misspelt("<!-- errcat: codes shop -->"));
        assert_eq!(fault("<!-- Errcat: codes -->"), misspelt("<!-- errcat: codes -->"));
        assert_eq!(fault("{/* /ercat */}"), misspelt("{/* /errcat */}"));
        assert_eq!(fault("[//]: # (errcat: end)"), misspelt("[//]: # (/errcat)"));
        assert_eq!(fault("<!-- /errcat: codes -->"), misspelt("<!-- /errcat -->"));
        assert_eq!(fault("<!-- errcat: -->"), Some(Fault::Empty(Syntax::Html)));
        assert_eq!(fault("<!-- errcat -->"), Some(Fault::Empty(Syntax::Html)));
        assert_eq!(fault("<!-- errcat: codes"), Some(Fault::Unclosed(Syntax::Html)));
        assert_eq!(fault("<!-- errcat: codes --> of the shop"), Some(Fault::NotAlone));
        assert_eq!(fault("| <!-- errcat: codes --> |"), Some(Fault::NotAlone));
        assert_eq!(fault("- <!-- /errcat -->"), Some(Fault::NotAlone));
        assert_eq!(fault("<!-- prettier-ignore --> <!-- errcat: codes -->"), Some(Fault::NotAlone));
        assert_eq!(fault("{/* a */} {/* /errcat */}"), Some(Fault::NotAlone));
    }
}
