//! The JSON body: a tree with slots in it.

use std::collections::BTreeSet;

use crate::lower::literal::untyped;
use crate::lower::{Cx, UNKNOWN_SLOT, template};
use crate::model::{Envelope, Literal, Member, Piece, Shape, Slot};
use crate::name::did_you_mean;
use crate::source::{Span, Spanned};
use crate::yaml::{Given, Scalar, Tree, TreeKind};

const SPREAD: &str = "$spread";

/// The slots that every contract has.
const BUILT_IN: [(&str, Slot); 9] = [
    ("code", Slot::Code),
    ("message", Slot::Message),
    ("status", Slot::Status),
    ("title", Slot::Title),
    ("category", Slot::Category),
    ("docs_url", Slot::DocsUrl),
    ("remedy", Slot::Remedy),
    ("details", Slot::Details),
    ("retry_after", Slot::RetryAfter),
];

/// The names that a contract's slots can have besides the built-in ones.
pub(super) struct Names {
    pub(super) context: BTreeSet<String>,
    pub(super) params: BTreeSet<String>,
}

impl Names {
    fn find(&self, name: &str) -> Option<Slot> {
        let built_in = || BUILT_IN.iter().find(|(known, _)| *known == name);
        if self.context.contains(name) {
            Some(Slot::Context(name.to_owned()))
        } else if let Some((_, slot)) = built_in() {
            Some(slot.clone())
        } else {
            self.params.contains(name).then(|| Slot::Param(name.to_owned()))
        }
    }
}

/// The body of a contract; one that declares none gets `{ error: { code, message, details? } }`.
pub(super) fn lower(cx: &mut Cx<'_>, raw: Given<Tree>, names: &Names, contract: Span) -> Envelope {
    match raw {
        Given::Value(tree) => Envelope { shape: shape(cx, names, &tree), span: tree.span },
        Given::Absent | Given::Refused => {
            Envelope { shape: default_shape(contract), span: contract }
        }
    }
}

fn default_shape(span: Span) -> Shape {
    let member = |key: &str, optional, slot| Member::Key {
        key: Spanned::new(key.to_owned(), span),
        optional,
        shape: Shape::Slot(Spanned::new(slot, span)),
    };
    let error = vec![
        member("code", false, Slot::Code),
        member("message", false, Slot::Message),
        member("details", true, Slot::Details),
    ];
    let error = Member::Key {
        key: Spanned::new("error".to_owned(), span),
        optional: false,
        shape: Shape::Object(error),
    };
    Shape::Object(vec![error])
}

fn shape(cx: &mut Cx<'_>, names: &Names, tree: &Tree) -> Shape {
    match &tree.kind {
        TreeKind::List(items) => {
            Shape::List(items.iter().map(|item| shape(cx, names, item)).collect())
        }
        TreeKind::Mapping(pairs) => Shape::Object(
            pairs.iter().filter_map(|(key, value)| member(cx, names, key, value)).collect(),
        ),
        TreeKind::Scalar(scalar) => scalar_shape(cx, names, tree, scalar),
    }
}

fn member(cx: &mut Cx<'_>, names: &Names, key: &Spanned<String>, value: &Tree) -> Option<Member> {
    if key.value == SPREAD {
        let TreeKind::Scalar(Scalar { text, .. }) = &value.kind else {
            let finding = UNKNOWN_SLOT.at(value.span, "`$spread` takes the name of a slot");
            cx.report.push(finding.help("`$spread: details` puts the details' own members here"));
            return None;
        };
        let name = text.strip_prefix('$').unwrap_or(text);
        return slot(cx, names, name, value.span).map(Member::Spread);
    }
    let (key, optional) = super::param::optional(key.clone());
    Some(Member::Key { key, optional, shape: shape(cx, names, value) })
}

fn scalar_shape(cx: &mut Cx<'_>, names: &Names, tree: &Tree, scalar: &Scalar) -> Shape {
    let text = scalar.text.as_str();
    if let Some(escaped) = text.strip_prefix("$$") {
        return Shape::Constant(Literal::Text(format!("${escaped}")));
    }
    if let Some(name) = text.strip_prefix('$') {
        return match slot(cx, names, name, tree.span) {
            Some(slot) => Shape::Slot(slot),
            None => Shape::Constant(Literal::Null),
        };
    }
    if !text.contains(['{', '}']) {
        return Shape::Constant(untyped(cx, tree));
    }
    let template = template::template(cx, &Spanned::new(text.to_owned(), tree.span));
    let pieces = template.pieces.into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(Ok(text)),
        Piece::Slot(name) => slot(cx, names, &name, name.span).map(Err),
    });
    Shape::Text(pieces.collect())
}

/// The slot of this name; reports one that nothing fills.
fn slot(cx: &mut Cx<'_>, names: &Names, name: &str, span: Span) -> Option<Spanned<Slot>> {
    let mut found = names.find(name);
    if found.is_none() {
        let finding = UNKNOWN_SLOT.at(span, format!("nothing fills the slot `${name}`"));
        let known = BUILT_IN.iter().map(|(known, _)| *known);
        let declared = names.context.iter().chain(&names.params).map(String::as_str);
        let finding = finding.help(
            "declare it under `context`, or as a param of an error; a plain `$` is written `$$`",
        );
        let meant = did_you_mean(name, known.chain(declared));
        // What was meant is read on with, so that nothing is said of the same mistake again.
        found = meant.and_then(|meant| names.find(meant));
        cx.report.push(match meant {
            Some(meant) if cx.sources.text(span).trim_matches(['"', '\'']).starts_with('$') => {
                finding.fix(span, format!("${meant}"))
            }
            Some(meant) => finding.help(format!("did you mean `{meant}`?")),
            None => finding,
        });
    }
    found.map(|slot| Spanned::new(slot, span))
}
