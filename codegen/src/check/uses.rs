//! Uses of params, of statuses and of versions: the slots of a case's templates and of the body, the statuses of errors,
//! and the versions that changed them.

use std::collections::HashSet;

use crate::model::{
    Case, Contract, Details, Param, ParamId, ParamRef, Piece, Shape, Slot, Template, UserSlot,
};
use crate::source::{Span, Spanned};

/// The params that the messages, the headers and the link of a case use, once for each use.
pub(super) fn slots(case: &Case) -> impl Iterator<Item = &ParamRef> {
    let user_message = case.user_message.iter().flat_map(Template::slots);
    let link = case.remedy.iter().filter_map(|remedy| remedy.link.as_ref());
    case.message
        .slots()
        .chain(user_message.filter_map(UserSlot::param))
        .chain(case.headers.iter().flat_map(|header| header.value.slots()))
        .chain(link.flat_map(Template::slots))
}

/// The params that a case uses in a template, in its code or as a delay.
pub(super) fn taken(case: &Case) -> impl Iterator<Item = ParamId> {
    let delays = case.retry.after.iter().filter_map(|source| source.param.as_ref());
    slots(case).chain(delays).chain(case.code_params()).map(|slot| slot.id)
}

/// The slots within the strings of a body.
pub(super) fn text_slots(shape: &Shape) -> impl Iterator<Item = &Spanned<Slot>> {
    let texts = shape.parts().into_iter().filter_map(|part| match part {
        Shape::Text(text) => Some(&text.pieces),
        _ => None,
    });
    texts.flatten().filter_map(|piece| match piece {
        Piece::Slot(slot) => Some(slot),
        Piece::Text(_) => None,
    })
}

/// The status of each case that has one, and its place. A condition with the status of its error is left out.
pub(super) fn statuses(contract: &Contract) -> impl Iterator<Item = (u16, Span)> {
    let own = contract.cases().filter(|(error, case)| {
        !error.is_condition(case) || case.status.span() != error.case().status.span()
    });
    own.filter_map(|(_, case)| Some((case.status.value?, case.status.span()?)))
}

/// The version of a contract that states one.
pub(super) fn own_version(contract: &Contract) -> Option<&Spanned<String>> {
    // A contract without a version has the version 0.0.0.
    Some(&contract.version).filter(|version| version.as_str() != "0.0.0")
}

/// The versions that added, deprecated or removed a code or a condition, each once.
pub(super) fn versions(contract: &Contract) -> impl Iterator<Item = &Spanned<String>> {
    let mut seen = HashSet::new();
    let lives = contract.cases().map(|(_, case)| &case.lifecycle);
    let of_cases = lives.flat_map(|life| {
        [life.since.as_ref(), life.deprecated.as_ref().and_then(|it| it.since.as_ref())]
    });
    let of_removed = contract.removed.iter().map(|gone| gone.since.as_ref());
    of_cases.chain(of_removed).flatten().filter(move |version| seen.insert(version.span))
}

/// The params that fill a slot.
pub(super) fn params<'c>(contract: &'c Contract, slot: &Slot) -> Vec<&'c Param> {
    match slot {
        Slot::Context(id) => vec![&contract[*id]],
        Slot::Field(id) => vec![&contract[*id].param],
        Slot::Param(name) => contract.cases().filter_map(|(_, case)| case.param(name)).collect(),
        _ => Vec::new(),
    }
}

/// The members that a spread slot adds to an object.
pub(super) fn spread_members<'c>(contract: &'c Contract, slot: &Slot) -> Vec<&'c Param> {
    let members = |param: &'c Param| param.ty.members(&contract.types).unwrap_or_default();
    match slot {
        Slot::Details => contract
            .cases()
            .flat_map(|(_, case)| match &case.details.value {
                Details::None => &[],
                Details::Members(members) => members.as_slice(),
                Details::Whole(param) => members(param),
            })
            .collect(),
        slot => params(contract, slot).into_iter().flat_map(members).collect(),
    }
}
