//! Tables of codes.

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::advice::remedy;
use crate::emit::pages::section::{Columns, Table, retry, status};
use crate::emit::text::one_line;
use crate::model::{Error, Lifecycle};

/// Codes with status, description and retry rule.
pub(crate) fn table<'e>(markup: impl Markup, errors: impl IntoIterator<Item = &'e Error>) -> Table {
    Columns::new()
        .column("Code", move |error: &Error| markup.error(error))
        .column("HTTP status", status::number)
        .column("Description", move |error| {
            let Lifecycle { deprecated, .. } = &error.lifecycle;
            let mark = if deprecated.is_some() { " **Deprecated.**" } else { "" };
            markup.inline(&error.case().description) + mark
        })
        .column("Retry", |error| retry::short(error).to_owned())
        .table(errors)
}

/// The causes of an error in a cell.
pub(crate) fn causes(markup: impl Markup, error: &Error) -> String {
    let causes = error.case().causes.iter().map(|cause| markup.inline(cause));
    causes.collect::<Vec<_>>().join(" ")
}

/// The remedy of an error in a cell.
pub(crate) fn fix(markup: impl Markup, error: &Error) -> String {
    one_line(&remedy(markup, error.case().remedy.as_ref()))
}
