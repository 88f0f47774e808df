//! The envelope: the skeleton of the JSON body, with slots.

use std::collections::{BTreeSet, HashMap};

use crate::lower::inherit::ContractWide;
use crate::lower::literal::untyped;
use crate::lower::template::Places;
use crate::lower::{Cx, SLOT_WITHOUT_DOLLAR, UNKNOWN_SLOT, by_name, template};
use crate::model::{
    Case, ContextId, Error, FieldId, Literal, Member, Piece, Shape, Slot, Template,
};
use crate::name::{Names, did_you_mean};
use crate::report::Diagnostic;
use crate::source::{Span, Spanned};
use crate::yaml::{DUPLICATE_KEY, Given, Scalar, Tree, TreeKind};

const SPREAD: &str = "$spread";
const CATEGORY: &str = "$category";

/// The start of the slot of a field, before the name of the field.
const FIELD: &str = "field.";

/// The names of a contract's slots besides the built-in ones.
struct SlotNames<'n> {
    context: HashMap<&'n str, ContextId>,
    fields: HashMap<&'n str, FieldId>,
    params: BTreeSet<&'n str>,
    /// The names of all slots: the built-in ones, those of the context in order, the params, and the fields.
    all: Names<String>,
}

impl<'n> SlotNames<'n> {
    fn new(wide: &'n ContractWide, errors: &'n [Error]) -> Self {
        let params = errors.iter().flat_map(|error| error.cases.iter()).flat_map(Case::params);
        let params: BTreeSet<_> = params.map(|param| param.name.as_str()).collect();
        let context = wide.context.iter().map(|param| param.name.as_str());
        let fields = wide.fields.all.iter().map(|field| field.param.name.as_str());
        let built_in = Slot::BUILT_IN.iter().map(|(name, _)| *name);
        let names = built_in.chain(context.clone()).chain(params.iter().copied());
        let of_fields = fields.clone().map(|name| format!("{FIELD}{name}"));
        let all = Names::new(names.map(str::to_owned).chain(of_fields));
        let context = by_name(context.enumerate().map(|(at, name)| (name, ContextId(at))));
        let fields = by_name(fields.enumerate().map(|(at, name)| (name, FieldId(at))));
        Self { context, fields, params, all }
    }

    fn find(&self, name: &str) -> Option<Slot> {
        if let Some(field) = name.strip_prefix(FIELD) {
            return self.fields.get(field).copied().map(Slot::Field);
        }
        let context = || self.context.get(name).copied().map(Slot::Context);
        let param = || self.params.contains(name).then(|| Slot::Param(name.to_owned()));
        Slot::built_in(name).or_else(context).or_else(param)
    }
}

/// The envelope of a contract; the default is `{ error: { code, message, details? } }`.
pub(super) fn lower(
    cx: &mut Cx<'_>,
    raw: Given<Tree>,
    wide: &ContractWide,
    errors: &[Error],
    contract: Span,
) -> Spanned<Shape> {
    let names = SlotNames::new(wide, errors);
    match raw {
        Given::Value(tree) => Spanned::new(shape(cx, &names, &tree), tree.span),
        Given::Absent | Given::Refused => Spanned::new(default_shape(contract), contract),
    }
}

/// Whether numeric codes are sent as strings: every slot of the code is inside a longer string.
pub(super) fn writes_code(shape: &Shape) -> bool {
    let is_code = |slot: &Spanned<Slot>| slot.value == Slot::Code;
    let is_value = |part: &&Shape| matches!(part, Shape::Slot(slot) if is_code(slot));
    shape.slots().into_iter().any(is_code) && !shape.parts().iter().any(is_value)
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

fn shape(cx: &mut Cx<'_>, names: &SlotNames<'_>, tree: &Tree) -> Shape {
    match &tree.kind {
        TreeKind::List(items) => {
            Shape::List(items.iter().map(|item| shape(cx, names, item)).collect())
        }
        TreeKind::Mapping(pairs) => match pairs.as_slice() {
            [(key, value)] if is_keyed(key) => {
                let key = Spanned::new(Slot::Category, key.span);
                Shape::Keyed(key, Box::new(shape(cx, names, value)))
            }
            pairs => Shape::Object(object(cx, names, pairs)),
        },
        TreeKind::Scalar(scalar) => scalar_shape(cx, names, tree, scalar),
    }
}

fn object(
    cx: &mut Cx<'_>,
    names: &SlotNames<'_>,
    pairs: &[(Spanned<String>, Tree)],
) -> Vec<Member> {
    let mut members = Vec::with_capacity(pairs.len());
    let mut seen: HashMap<String, Span> = HashMap::new();
    for (key, value) in pairs {
        let Some(member) = member(cx, names, key, value) else { continue };
        if let Member::Key { key, .. } = &member
            && let Some(first) = seen.insert(key.value.clone(), key.span)
        {
            let finding = DUPLICATE_KEY.at(key.span, format!("duplicate key `{}`", key.value));
            let finding = finding.label("again here").also(first, "first here");
            cx.report.push(finding.help("with or without `?`, it is one member of the body"));
        }
        members.push(member);
    }
    members
}

fn member(
    cx: &mut Cx<'_>,
    names: &SlotNames<'_>,
    key: &Spanned<String>,
    value: &Tree,
) -> Option<Member> {
    if key.value == SPREAD {
        return spread(cx, names, value).map(Member::Spread);
    }
    let (mut name, optional) = super::param::optional(key.clone());
    if let Some(escaped) = name.strip_prefix("$$") {
        name.value = format!("${escaped}");
    } else if name.starts_with('$') {
        cx.report.push(refused_key(names, key, &name, optional));
        return None;
    }
    Some(Member::Key { key: name, optional, shape: shape(cx, names, value) })
}

/// Whether a key is the slot of the category.
fn is_keyed(key: &Spanned<String>) -> bool {
    key.value == CATEGORY
}

/// The finding for a key that starts with `$`.
fn refused_key(
    names: &SlotNames<'_>,
    key: &Spanned<String>,
    name: &str,
    optional: bool,
) -> Diagnostic {
    let finding = UNKNOWN_SLOT.at(key.span, format!("`{}` cannot be a key of the body", **key));
    if name == CATEGORY && optional {
        return finding.help("every error needs a category: write `$category`");
    }
    if name == CATEGORY {
        return finding.help("put it into an object of its own, where a client can find it");
    }
    if names.find(&name[1..]).is_some() {
        return finding.help("the only slot that can be a key is `$category`");
    }
    let finding = finding.help("a key that starts with `$` is written with `$$`");
    match did_you_mean(name, [SPREAD, CATEGORY]) {
        Some(meant) => finding.fix(key.span, meant),
        None => finding,
    }
}

fn spread(cx: &mut Cx<'_>, names: &SlotNames<'_>, value: &Tree) -> Option<Spanned<Slot>> {
    let TreeKind::Scalar(Scalar { text, .. }) = &value.kind else {
        let finding = UNKNOWN_SLOT.at(value.span, "`$spread` takes the name of a slot");
        cx.report.push(finding.help("`$spread: details` puts the details' own members here"));
        return None;
    };
    slot(cx, names, text.strip_prefix('$').unwrap_or(text), value.span)
}

fn scalar_shape(cx: &mut Cx<'_>, names: &SlotNames<'_>, tree: &Tree, scalar: &Scalar) -> Shape {
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
    let text = Spanned::new(text.to_owned(), tree.span);
    refuse_dollars(cx, names, &text);
    if !text.contains(['{', '}']) {
        if names.find(&text).is_some() {
            let message = format!("every body would contain the text `{}`", *text);
            let finding = SLOT_WITHOUT_DOLLAR.at(tree.span, message);
            let help = "a string that starts with `$` is a slot, which is filled";
            cx.report.push(finding.help(help).fix(tree.span, format!("${}", *text)));
        }
        return Shape::Constant(untyped(cx, tree));
    }
    let template = template::template(cx, &text);
    let pieces = template.pieces.into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(Piece::Text(text)),
        Piece::Slot(name) => slot(cx, names, &name, name.span).map(Piece::Slot),
    });
    Shape::Text(Template { pieces: pieces.collect(), span: tree.span })
}

/// Reports `$name` inside a string, where a slot is written `{name}`.
fn refuse_dollars(cx: &mut Cx<'_>, names: &SlotNames<'_>, text: &Spanned<String>) {
    let mut places = Places::default();
    for rest in text.split('$').skip(1) {
        let end = |rest: &str| {
            let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len())
        };
        let prefix = if rest.starts_with(FIELD) { FIELD.len() } else { 0 };
        let name = &rest[..prefix + end(&rest[prefix..])];
        let place = places.next(cx, text, &format!("${name}"));
        if names.find(name).is_some() {
            let finding =
                UNKNOWN_SLOT.at(place, format!("`${name}` is not filled inside a string"));
            cx.report.push(finding.help(format!("write `{{{name}}}`")));
        }
    }
}

/// The slot of this name; reports an unknown slot.
fn slot(cx: &mut Cx<'_>, names: &SlotNames<'_>, name: &str, span: Span) -> Option<Spanned<Slot>> {
    let mut found = names.find(name);
    if found.is_none() {
        let finding = UNKNOWN_SLOT.at(span, format!("nothing fills the slot `${name}`"));
        let finding = finding.help(if name.starts_with(FIELD) {
            "declare it under the `fields` of the contract"
        } else {
            "declare it under `context`, or as a param of an error; a plain `$` is written `$$`"
        });
        let meant = names.all.meant(name).map(String::as_str);
        // Continue with the suggested name, to avoid a second finding.
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
