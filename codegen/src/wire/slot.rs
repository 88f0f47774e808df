//! Slots: the type of each, and whether cases fill it.

use crate::model::{Case, Code, Contract, Details, Error, Param, ParamId, Slot, Template, Type};
use crate::wire::header::{self, HeaderValue};

/// The type of a slot and related facts.
pub(crate) struct SlotFacts<'c> {
    pub(crate) slot: Slot,
    pub(crate) ty: SlotType,
    /// Whether some case leaves it empty: the value is then `null`, or omitted.
    pub(crate) may_be_empty: bool,
    /// Its param, for the documentation.
    pub(crate) param: Option<&'c Param>,
}

/// The type of a slot.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SlotType {
    /// The codes of the contract.
    Code(CodeKind),
    /// Details: `None` if they are objects, otherwise the common type, or `any` if errors differ.
    Details(Option<Type>),
    /// A value.
    Value(Type),
}

/// The kind of the codes of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CodeKind {
    Integer,
    Text,
}

/// The cases of filling a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filled {
    Always,
    /// When its optional params are present.
    Sometimes,
    Never,
}

impl CodeKind {
    /// The kind of a contract's codes; the rule `mixed-code-kinds` ensures that there is only one.
    pub(crate) fn of(contract: &Contract) -> Self {
        let mut codes = contract.errors.iter().map(|error| &error.code.value);
        let are_integers = codes.all(|code| matches!(code, Code::Integer(_)));
        if are_integers && !contract.errors.is_empty() { Self::Integer } else { Self::Text }
    }
}

/// The type of a slot, and whether it may be empty.
pub(super) fn facts<'c>(contract: &'c Contract, slot: &Slot) -> SlotFacts<'c> {
    let param = match slot {
        Slot::Context(id) => Some(&contract[*id]),
        Slot::Param(name) => contract.params().find(|param| *param.name == *name),
        Slot::Field(id) => Some(&contract[*id].param),
        _ => None,
    };
    let mut cases = contract.cases();
    SlotFacts {
        slot: slot.clone(),
        ty: ty(contract, slot),
        may_be_empty: cases
            .any(|(error, case)| filled(contract, error, case, slot) != Filled::Always),
        param,
    }
}

fn ty(contract: &Contract, slot: &Slot) -> SlotType {
    SlotType::Value(match slot {
        Slot::Code => return SlotType::Code(CodeKind::of(contract)),
        Slot::Details => return SlotType::Details(details(contract)),
        Slot::Name
        | Slot::Message
        | Slot::Title
        | Slot::Category
        | Slot::Condition
        | Slot::Remedy => Type::String,
        Slot::DocsUrl => Type::Url,
        Slot::Status | Slot::RetryAfter => Type::Integer,
        Slot::Context(id) => contract[*id].ty.clone(),
        Slot::Param(name) => {
            let params = contract.cases().filter_map(|(_, case)| case.param(name));
            common(params.map(|param| &param.ty)).cloned().unwrap_or(Type::Any)
        }
        Slot::Field(id) => contract[*id].param.ty.clone(),
    })
}

/// The common type of the details of all cases; `None` if they are objects with declared members.
fn details(contract: &Contract) -> Option<Type> {
    let details = contract.cases().map(|(_, case)| &case.details.value);
    let mut some = details.filter(|details| !matches!(details, Details::None)).peekable();
    if some.clone().all(|details| details.whole().is_none()) {
        return None;
    }
    if some.peek().is_none() || some.clone().any(|details| details.whole().is_none()) {
        return Some(Type::Any);
    }
    Some(common(some.filter_map(Details::whole)).cloned().unwrap_or(Type::Any))
}

/// The item, if all items are equal.
fn common<'t, T: PartialEq>(mut all: impl Iterator<Item = &'t T>) -> Option<&'t T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Returns whether a case always, sometimes or never fills a slot. A refused value counts as present.
pub(crate) fn filled(contract: &Contract, error: &Error, case: &Case, slot: &Slot) -> Filled {
    let always = |is_filled: bool| if is_filled { Filled::Always } else { Filled::Never };
    match slot {
        Slot::Code | Slot::Name | Slot::Message | Slot::Title => Filled::Always,
        Slot::Status => always(case.status.value.is_some() || case.status.is_refused()),
        Slot::Category => always(error.category.is_some()),
        Slot::Condition => always(error.is_condition(case)),
        Slot::DocsUrl => always(contract.docs_url.is_some()),
        Slot::Remedy => always(case.remedy.value.is_some() || case.remedy.is_refused()),
        Slot::Details if case.details.is_refused() => Filled::Always,
        Slot::Details => match &case.details.value {
            Details::None => Filled::Never,
            details if details.params().is_empty() => Filled::Never,
            details if details.may_be_empty() => Filled::Sometimes,
            _ => Filled::Always,
        },
        Slot::RetryAfter if case.retry.after.is_refused() || case.refuses_params() => {
            Filled::Always
        }
        Slot::RetryAfter => match header::known_delay(case) {
            Some((param, _)) => present(&case[param.id]),
            None => Filled::Never,
        },
        Slot::Context(id) => present(&contract[*id]),
        Slot::Param(_) if case.refuses_params() => Filled::Always,
        Slot::Param(name) => case.param(name).map_or(Filled::Never, present),
        Slot::Field(id) => always(case.field(*id).is_some() || case.fields[id.0].is_refused()),
    }
}

/// Whether a response shows an arg of a case: in the body, or in a header.
pub(crate) fn shows(contract: &Contract, case: &Case, arg: usize) -> bool {
    let (id, name) = (ParamId::Arg(arg), &case.args[arg].name.value);
    let uses = |template: &Template| template.slots().any(|slot| slot.id == id);
    let is_delay = header::known_delay(case).is_some_and(|(param, _)| param.id == id);
    let mut slots = contract.envelope.slots().into_iter();
    let in_body = slots.any(|slot| match &slot.value {
        Slot::Param(known) => known == name,
        Slot::Message => uses(&case.message),
        Slot::RetryAfter => is_delay,
        Slot::Code => case.pattern.as_ref().is_some_and(uses),
        _ => false,
    });
    let in_header = |value: &HeaderValue<'_>| match value {
        HeaderValue::Text(template) => uses(template),
        HeaderValue::Delay => is_delay,
    };
    in_body || header::headers(case).iter().any(|(_, value)| in_header(value))
}

fn present(param: &Param) -> Filled {
    if param.optional { Filled::Sometimes } else { Filled::Always }
}
