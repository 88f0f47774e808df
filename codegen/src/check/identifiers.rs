//! The names of a contract as its targets write them.

use std::collections::HashSet;

use crate::model::{Contract, Definition, Param};
use crate::name::{slug, type_name, value_name};
use crate::source::Spanned;

/// Names that stand side by side in a target, and so must differ.
pub(super) struct Namespace<'c> {
    /// What the names are, for a message.
    pub(super) what: String,
    pub(super) of: Use,
    pub(super) identifiers: Vec<Identifier<'c>>,
}

/// Who chose a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// The catalog's author, freely.
    Name,
    /// The wire: the name is what is sent.
    Field,
    /// The wire: the name stands for a value that is sent.
    Value,
}

/// A name as written and as a target writes it.
pub(super) struct Identifier<'c> {
    pub(super) written: &'c Spanned<String>,
    pub(super) converted: String,
}

/// Every namespace of a contract.
pub(super) fn namespaces(contract: &Contract) -> Vec<Namespace<'_>> {
    // An error that comes twice is the business of `duplicate-code`.
    let mut seen = HashSet::new();
    let names_of_errors = contract.errors.iter().map(|error| &error.name);
    let first: Vec<_> = names_of_errors.filter(|name| seen.insert(&name.value)).collect();
    let errors = || first.iter().copied();
    let conditions = || {
        contract.errors.iter().flat_map(|error| &error.conditions).map(|condition| &condition.name)
    };
    let categories = || contract.categories.iter().map(|category| &category.name);
    let types = contract.types.iter().map(|def| &def.name);
    let mut spaces = vec![
        names("codes", errors(), type_name),
        names("pages", errors(), slug_as_identifier),
        names("constructors", errors().chain(conditions()), value_name),
        names("conditions", conditions(), type_name),
        names("params", errors().chain(conditions()), type_name),
        names("categories", categories(), type_name),
        names("types", types, type_name),
        fields("the context", &contract.context),
    ];
    spaces.extend(contract.types.iter().map(|def| match &def.definition {
        Definition::Object(members) => {
            fields(&format!("the members of `{}`", def.name.value), members)
        }
        Definition::Enumeration(values) => Namespace {
            of: Use::Value,
            ..names(&format!("the values of `{}`", def.name.value), values.iter(), variant_name)
        },
    }));
    for error in &contract.errors {
        let of = |name: &str| format!("the params of `{name}`");
        spaces.push(fields(&of(&error.name), error.params()));
        let own = error
            .conditions
            .iter()
            .filter(|condition| condition.params().count() > error.params().count());
        spaces.extend(own.map(|condition| fields(&of(&condition.name), condition.params())));
    }
    spaces
}

fn names<'c>(
    what: &str,
    names: impl Iterator<Item = &'c Spanned<String>>,
    convert: fn(&str) -> String,
) -> Namespace<'c> {
    let identifiers =
        names.map(|written| Identifier { written, converted: convert(written) }).collect();
    Namespace { what: what.to_owned(), of: Use::Name, identifiers }
}

fn fields<'c>(what: &str, params: impl IntoIterator<Item = &'c Param>) -> Namespace<'c> {
    let fields = names(what, params.into_iter().map(|param| &param.name), value_name);
    Namespace { of: Use::Field, ..fields }
}

/// A page's name with `_` for `-`, so that the rules of identifiers hold for it.
fn slug_as_identifier(name: &str) -> String {
    slug(name).replace('-', "_")
}

/// A value as a variant; one that starts with a digit gets a `_` before it.
fn variant_name(value: &str) -> String {
    let name = type_name(value);
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}
