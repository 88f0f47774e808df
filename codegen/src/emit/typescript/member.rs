//! Members of errors outside the details: the context, and params with a value in the body.

use std::collections::BTreeSet;

use crate::emit::typescript::names;
use crate::model::{Param, Shape, Slot, Type};
use crate::wire::{Path, SlotType, Wire};

/// A member of the errors of a contract.
pub(super) struct ErrorMember<'c> {
    /// Its name on the error.
    pub(super) name: String,
    /// Its param, or the first of several params with this name.
    pub(super) param: &'c Param,
    pub(super) ty: Type,
    /// Its path in the body; empty if the code carries it.
    pub(super) path: Path,
    /// Whether it must be kept out of logs.
    pub(super) is_sensitive: bool,
}

/// The members of the errors of a contract, in the order of the body, then those that only codes carry.
pub(super) fn members<'c>(wire: &Wire<'c>) -> Vec<ErrorMember<'c>> {
    let sensitive = wire.sensitive_names();
    let mut seen = BTreeSet::new();
    let slots = wire.slots().filter(|(slot, _)| seen.insert(*slot));
    let mut members: Vec<_> =
        slots.filter_map(|(slot, path)| member(wire, &sensitive, slot, path)).collect();
    members.extend(carried(wire));
    members
}

/// The members that only codes carry.
fn carried<'c>(wire: &Wire<'c>) -> Vec<ErrorMember<'c>> {
    let mut members: Vec<ErrorMember<'c>> = Vec::new();
    let params = wire.contract.errors.iter().flat_map(|error| wire.in_code(error.case()));
    for param in params.filter(|it| wire.path(&Slot::Param(it.name.value.clone())).is_none()) {
        match members.iter_mut().find(|known| known.param.name == param.name) {
            Some(known) if known.ty != param.ty => known.ty = Type::Any,
            Some(_) => {}
            None => members.push(ErrorMember {
                name: names::member(&param.name),
                param,
                ty: param.ty.clone(),
                path: Path::default(),
                is_sensitive: false,
            }),
        }
    }
    members
}

fn member<'c>(
    wire: &Wire<'c>,
    sensitive: &BTreeSet<&str>,
    slot: &Slot,
    path: &Path,
) -> Option<ErrorMember<'c>> {
    let facts = wire.slot(slot);
    let (param, SlotType::Value(ty)) = (facts.param?, facts.ty) else { return None };
    let parts = wire.contract.envelope.parts();
    let is_value = parts.iter().any(|part| matches!(part, Shape::Slot(it) if it.value == *slot));
    Some(ErrorMember {
        name: names::member(&param.name),
        param,
        ty: if is_value { ty } else { Type::String },
        path: path.clone(),
        is_sensitive: sensitive.contains(param.name.as_str()),
    })
}
