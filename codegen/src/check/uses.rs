//! Who uses which param: the templates of each error and condition, and what their params are.

use std::collections::BTreeSet;

use crate::model::{
    Condition, Contract, Definition, Details, ErrorDef, Header, Param, Remedy, Retry, Shape, Slot,
    Template, Type,
};
use crate::name::did_you_mean;
use crate::source::Spanned;

/// An error, or a condition of one, with all texts that take params.
pub(super) struct Occurrence<'c> {
    pub(super) name: &'c str,
    pub(super) params: Vec<&'c Param>,
    pub(super) templates: Vec<(Place, &'c Template)>,
    pub(super) retry: &'c Retry,
    /// Whether some of its params were refused, so that a missing one means nothing.
    pub(super) refuses_params: bool,
}

/// Where a template stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Message,
    UserMessage,
    Header,
    Link,
}

/// Every error and every condition.
pub(super) fn occurrences(contract: &Contract) -> impl Iterator<Item = Occurrence<'_>> {
    contract.errors.iter().flat_map(|error| {
        let conditions = error.conditions.iter().map(|condition| of_condition(error, condition));
        std::iter::once(of_error(error)).chain(conditions)
    })
}

fn of_error(error: &ErrorDef) -> Occurrence<'_> {
    Occurrence {
        name: &error.name,
        params: error.params().collect(),
        templates: templates(
            &error.message,
            error.user_message.as_ref(),
            &error.headers,
            error.remedy.as_ref(),
        ),
        retry: &error.retry,
        refuses_params: refuses_params(error),
    }
}

fn of_condition<'c>(error: &'c ErrorDef, condition: &'c Condition) -> Occurrence<'c> {
    let user_message = condition.user_message.as_ref();
    Occurrence {
        name: &condition.name,
        params: condition.params().collect(),
        templates: templates(
            &condition.message,
            user_message,
            &condition.headers,
            condition.remedy.as_ref(),
        ),
        retry: &condition.retry,
        refuses_params: refuses_params(error),
    }
}

/// Whether some of its params were refused, so that a missing one means nothing.
pub(super) fn refuses_params(error: &ErrorDef) -> bool {
    error.refused.contains("args") || error.refused.contains("details")
}

fn templates<'c>(
    message: &'c Template,
    user_message: Option<&'c Template>,
    headers: &'c [Header],
    remedy: Option<&'c Remedy>,
) -> Vec<(Place, &'c Template)> {
    let link = remedy.and_then(|remedy| remedy.link.as_ref());
    std::iter::once((Place::Message, message))
        .chain(user_message.map(|template| (Place::UserMessage, template)))
        .chain(headers.iter().map(|header| (Place::Header, &header.value)))
        .chain(link.map(|template| (Place::Link, template)))
        .collect()
}

/// The names of the params that an error or one of its conditions shows.
pub(super) fn used_in(error: &ErrorDef) -> BTreeSet<&str> {
    let conditions = error.conditions.iter().map(|condition| of_condition(error, condition));
    std::iter::once(of_error(error))
        .chain(conditions)
        .flat_map(|occurrence| {
            let known: Vec<&str> = occurrence.params.iter().map(|p| p.name.as_str()).collect();
            let shown = occurrence.templates.into_iter().flat_map(|(_, template)| template.slots());
            let waited = occurrence.retry.after.iter().filter_map(|source| source.param.as_ref());
            // A misspelt name is the business of `undeclared-placeholder`, and shows what it means.
            shown.chain(waited).filter_map(move |name| did_you_mean(name, known.iter().copied()))
        })
        .collect()
}

/// The params of an error and of its conditions; a param that conditions share comes more than once.
pub(super) fn all_params(error: &ErrorDef) -> impl Iterator<Item = &Param> {
    error.params().chain(error.conditions.iter().flat_map(Condition::params))
}

/// The slots within the texts of a body.
pub(super) fn text_slots(shape: &Shape) -> impl Iterator<Item = &Spanned<Slot>> {
    let texts = shape.parts().into_iter().filter_map(|part| match part {
        Shape::Text(pieces) => Some(pieces),
        _ => None,
    });
    texts.flatten().filter_map(|piece| piece.as_ref().err())
}

/// Every param of a contract, the context included.
pub(super) fn params(contract: &Contract) -> impl Iterator<Item = &Param> {
    contract.context.iter().chain(contract.errors.iter().flat_map(all_params))
}

/// Whether a value of the type has members.
pub(super) fn is_object(contract: &Contract, ty: &Type) -> bool {
    match ty {
        Type::Map(_) => true,
        Type::Named(name) => contract
            .type_def(name)
            .is_some_and(|def| matches!(def.definition, Definition::Object(_))),
        _ => false,
    }
}

/// Whether a sentence can show a value of the type.
pub(super) fn is_showable(contract: &Contract, ty: &Type) -> bool {
    ty.is_showable() && !is_object(contract, ty)
}

/// The members that a spread slot brings into an object.
pub(super) fn spread_members<'c>(contract: &'c Contract, slot: &Slot) -> Vec<&'c Param> {
    let of_type = |ty: &'c Type| match ty {
        Type::Named(name) => match contract.type_def(name).map(|def| &def.definition) {
            Some(Definition::Object(members)) => members.iter().collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    match slot {
        Slot::Details => {
            let of_error = |details: &'c Details| match details {
                Details::None => Vec::new(),
                Details::Members(members) => members.iter().collect(),
                Details::Whole(param) => of_type(&param.ty),
            };
            let of_conditions = contract.errors.iter().flat_map(|error| &error.conditions);
            let errors = contract.errors.iter().flat_map(|error| of_error(&error.details));
            errors.chain(of_conditions.flat_map(|condition| of_error(&condition.details))).collect()
        }
        Slot::Context(name) | Slot::Param(name) => params(contract)
            .filter(|param| param.name.value == *name)
            .flat_map(|param| of_type(&param.ty))
            .collect(),
        _ => Vec::new(),
    }
}
