//! The names that a target writes: names in one namespace must differ, and none may be a word that is taken.

use crate::model::Param;
use crate::source::Spanned;

/// Names side by side in the output of a target.
pub(crate) struct Namespace<'c> {
    /// The kind of names, for a message: `codes`.
    pub(crate) what: String,
    pub(crate) of: Use,
    /// The rules of the target for such names.
    pub(crate) grammar: &'static Grammar,
    pub(crate) identifiers: Vec<Identifier<'c>>,
}

/// The chooser of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// The catalog's author, freely.
    Name,
    /// The wire: the name is what is sent.
    Field,
    /// The wire: the name stands for a value that is sent.
    Value,
}

/// The rules of a target for names.
pub(crate) struct Grammar {
    /// The owner of the words that are taken, for a message: `Rust`.
    pub(crate) language: &'static str,
    /// Whether a name can be written at all.
    pub(crate) is_valid: fn(&str) -> bool,
    /// Whether a name as written, or as converted, is taken.
    pub(crate) is_taken: fn(&str, &str) -> bool,
}

/// A name as the catalog writes it and as the target does.
pub(crate) struct Identifier<'c> {
    pub(crate) written: &'c Spanned<String>,
    pub(crate) converted: String,
}

impl<'c> Namespace<'c> {
    /// Names of the author's choice.
    pub(crate) fn names(
        grammar: &'static Grammar,
        what: impl Into<String>,
        names: impl IntoIterator<Item = &'c Spanned<String>>,
        convert: fn(&str) -> String,
    ) -> Self {
        let names = names.into_iter();
        let identifiers =
            names.map(|written| Identifier { written, converted: convert(written) }).collect();
        Self { what: what.into(), of: Use::Name, grammar, identifiers }
    }

    /// Names of params, which are sent.
    pub(crate) fn fields(
        grammar: &'static Grammar,
        what: impl Into<String>,
        params: impl IntoIterator<Item = &'c Param>,
        convert: fn(&str) -> String,
    ) -> Self {
        let names = params.into_iter().map(|param| &param.name);
        Self { of: Use::Field, ..Self::names(grammar, what, names, convert) }
    }
}
