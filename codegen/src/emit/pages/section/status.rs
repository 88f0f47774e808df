//! Statuses: the meaning of each, and its codes.

use crate::emit::pages::markup::{Markup, errors};
use crate::emit::pages::section::{Columns, Table};
use crate::model::{Contract, Error, StatusDoc};

/// The status of an error in a cell.
pub(crate) fn number(error: &Error) -> String {
    error.status.map(|status| status.to_string()).unwrap_or_default()
}

/// Statuses and their meaning.
pub(crate) fn table<'d>(
    markup: impl Markup,
    statuses: impl IntoIterator<Item = &'d StatusDoc>,
) -> Table {
    columns(markup).table(statuses)
}

/// The same with the codes of each status.
pub(crate) fn table_with_codes<'d>(
    markup: impl Markup,
    contract: &Contract,
    statuses: impl IntoIterator<Item = &'d StatusDoc>,
) -> Table {
    let columns = columns(markup)
        .column("Error codes", move |doc: &StatusDoc| errors(markup, sent(contract, doc)));
    columns.table(statuses)
}

/// The errors that are sent with a status.
pub(crate) fn sent<'c>(contract: &'c Contract, doc: &StatusDoc) -> impl Iterator<Item = &'c Error> {
    let status = Some(*doc.status);
    contract.errors.iter().filter(move |error| error.status.value == status)
}

fn columns<'t>(markup: impl Markup + 't) -> Columns<'t, StatusDoc> {
    Columns::new()
        .column("Status", |doc: &StatusDoc| format!("`{}`", *doc.status))
        .column("Name", move |doc| markup.prose(&doc.title))
        .column("Meaning", move |doc| markup.brief(&doc.description))
}
