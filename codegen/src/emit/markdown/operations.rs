//! Which codes each operation can return.

use minijinja::{Value, context};

use crate::emit::markdown::code::Headings;
use crate::emit::markdown::link::Links;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::{escape, page, tree};
use crate::model::{Contract, ErrorDef, Operation};

/// The page: a table for each operation.
pub(super) fn view(contract: &Contract, links: Links<'_>) -> Value {
    let mut headings = Headings::with(&["Operations"]);
    let codes = tree::codes_table(links);
    let operations = contract.operations.iter().map(|operation| {
        let repeat = if operation.idempotent {
            "Asking twice is like asking once: codes that say `If idempotent` may be retried."
        } else {
            "Asking twice may act twice: codes that say `If idempotent` are final."
        };
        context! {
            heading => headings.unique(&operation.name, "Operation"),
            text => format!("Operation {}. {}", escape::code(&operation.name), page::paragraphs(&operation.description)).trim_end().to_owned(),
            repeat,
            codes => codes.view(errors(contract, operation)),
        }
    });
    context! {
        operations => operations.collect::<Vec<_>>(),
        index => links.to_index(),
    }
}

/// All operations in one table, for a page that links to no other.
pub(super) fn table(contract: &Contract) -> Table<'_, Operation> {
    Table::new()
        .column("Operation", |operation: &Operation| escape::code(&operation.name))
        .column("Idempotent", |operation| {
            if operation.idempotent { "Yes" } else { "No" }.to_owned()
        })
        .column("Error codes", move |operation| {
            let codes = errors(contract, operation);
            codes.map(|error| escape::code(&error.code.to_string())).collect::<Vec<_>>().join(", ")
        })
        .column("Description", |operation| {
            tree::escape_lines(&page::paragraphs(&operation.description))
        })
}

fn errors<'c>(
    contract: &'c Contract,
    operation: &'c Operation,
) -> impl Iterator<Item = &'c ErrorDef> {
    operation.errors.iter().filter_map(|name| contract.error(name))
}
