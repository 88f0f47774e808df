//! The names in the generated Rust.

use std::collections::HashSet;

use crate::emit::rust::ident::is_keyword;
use crate::model::{Contract, Definition};
use crate::name::{is_identifier, type_name, value_name};
use crate::namespace::{Grammar, Namespace, Use};

/// The module that all contracts share.
const SHARED_MODULE: &str = "errcat";

static MODULE: Grammar = Grammar {
    language: "Rust",
    is_valid: |_| true,
    is_taken: |_, name| is_keyword(name) || name == SHARED_MODULE,
};
static NAME: Grammar =
    Grammar { language: "Rust", is_valid: is_identifier, is_taken: |_, name| is_keyword(name) };
/// A field or a variant that is a keyword is written `r#word`.
static ANY: Grammar = Grammar { language: "Rust", is_valid: is_identifier, is_taken: |_, _| false };

/// Every namespace of a contract.
pub(super) fn namespaces(contract: &Contract) -> Vec<Namespace<'_>> {
    // `duplicate-code` reports an error that is declared twice.
    let mut seen = HashSet::new();
    let names_of_errors = contract.errors.iter().map(|error| &error.name);
    let first: Vec<_> = names_of_errors.filter(|name| seen.insert(&name.value)).collect();
    let errors = || first.iter().copied();
    let fields = contract.fields.iter().map(|field| &field.param);
    let names = |what: &str, convert, names: Vec<_>| Namespace::names(&NAME, what, names, convert);
    let mut spaces = vec![
        Namespace::names(&MODULE, "contracts", [&contract.name], value_name),
        names("codes", type_name, errors().collect()),
        names("constructors", value_name, errors().collect()).with_conditions(contract, value_name),
        names("conditions", type_name, Vec::new()).with_conditions(contract, type_name),
        names("params", type_name, errors().collect()).with_conditions(contract, type_name),
        names("categories", type_name, contract.categories.iter().map(|it| &it.name).collect()),
        names("types", type_name, contract.types.iter().map(|def| &def.name).collect()),
        Namespace::fields(&ANY, "the context", &contract.context, value_name),
        Namespace::fields(&ANY, "the fields", fields, value_name),
    ];
    spaces.extend(contract.types.iter().map(|def| match &def.definition {
        Definition::Object(members) => {
            let what = format!("the members of `{}`", *def.name);
            Namespace::fields(&ANY, what, members, value_name)
        }
        Definition::Enumeration(values) => {
            let what = format!("the values of `{}`", *def.name);
            Namespace::names(&ANY, what, values, variant_name).of(Use::Value)
        }
    }));
    for error in &contract.errors {
        let inherited = error.case().params().count();
        for (at, case) in error.cases.iter().enumerate() {
            if at == 0 || case.params().count() > inherited {
                let what = format!("the params of `{}`", *case.name);
                spaces.push(Namespace::fields(&ANY, what, case.params(), value_name));
            }
        }
    }
    spaces
}

/// A value as a variant; a `_` is added before a leading digit.
fn variant_name(value: &str) -> String {
    let name = type_name(value);
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}
