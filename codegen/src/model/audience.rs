//! The contract as its public sees it: without internal fields, and without the types that only they have.

use std::collections::HashSet;

use crate::model::{Audience, Contract, Definition, Details, Field, Param, Type, TypeDef, TypeId};

impl Contract {
    /// The part of the contract that everyone may see, unless that is all of it.
    pub(crate) fn public(&self) -> Option<Self> {
        let is_public = |field: &&Field| field.audience == Audience::Public;
        // Public fields come first, so that their ids stay the same.
        let count = self.fields.iter().take_while(is_public).count();
        if count == self.fields.len() {
            return None;
        }
        let mut public = self.clone();
        let internal: Vec<Param> = public.fields.drain(count..).map(|field| field.param).collect();
        for error in &mut public.errors {
            error.cases.value.iter_mut().for_each(|case| case.fields.truncate(count));
        }
        public.remove_types(&internal);
        Some(public)
    }

    /// Removes the types that only these params have.
    fn remove_types(&mut self, params: &[Param]) {
        let fields = self.fields.iter().map(|field| &field.param);
        let kept = reached(&self.types, self.params().chain(fields));
        let removed = reached(&self.types, params);
        let is_kept = |at: &usize| kept.contains(&TypeId(*at)) || !removed.contains(&TypeId(*at));
        let order: Vec<usize> = (0..self.types.len()).filter(is_kept).collect();
        // A type that is kept has members of such types only.
        let renumber = |ty: &mut Type| {
            if let Type::Named(id) = innermost(ty) {
                id.0 = order.binary_search(&id.0).unwrap_or_default();
            }
        };
        self.types = order.iter().map(|at| self.types[*at].clone()).collect();
        self.context.iter_mut().for_each(|param| renumber(&mut param.ty));
        self.fields.iter_mut().for_each(|field| renumber(&mut field.param.ty));
        for def in &mut self.types {
            if let Definition::Object(members) = &mut def.definition {
                members.iter_mut().for_each(|param| renumber(&mut param.ty));
            }
        }
        for case in self.errors.iter_mut().flat_map(|error| &mut error.cases.value) {
            case.args.value.iter_mut().for_each(|param| renumber(&mut param.ty));
            match &mut case.details.value {
                Details::None => {}
                Details::Members(members) => {
                    members.iter_mut().for_each(|param| renumber(&mut param.ty));
                }
                Details::Whole(param) => renumber(&mut param.ty),
            }
        }
    }
}

/// The types of these params, and those of their members.
fn reached<'p>(
    types: &'p [TypeDef],
    params: impl IntoIterator<Item = &'p Param>,
) -> HashSet<TypeId> {
    let mut reached = HashSet::new();
    let mut open: Vec<&Param> = params.into_iter().collect();
    while let Some(param) = open.pop() {
        let mut ty = param.ty.clone();
        if let Type::Named(id) = innermost(&mut ty)
            && reached.insert(*id)
        {
            open.extend(types[id.0].definition.members().into_iter().flatten());
        }
    }
    reached
}

/// The type of the items of lists and maps.
fn innermost(ty: &mut Type) -> &mut Type {
    match ty {
        Type::List(inner) | Type::Map(inner) => innermost(inner),
        ty => ty,
    }
}
