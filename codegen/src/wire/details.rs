//! The details of cases that a receiver cannot tell apart.

use crate::model::{Case, Details, Param, Type};

/// The details of several cases of an error.
pub(crate) struct ErrorDetails<'e> {
    /// The details that are a single value, each with another type.
    pub(crate) wholes: Vec<&'e Param>,
    /// The members of the details that are objects.
    pub(crate) members: Vec<DetailsMember<'e>>,
    /// Whether the details may be missing altogether.
    pub(crate) may_be_missing: bool,
}

/// A member of the details: the first param of its name, and its types.
pub(crate) struct DetailsMember<'e> {
    pub(crate) param: &'e Param,
    /// Every type, once. Most members have one.
    pub(crate) types: Vec<&'e Type>,
    pub(crate) may_be_missing: bool,
}

impl<'e> From<&'e Param> for DetailsMember<'e> {
    fn from(param: &'e Param) -> Self {
        Self { param, types: vec![&param.ty], may_be_missing: param.optional }
    }
}

impl<'e> ErrorDetails<'e> {
    /// The details of these cases.
    pub(crate) fn of(cases: &[&'e Case]) -> Self {
        let may_be_missing = cases.iter().any(|case| case.details.may_be_empty());
        let mut wholes: Vec<&Param> = Vec::new();
        let mut members: Vec<DetailsMember<'_>> = Vec::new();
        let objects = cases.iter().filter(|case| case.details.whole().is_none());
        for case in cases {
            if let Details::Whole(param) = &case.details.value
                && wholes.iter().all(|known| known.ty != param.ty)
            {
                wholes.push(param);
            }
        }
        for param in objects.clone().flat_map(|case| case.details.params()) {
            let Some(known) = members.iter_mut().find(|it| it.param.name == param.name) else {
                let has =
                    |case: &&&Case| case.details.params().iter().any(|it| it.name == param.name);
                // A member that only some cases have may be missing.
                let may_be_missing = param.optional || !objects.clone().all(|case| has(&case));
                members.push(DetailsMember { may_be_missing, ..param.into() });
                continue;
            };
            if !known.types.contains(&&param.ty) {
                known.types.push(&param.ty);
            }
            known.may_be_missing |= param.optional;
        }
        Self { wholes, members, may_be_missing }
    }
}
