//! Statuses: the meaning of each, and its codes.

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::{Columns, Table, case_link};
use crate::model::{Case, Contract, Error, StatusDoc};
use crate::wire;

/// The statuses of an error in a cell.
pub(crate) fn number(error: &Error) -> String {
    numbers(&error.cases.value)
}

/// The statuses of some cases in a cell.
pub(crate) fn numbers<'c>(cases: impl IntoIterator<Item = &'c Case>) -> String {
    let statuses = wire::distinct_statuses(cases).into_iter().map(|status| status.to_string());
    statuses.collect::<Vec<_>>().join(", ")
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
    let columns =
        columns(markup).column("Error codes", move |doc: &StatusDoc| sent(markup, contract, doc));
    columns.table(statuses)
}

/// Links to the errors that are sent with a status, and to conditions if only they are.
pub(crate) fn sent(markup: impl Markup, contract: &Contract, doc: &StatusDoc) -> String {
    let links = contract.errors.iter().flat_map(|error| {
        let own = error.own_cases(|case| &case.status);
        let sent = own.filter(|case| case.status.value == Some(*doc.status));
        sent.map(move |case| case_link(markup, error, case))
    });
    links.collect::<Vec<_>>().join(", ")
}

fn columns<'t>(markup: impl Markup + 't) -> Columns<'t, StatusDoc> {
    Columns::new()
        .column("Status", |doc: &StatusDoc| format!("`{}`", *doc.status))
        .column("Name", move |doc| markup.prose(&doc.title))
        .column("Meaning", move |doc| markup.brief(&doc.description))
}
