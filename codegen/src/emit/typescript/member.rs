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
    let mut members: Vec<ErrorMember<'c>> = Vec::new();
    for (slot, path) in wire.slots() {
        if let Some(member) = member(wire, &sensitive, slot, path)
            && members.iter().all(|known| known.param.name != member.param.name)
        {
            members.push(member);
        }
    }
    for param in wire.contract.errors.iter().flat_map(|error| wire.in_code(error)) {
        if members.iter().all(|known| known.param.name != param.name) {
            members.push(ErrorMember {
                name: names::member(&param.name),
                param,
                ty: param.ty.clone(),
                path: Path::default(),
                is_sensitive: false,
            });
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
