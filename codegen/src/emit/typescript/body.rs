//! The body in TypeScript: paths in it, its test and its type.

use crate::emit::typescript::Types;
use crate::emit::typescript::escape::{key, string};
use crate::model::{Literal, Slot, Type};
use crate::wire::{BodyNode, CodeKind, Member, Path, SlotFacts, SlotType, Step, Wire, inline};

/// A path as the arguments of `at`: `"error", "code"`.
pub(super) fn arguments(path: &Path) -> String {
    let steps = path.0.iter().map(|step| match step {
        Step::Key(key) => string(key),
        Step::Index(at) => at.to_string(),
        Step::Only => "-1".to_owned(),
        Step::OnlyKey => "-2".to_owned(),
    });
    steps.collect::<Vec<_>>().join(", ")
}

/// The value at a path: `at(body, "error", "code")`.
pub(super) fn value(path: &Path, of: &str) -> String {
    if path.0.is_empty() { of.to_owned() } else { format!("at({of}, {})", arguments(path)) }
}

/// The type of codes on the wire.
pub(super) fn code_type(wire: &Wire<'_>) -> &'static str {
    match wire.slot(&Slot::Code).ty {
        SlotType::Code(CodeKind::Integer) => "number",
        _ => "string",
    }
}

/// The test that parsed JSON is a body: it has a code, and its constant booleans have the right values.
pub(super) fn test(wire: &Wire<'_>) -> String {
    let code = wire.path(&Slot::Code).map_or_else(String::new, |path| value(path, "value"));
    let flags = wire.flags();
    let flags = flags.map(|(key, truth)| format!("at(value, {}) !== {}", string(key), !truth));
    let is_code = if code_type(wire) == "number" { "isNumber" } else { "isString" };
    let has_code = format!("{is_code}({code})");
    std::iter::once(has_code).chain(flags).collect::<Vec<_>>().join(" && ")
}

/// The test that `error`, decoded from a response with the status of a success, is a success. Without a flag, a body
/// with an unknown code may be anything.
pub(super) fn is_success(wire: &Wire<'_>) -> &'static str {
    match wire.flags().next() {
        Some(_) => "error.wireCode === undefined",
        None if wire.has_recurring_codes => "!sent(error.wireCode, error.wireCategory)",
        None => "!sent(error.wireCode)",
    }
}

/// The type of the body. Members that are not on the path to the code may be missing.
pub(super) fn type_of(wire: &Wire<'_>, types: Types<'_>) -> String {
    let code = wire.path(&Slot::Code).map(|path| path.0.clone());
    types.node(&wire.body, code.as_deref(), 0)
}

impl Types<'_> {
    /// The type of a part; `code` is the rest of the path to the code, if the part contains the code.
    fn node(self, node: &BodyNode<'_>, code: Option<&[Step]>, indent: usize) -> String {
        let inner = " ".repeat(indent + 4);
        let outer = " ".repeat(indent);
        let after = |step: &Step| code.and_then(|code| Path::after(code, step));
        match node {
            BodyNode::Object(members, spread) => {
                let member = |member: &Member<'_>| {
                    let rest = after(&Step::Key(member.key.to_owned()));
                    let mark = if rest.is_some() { "" } else { "?" };
                    let ty = self.node(&member.node, rest.as_deref(), indent + 4);
                    format!("{inner}readonly {}{mark}: {ty};\n", key(member.key))
                };
                let members: String = members.iter().map(member).collect();
                let spread: String = spread.iter().map(|facts| self.spread(facts)).collect();
                format!("{{\n{members}{outer}}}{spread}")
            }
            BodyNode::Keyed(inner) => {
                let rest = after(&Step::Only);
                let (ty, members) =
                    (self.node(inner, rest.as_deref(), indent + 4), " ".repeat(indent + 4));
                format!("{{\n{members}readonly [category: string]: {ty};\n{outer}}}")
            }
            BodyNode::List(items) => {
                let items = items.iter().enumerate().map(|(at, item)| {
                    let rest = after(&Step::Index(at));
                    format!("{inner}{},\n", self.node(item, rest.as_deref(), indent + 4))
                });
                format!("readonly [\n{}{inner}...unknown[]\n{outer}]", items.collect::<String>())
            }
            BodyNode::Slot { facts, nullable } => match self.slot(&facts.ty) {
                ty if *nullable && ty != "unknown" => format!("{ty} | null"),
                ty => ty,
            },
            BodyNode::Text(Some(SlotFacts { ty: SlotType::Code(CodeKind::Text), .. })) => {
                "Code".to_owned()
            }
            BodyNode::Text(_) => "string".to_owned(),
            BodyNode::Constant(value) => literal_type(value),
        }
    }

    fn slot(self, ty: &SlotType) -> String {
        match ty {
            SlotType::Code(_) => "Code".to_owned(),
            SlotType::Details(_) => "Details".to_owned(),
            SlotType::Value(ty) => self.of(ty),
        }
    }

    /// The type of an object's additional members, which come from a spread value.
    fn spread(self, facts: &SlotFacts<'_>) -> String {
        match &facts.ty {
            // The other members of the object may have other types than the values of the map.
            SlotType::Value(Type::Map(_)) => " & Readonly<Record<string, unknown>>".to_owned(),
            SlotType::Value(_) if facts.may_be_empty => {
                format!(" & Partial<{}>", self.slot(&facts.ty))
            }
            ty => format!(" & {}", self.slot(ty)),
        }
    }
}

fn literal_type(value: &Literal) -> String {
    match value {
        Literal::Text(text) => string(text),
        Literal::List(_) => "readonly unknown[]".to_owned(),
        Literal::Map(_) => "object".to_owned(),
        scalar => inline(scalar),
    }
}
