//! Text with `{name}` slots, before the names are resolved.

use crate::lower::{Cx, LONE_BRACE};
use crate::model::{Piece, Template};
use crate::source::{Span, Spanned};

/// The help for a brace in a description.
pub(super) const WRITE_MESSAGE: &str =
    "the description is also the message: write a `message`, and this brace stays as it is";

/// A template with unresolved names.
pub(super) type Written = Template<Spanned<String>>;

/// The kind of a text with slots.
#[derive(Clone, Copy)]
enum Kind {
    /// A text that is read as a template only, so that a brace can be doubled.
    Template,
    /// A description that is also the message: pages show its braces as they are.
    Description,
}

/// A message of one line.
pub(super) fn message(cx: &mut Cx<'_>, text: Spanned<String>) -> Written {
    let text = cx.line(text);
    template(cx, &text)
}

/// Any text with slots.
pub(super) fn template(cx: &mut Cx<'_>, text: &Spanned<String>) -> Written {
    read(cx, text, Kind::Template)
}

/// A description as the message.
pub(super) fn description(cx: &mut Cx<'_>, text: &Spanned<String>) -> Written {
    read(cx, text, Kind::Description)
}

fn read(cx: &mut Cx<'_>, text: &Spanned<String>, kind: Kind) -> Written {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut places = Places::default();
    let mut rest = text.value.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        plain.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            places.next(cx, text, &brace.repeat(2));
            plain.push_str(brace);
            rest = after;
        } else if let Some((name, after)) = slot(brace, rest) {
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Slot(Spanned::new(
                name.to_owned(),
                places.next(cx, text, &format!("{{{name}}}")),
            )));
            rest = after;
        } else {
            // Report `{ code }` once, not once per brace.
            let inner = rest.split_once(['{', '}']).filter(|(inner, _)| {
                brace == "{"
                    && rest[inner.len()..].starts_with('}')
                    && !rest[inner.len()..].starts_with("}}")
            });
            plain.push_str(brace);
            match inner {
                Some((inner, after)) => {
                    report_wrong(cx, text, &mut places, inner, kind);
                    plain.push_str(inner);
                    plain.push('}');
                    rest = after;
                }
                None => report_lone(cx, text, &mut places, brace, kind),
            }
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Template { pieces, span: text.span }
}

/// The name after an opening brace, and the text after the closing brace.
fn slot<'t>(brace: &str, rest: &'t str) -> Option<(&'t str, &'t str)> {
    let is_letter =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let (name, after) = rest.split_at(rest.find(|letter| !is_letter(letter))?);
    let after = after.strip_prefix('}').filter(|_| brace == "{" && !name.is_empty())?;
    Some((name, after))
}

/// Finds parts of a text in its source, in order.
#[derive(Default)]
pub(super) struct Places {
    /// The byte of the source after the last part that was found.
    passed: usize,
}

impl Places {
    /// The next place of a part; the whole text if an escape hides it.
    pub(super) fn next(&mut self, cx: &Cx<'_>, text: &Spanned<String>, part: &str) -> Span {
        let found = cx.sources.text(text.span).get(self.passed..).and_then(|rest| rest.find(part));
        let Some(at) = found.map(|at| at + self.passed) else {
            // The places of later parts are uncertain, too.
            self.passed = usize::MAX;
            return text.span;
        };
        self.passed = at + part.len();
        let start = text.span.start as usize + at;
        text.span.file.span(start..start + part.len())
    }
}

fn report_wrong(
    cx: &mut Cx<'_>,
    text: &Spanned<String>,
    places: &mut Places,
    inner: &str,
    kind: Kind,
) {
    let written = format!("{{{inner}}}");
    let span = places.next(cx, text, &written);
    let finding = LONE_BRACE.at(span, format!("`{written}` is not a placeholder"));
    cx.report.push(finding.help(match kind {
        Kind::Template => {
            "a placeholder is a name in braces; braces themselves are written `{{` and `}}`"
        }
        Kind::Description => WRITE_MESSAGE,
    }));
}

fn report_lone(
    cx: &mut Cx<'_>,
    text: &Spanned<String>,
    places: &mut Places,
    brace: &str,
    kind: Kind,
) {
    let span = places.next(cx, text, brace);
    let message = format!("this `{brace}` does not belong to a placeholder");
    let help = match kind {
        Kind::Template => {
            format!("a placeholder is `{{name}}`; a brace itself is written `{brace}{brace}`")
        }
        Kind::Description => WRITE_MESSAGE.to_owned(),
    };
    cx.report.push(LONE_BRACE.at(span, message).help(help));
}
