//! The names that a target writes: names in a namespace must differ, and none may be a reserved word.

use crate::model::{Contract, Error, Param};
use crate::source::Spanned;

/// Names that share a scope in the output of a target.
pub(crate) struct Namespace<'c> {
    /// The kind of names, for a message: `codes`.
    pub(crate) what: String,
    /// The rules of the target for such names.
    pub(crate) grammar: &'static Grammar,
    pub(crate) identifiers: Vec<Identifier<'c>>,
}

/// The use of a name, which decides how a clash can be resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// A name in programs, which the author can choose freely.
    Name,
    /// The key of a condition.
    Condition,
    /// The name of a field on the wire.
    Field,
    /// The name of a value on the wire.
    Value,
}

/// The rules of a target for names.
pub(crate) struct Grammar {
    /// The language that reserves the words, for a message: `Rust`.
    pub(crate) language: &'static str,
    /// Whether a name is a valid identifier.
    pub(crate) is_valid: fn(&str) -> bool,
    /// Whether a name, as written or as converted, is reserved.
    pub(crate) is_taken: fn(&str, &str) -> bool,
}

/// A name, as written in the catalog and as converted for the target.
pub(crate) struct Identifier<'c> {
    pub(crate) written: &'c Spanned<String>,
    pub(crate) of: Use,
    pub(crate) converted: String,
}

impl<'c> Namespace<'c> {
    /// Names that the author can choose freely.
    pub(crate) fn names(
        grammar: &'static Grammar,
        what: impl Into<String>,
        names: impl IntoIterator<Item = &'c Spanned<String>>,
        convert: fn(&str) -> String,
    ) -> Self {
        let names = names.into_iter();
        let of = Use::Name;
        let identifiers =
            names.map(|written| Identifier { written, of, converted: convert(written) }).collect();
        Self { what: what.into(), grammar, identifiers }
    }

    /// The same with the names of a contract's conditions.
    pub(crate) fn with_conditions(
        mut self,
        contract: &'c Contract,
        convert: fn(&str) -> String,
    ) -> Self {
        let conditions = contract.errors.iter().flat_map(Error::conditions);
        self.identifiers.extend(conditions.map(|case| Identifier {
            written: &case.name,
            of: Use::Condition,
            converted: convert(&case.symbol),
        }));
        self
    }

    /// The same names with another use.
    pub(crate) fn of(mut self, of: Use) -> Self {
        self.identifiers.iter_mut().for_each(|identifier| identifier.of = of);
        self
    }

    /// Names of params, which are sent on the wire.
    pub(crate) fn fields(
        grammar: &'static Grammar,
        what: impl Into<String>,
        params: impl IntoIterator<Item = &'c Param>,
        convert: fn(&str) -> String,
    ) -> Self {
        let names = params.into_iter().map(|param| &param.name);
        Self::names(grammar, what, names, convert).of(Use::Field)
    }
}
