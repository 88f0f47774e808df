//! The page of operations, and the errors that each can return.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::{Markup, errors};
use crate::emit::pages::section::{Columns, Table, codes};
use crate::emit::text::one_line;
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
        let (name, description) =
            (markup.code(&operation.name), markup.paragraphs(&operation.description));
        OperationView {
            heading: path::operation_heading(&operation.name),
            text: format!("Operation {name}. {description}").trim_end().to_owned(),
            repeat: operation.idempotent.map(repeat).unwrap_or_default(),
            codes: codes::table(markup, returned(contract, operation)),
        }
    });
    OperationsPage { operations: operations.collect() }
}

/// All operations in one table, for a page without links to others.
pub(crate) fn table(markup: impl Markup, contract: &Contract) -> Table {
    Columns::new()
        .column("Operation", move |operation: &Operation| markup.code(&operation.name))
        .column("Idempotent", |operation| {
            let words = |idempotent| if idempotent { "Yes" } else { "No" };
            operation.idempotent.map(words).unwrap_or_default().to_owned()
        })
        .column("Error codes", move |operation| errors(markup, returned(contract, operation)))
        .column("Description", move |operation| {
            one_line(&markup.paragraphs(&operation.description))
        })
        .table(&contract.operations)
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
