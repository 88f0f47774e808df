//! The params that must be kept out of logs.

use std::collections::BTreeSet;

use crate::model::{Error, Param, Type};
use crate::wire::Wire;

impl<'c> Wire<'c> {
    /// The names of sensitive params. A receiver cannot distinguish params of one name, so all of them are sensitive.
    pub(crate) fn sensitive_names(&self) -> BTreeSet<&'c str> {
        let params = self.contract.params().chain(self.members_of_types());
        params.filter(|param| param.sensitive).map(|param| param.name.as_str()).collect()
    }

    /// The errors whose details may have a sensitive member, at the top or within a declared type.
    pub(crate) fn secretive_errors(&self) -> Vec<&'c Error> {
        let is_secretive = self.secretive();
        let errors = self.contract.errors.iter();
        let params = |error: &'c Error| error.cases.iter().flat_map(|case| case.details.params());
        errors.filter(|error| params(error).any(&is_secretive)).collect()
    }

    /// Tells whether a param is sensitive, or may have a sensitive member within a declared type.
    pub(crate) fn secretive(&self) -> impl Fn(&Param) -> bool {
        let names = self.sensitive_names();
        let is_deep = self.members_of_types().any(|param| param.sensitive);
        move |param| names.contains(param.name.as_str()) || (is_deep && self.has_members(&param.ty))
    }

    fn members_of_types(&self) -> impl Iterator<Item = &'c Param> {
        let types = self.contract.types.iter();
        types.filter_map(|def| def.definition.members()).flatten()
    }

    /// Whether a type is, or consists of, a declared object.
    fn has_members(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) => self.contract[*id].definition.members().is_some(),
            Type::List(inner) | Type::Map(inner) => self.has_members(inner),
            _ => false,
        }
    }
}
