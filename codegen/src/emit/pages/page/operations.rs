//! The page of operations, and the errors that each can return.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::{Markup, errors};
use crate::emit::pages::section::{Columns, Table, codes};
use crate::model::{Contract, Error, Operation};

#[derive(Serialize)]
pub(crate) struct OperationsPage {
    operations: Vec<OperationView>,
}

#[derive(Serialize)]
struct OperationView {
    heading: String,
    text: String,
    /// The meaning of `If idempotent` for the operation; empty if the contract does not say whether it is idempotent.
    repeat: &'static str,
    codes: Table,
}

pub(crate) fn has_any(contract: &Contract) -> bool {
    !contract.operations.is_empty()
}

pub(crate) fn view(markup: impl Markup, contract: &Contract) -> OperationsPage {
    let operations = contract.operations.iter().map(|operation| {
        let lead = format!("Operation {}.", markup.code(&operation.name));
        OperationView {
            heading: path::operation_heading(&operation.name),
            text: markup.text(&lead, 2, &operation.description),
            repeat: operation.idempotent.map(repeat).unwrap_or_default(),
            codes: codes::table(markup, returned(contract, operation)),
        }
    });
    OperationsPage { operations: operations.collect() }
}

/// All operations in one table, for a page without links to others.
pub(crate) fn table(markup: impl Markup, contract: &Contract) -> Table {
    let operations = &contract.operations;
    let table = Columns::new()
        .column("Operation", move |operation: &Operation| markup.code(&operation.name))
        .column("Idempotent", |operation| {
            let words = |idempotent| if idempotent { "Yes" } else { "No" };
            operation.idempotent.map(words).unwrap_or_default().to_owned()
        })
        .column("Error codes", move |operation| errors(markup, returned(contract, operation)))
        .column("Description", move |operation| markup.brief(&operation.description))
        .table(operations);
    let long = operations.iter().filter(|it| !it.description.is_line());
    let text =
        |it: &Operation| markup.text(&format!("{}:", markup.code(&it.name)), 2, &it.description);
    table.above(long.map(text))
}

fn repeat(is_idempotent: bool) -> &'static str {
    if is_idempotent {
        "This operation is idempotent: codes marked `If idempotent` may be retried."
    } else {
        "This operation is not idempotent: do not retry codes marked `If idempotent`."
    }
}

fn returned<'c>(contract: &'c Contract, operation: &Operation) -> impl Iterator<Item = &'c Error> {
    operation.errors.iter().map(|id| &contract[id.value])
}
