//! Resolved references from one part of a contract to another: typed indices into the contract.

use std::ops::Index;

use crate::model::{Case, Category, Contract, Error, Field, Param, TypeDef};

/// Declares an id, and the collection of the contract that it indexes.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $field:ident: $target:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);

        impl Index<$name> for Contract {
            type Output = $target;

            fn index(&self, id: $name) -> &$target {
                &self.$field[id.0]
            }
        }
    };
}

id!(
    /// An error of the contract: `contract[id]`.
    ErrorId,
    errors: Error
);
id!(
    /// A category of the contract.
    CategoryId,
    categories: Category
);
id!(
    /// A declared type of the contract.
    TypeId,
    types: TypeDef
);
id!(
    /// A context value of the contract.
    ContextId,
    context: Param
);
id!(
    /// A field of the contract.
    FieldId,
    fields: Field
);

/// A param of a case: `case[id]`. The params of an error have the same ids in each of its conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParamId {
    /// A param outside the details.
    Arg(usize),
    /// A member of the details, or the details themselves if they are a single value.
    Detail(usize),
}

impl Index<ParamId> for Case {
    type Output = Param;

    fn index(&self, id: ParamId) -> &Param {
        match id {
            ParamId::Arg(at) => &self.args[at],
            ParamId::Detail(at) => &self.details.params()[at],
        }
    }
}
