//! What each status means, and which codes come with it.

use minijinja::{Value, context};

use crate::emit::markdown::escape;
use crate::emit::markdown::link::Links;
use crate::emit::markdown::table::Table;
use crate::model::{Contract, StatusDoc, reason_phrase};
use crate::source::Spanned;

/// Every status that the contract explains or sends, by class, with its codes.
pub(super) fn view(contract: &Contract, links: Links<'_>) -> Value {
    let all = all(contract);
    let table = sent(contract, links);
    let classes = [
        ("Informational responses", 1),
        ("Success codes", 2),
        ("Redirections", 3),
        ("Client error codes", 4),
        ("Server error codes", 5),
    ];
    let classes = classes.iter().filter_map(|(heading, class)| {
        let statuses: Vec<&StatusDoc> =
            all.iter().filter(|doc| *doc.status / 100 == *class).collect();
        (!statuses.is_empty())
            .then(|| context! { heading => *heading, statuses => table.view(statuses) })
    });
    context! {
        classes => classes.collect::<Vec<_>>(),
        index => links.to_index(),
    }
}

/// Statuses and what they mean.
pub(super) fn table<'t>() -> Table<'t, StatusDoc> {
    Table::new()
        .column("Status", |doc: &StatusDoc| format!("`{}`", *doc.status))
        .column("Name", |doc| escape::prose(&doc.title))
        .column("Meaning", |doc| escape::inline(&doc.description))
}

/// Every status that the contract explains or sends, by number.
pub(super) fn all(contract: &Contract) -> Vec<StatusDoc> {
    let mut all = contract.statuses.clone();
    for status in contract.errors.iter().filter_map(|error| error.status.as_ref()) {
        if all.iter().all(|known| *known.status != **status) {
            let title = reason_phrase(**status).unwrap_or_default().to_owned();
            all.push(StatusDoc {
                status: Spanned::new(**status, status.span),
                title,
                description: String::new(),
            });
        }
    }
    all.sort_by_key(|doc| *doc.status);
    all
}

/// Statuses with their codes.
pub(super) fn sent<'t>(contract: &'t Contract, links: Links<'t>) -> Table<'t, StatusDoc> {
    table().column("Error codes", move |doc: &StatusDoc| {
        let sent = |status: u16| status == *doc.status;
        let errors = contract.errors.iter();
        links.to_codes(errors.filter(|error| error.status.as_ref().is_some_and(|it| sent(**it))))
    })
}
