//! Ways into the body as TypeScript, and the type of the body itself.

use crate::emit::example::number;
use crate::emit::place::Step;
use crate::emit::typescript::escape::{key, string};
use crate::emit::typescript::types;
use crate::model::{Contract, Literal, Member, Param, Shape, Slot};

/// A way as the arguments of `at`: `"error", "code"`.
pub(super) fn arguments(path: &[Step]) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => string(key),
        Step::Index(at) => at.to_string(),
    });
    steps.collect::<Vec<_>>().join(", ")
}

/// The value at a way: `at(body, "error", "code")`.
pub(super) fn value(path: &[Step], of: &str) -> String {
    if path.is_empty() { of.to_owned() } else { format!("at({of}, {})", arguments(path)) }
}

/// What makes parsed JSON a body: its code, and no word of success.
pub(super) fn test(contract: &Contract, code: &[Step], wire_type: &str) -> String {
    let has_code = format!("typeof {} === \"{wire_type}\"", value(code, "value"));
    let members = match &contract.envelope.shape {
        Shape::Object(members) => members.as_slice(),
        _ => &[],
    };
    let constants = members.iter().filter_map(|member| match member {
        Member::Key { key, shape: Shape::Constant(Literal::Boolean(truth)), .. } => {
            Some(format!("at(value, {}) !== {}", string(key), !truth))
        }
        _ => None,
    });
    std::iter::once(has_code).chain(constants).collect::<Vec<_>>().join(" && ")
}

/// The type of the body. What is not on the way to the code may be missing.
pub(super) fn body_type(contract: &Contract, prefix: &str, code: &[Step]) -> String {
    Body { contract, prefix }.shape(&contract.envelope.shape, Some(code), 0)
}

struct Body<'c> {
    contract: &'c Contract,
    prefix: &'c str,
}

impl Body<'_> {
    fn shape(&self, shape: &Shape, code: Option<&[Step]>, indent: usize) -> String {
        let inner = " ".repeat(indent + 4);
        let outer = " ".repeat(indent);
        match shape {
            Shape::Object(members) => {
                let lines =
                    members.iter().filter_map(|member| self.member(member, code, indent + 4));
                let is_spread = members.iter().any(|member| matches!(member, Member::Spread(_)));
                let spread = if is_spread { " & Details" } else { "" };
                format!("{{\n{}{outer}}}{spread}", lines.collect::<String>())
            }
            Shape::List(items) => {
                let items = items.iter().enumerate().map(|(at, item)| {
                    let item = self.shape(item, after(code, &Step::Index(at)), indent + 4);
                    format!("{inner}{item},\n")
                });
                format!("readonly [\n{}{inner}...unknown[]\n{outer}]", items.collect::<String>())
            }
            Shape::Slot(slot) => self.slot(slot),
            Shape::Text(pieces) => match pieces.as_slice() {
                [Err(slot)] if slot.value == Slot::Code => self.slot(slot),
                _ => "string".to_owned(),
            },
            Shape::Constant(value) => literal_type(value),
        }
    }

    fn member(&self, member: &Member, code: Option<&[Step]>, indent: usize) -> Option<String> {
        let Member::Key { key: name, shape, .. } = member else { return None };
        let rest = after(code, &Step::Key(name.value.clone()));
        let mark = if rest.is_some() { "" } else { "?" };
        let ty = self.shape(shape, rest, indent);
        Some(format!("{}readonly {}{mark}: {ty};\n", " ".repeat(indent), key(name)))
    }

    fn slot(&self, slot: &Slot) -> String {
        match slot {
            Slot::Code => "Code".to_owned(),
            Slot::Details => "Details".to_owned(),
            Slot::Status | Slot::RetryAfter => "number".to_owned(),
            Slot::Message | Slot::Title | Slot::DocsUrl => "string".to_owned(),
            Slot::Category | Slot::Remedy => "string | null".to_owned(),
            Slot::Context(name) => {
                let param = self.contract.context.iter().find(|param| *param.name == *name);
                param
                    .map_or_else(|| "unknown".to_owned(), |param| types::of(self.prefix, &param.ty))
            }
            Slot::Param(name) => {
                let ty = param_type(self.contract, name);
                let ty = ty.map_or_else(
                    || "unknown".to_owned(),
                    |param| types::of(self.prefix, &param.ty),
                );
                if ty == "unknown" { ty } else { format!("{ty} | null") }
            }
        }
    }
}

/// The param of this name, if all errors that have one agree on its type.
pub(super) fn param_type<'c>(contract: &'c Contract, name: &str) -> Option<&'c Param> {
    let of_conditions = contract
        .errors
        .iter()
        .flat_map(|error| error.conditions.iter().flat_map(crate::model::Condition::params));
    let all = contract.errors.iter().flat_map(crate::model::ErrorDef::params).chain(of_conditions);
    let mut named = all.filter(|param| *param.name == name);
    let first = named.next()?;
    named.all(|param| param.ty == first.ty).then_some(first)
}

/// What is left of a way behind a step, if the step is on it.
fn after<'p>(path: Option<&'p [Step]>, step: &Step) -> Option<&'p [Step]> {
    path.and_then(|path| path.split_first())
        .filter(|(first, _)| *first == step)
        .map(|(_, rest)| rest)
}

fn literal_type(value: &Literal) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(truth) => truth.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Number(value) => number(*value),
        Literal::Text(text) => string(text),
        Literal::List(_) => "readonly unknown[]".to_owned(),
        Literal::Map(_) => "object".to_owned(),
    }
}
