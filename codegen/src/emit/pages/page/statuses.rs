//! The page of HTTP statuses, by class.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::Table;
use crate::emit::pages::section::status::table_with_codes;
use crate::model::{Contract, StatusDoc};
use crate::wire::statuses;

#[derive(Serialize)]
pub(crate) struct StatusesPage {
    classes: Vec<Class>,
}

#[derive(Serialize)]
struct Class {
    heading: &'static str,
    statuses: Table,
}

const CLASSES: [(&str, u16); 5] = [
    ("Informational responses", 1),
    ("Success codes", 2),
    ("Redirections", 3),
    ("Client error codes", 4),
    ("Server error codes", 5),
];

/// Every status that the contract describes or that an error has, with its codes.
pub(crate) fn view(markup: impl Markup, contract: &Contract) -> StatusesPage {
    let all = statuses(contract);
    let classes = CLASSES.into_iter().filter_map(|(heading, class)| {
        let within: Vec<&StatusDoc> = all.iter().filter(|doc| *doc.status / 100 == class).collect();
        let statuses = table_with_codes(markup, contract, within.iter().copied());
        (!within.is_empty()).then_some(Class { heading, statuses })
    });
    StatusesPage { classes: classes.collect() }
}
