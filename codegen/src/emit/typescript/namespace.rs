//! The names that TypeScript writes for a contract, for the checks.

use std::collections::HashSet;

use crate::emit::typescript::keyword::{KEY, MEMBER, MESSAGE, MODULE, TYPE};
use crate::emit::typescript::{Names, member, names};
use crate::model::{Contract, Definition};
use crate::name;
use crate::namespace::{Identifier, Namespace, Use};
use crate::source::Spanned;
use crate::wire::Wire;

/// Every namespace of a contract.
pub(super) fn all(contract: &Contract) -> Vec<Namespace<'_>> {
    let members = member::members(&Wire::new(contract));
    let outside = members.into_iter().map(|member| member.param);
    let mut spaces = vec![
        Namespace::names(&MODULE, "modules", [&contract.name], str::to_owned),
        Namespace::names(&KEY, "codes", codes(contract), str::to_owned),
        Namespace::names(&MESSAGE, "messages", codes(contract), str::to_owned),
        Namespace::names(&KEY, "conditions", [], str::to_owned)
            .with_conditions(contract, str::to_owned),
        types(contract),
        Namespace::fields(&MEMBER, "the members of an error", outside, names::member),
    ];
    spaces.extend(contract.types.iter().filter_map(|def| match &def.definition {
        Definition::Object(members) => {
            let what = format!("the members of `{}`", *def.name);
            Some(Namespace::fields(&KEY, what, members, str::to_owned))
        }
        Definition::Enumeration(_) => None,
    }));
    spaces.extend(contract.cases().map(|(_, case)| {
        let what = format!("the params of `{}`", *case.name);
        Namespace::fields(&KEY, what, case.params(), str::to_owned)
    }));
    spaces
}

/// The names of all codes. Another rule reports codes that are sent twice.
fn codes(contract: &Contract) -> Vec<&Spanned<String>> {
    let errors = contract.errors.iter().map(|error| (&error.name, error.code.to_string()));
    let clients = contract.client.iter().map(|client| (&client.name, client.name.value.clone()));
    let mut seen = HashSet::new();
    let mut is_new =
        |(name, sent): &(&Spanned<String>, String)| seen.insert((name.value.clone(), sent.clone()));
    errors.chain(clients).filter(|code| is_new(code)).map(|(name, _)| name).collect()
}

/// Declared types, and the unions of errors.
fn types(contract: &Contract) -> Namespace<'_> {
    let names = Names::new(contract);
    let declared = contract.types.iter().map(|def| &def.name);
    let categories = contract.categories.iter().map(|category| &category.name);
    let operations = contract.operations.iter().map(|operation| &operation.name);
    let identifiers = declared
        .map(|name| identifier(name, |name| names.declared(name)))
        .chain(categories.map(|name| identifier(name, |name| names.category(name))))
        .chain(operations.map(|name| identifier(name, |name| names.operation(name))))
        .collect();
    Namespace { what: "types".to_owned(), grammar: &TYPE, identifiers }
}

/// A converted name; empty if it has no letters that are valid in a type.
fn identifier(written: &Spanned<String>, convert: impl Fn(&str) -> String) -> Identifier<'_> {
    let has_letters = !name::type_name(written).is_empty();
    let converted = if has_letters { convert(written) } else { String::new() };
    Identifier { written, of: Use::Name, converted }
}
