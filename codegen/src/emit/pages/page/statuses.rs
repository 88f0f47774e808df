//! The page of HTTP statuses, by class.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::status::sent;
use crate::model::{Contract, StatusDoc};
use crate::wire::statuses;

#[derive(Serialize)]
pub(crate) struct StatusesPage {
    classes: Vec<Class>,
}

#[derive(Serialize)]
struct Class {
    heading: &'static str,
    statuses: Vec<StatusView>,
}

/// A status below its heading, which other pages link to.
#[derive(Serialize)]
struct StatusView {
    status: u16,
    /// The name and the meaning; may be empty.
    text: String,
    /// Links to the codes; may be empty.
    codes: String,
}

const CLASSES: [(&str, u16); 5] = [
    ("Informational responses", 1),
    ("Success codes", 2),
    ("Redirections", 3),
    ("Client error codes", 4),
    ("Server error codes", 5),
];

/// The heading of the success statuses where errors have one of them: their codes are not "success codes".
const SUCCESS_OF_ERRORS: &str = "Errors with a success status";

/// Whether the contract has any status.
pub(crate) fn has_any(contract: &Contract) -> bool {
    !contract.statuses.is_empty() || contract.cases().any(|(_, case)| case.status.is_some())
}

/// Every status that the contract describes or that an error has, with its codes.
pub(crate) fn view(markup: impl Markup, contract: &Contract) -> StatusesPage {
    let all = statuses(contract);
    let status = |doc: &StatusDoc| StatusView {
        status: *doc.status,
        text: match markup.prose(&doc.title).as_str() {
            "" => markup.text("", 3, &doc.description),
            title => markup.text(&markup.lead(&format!("{title}.")), 3, &doc.description),
        },
        codes: sent(markup, contract, doc),
    };
    let classes = CLASSES.into_iter().map(|(heading, class)| {
        let within = all.iter().filter(|doc| *doc.status / 100 == class);
        let statuses: Vec<_> = within.map(status).collect();
        let has_errors = statuses.iter().any(|it| !it.codes.is_empty());
        let heading = if class == 2 && has_errors { SUCCESS_OF_ERRORS } else { heading };
        Class { heading, statuses }
    });
    StatusesPage { classes: classes.filter(|class| !class.statuses.is_empty()).collect() }
}
