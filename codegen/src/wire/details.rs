//! The details of an error for a receiver, who cannot distinguish its cases.

use crate::model::{Details, Error, Param, Type};

/// The details of an error, including the details of its conditions.
pub(crate) struct ErrorDetails<'e> {
    /// The details as one param, if they are a single value.
    pub(crate) whole: Option<&'e Param>,
    pub(crate) members: Vec<DetailsMember<'e>>,
    /// Whether the details may be missing altogether.
    pub(crate) may_be_missing: bool,
}

/// A member of the details: the first param of its name, and its type in all cases.
#[derive(Clone, Copy)]
pub(crate) struct DetailsMember<'e> {
    pub(crate) param: &'e Param,
    pub(crate) ty: &'e Type,
    pub(crate) may_be_missing: bool,
}

impl<'e> From<&'e Param> for DetailsMember<'e> {
    fn from(param: &'e Param) -> Self {
        Self { param, ty: &param.ty, may_be_missing: param.optional }
    }
}

impl<'e> ErrorDetails<'e> {
    /// The details of all cases.
    pub(crate) fn new(error: &'e Error) -> Self {
        let may_be_missing = error.cases.iter().any(|case| case.details.may_be_empty());
        if let Details::Whole(param) = &error.case().details.value {
            return Self { whole: Some(param), members: Vec::new(), may_be_missing };
        }
        let mut members: Vec<DetailsMember<'_>> = Vec::new();
        for param in error.cases.iter().flat_map(|case| case.details.params()) {
            if let Some(known) = members.iter_mut().find(|it| it.param.name == param.name) {
                if *known.ty != param.ty {
                    known.ty = &Type::Any;
                }
                known.may_be_missing |= param.optional;
                continue;
            }
            let is_shared = error.case().details.params().iter().any(|it| it.name == param.name);
            // A member that only a condition has may be missing.
            let may_be_missing = param.optional || !is_shared;
            members.push(DetailsMember { may_be_missing, ..param.into() });
        }
        Self { whole: None, members, may_be_missing }
    }
}
