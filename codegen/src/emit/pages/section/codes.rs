//! Tables of codes.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::advice;
use crate::emit::pages::section::{Columns, Table, retry, status};
use crate::model::{Error, Lifecycle};

/// Codes with causes and remedies: in one table, or in two if a fifth column would not fit on a phone.
#[derive(Serialize)]
pub(crate) struct Remedied {
    codes: Table,
    remedies: Table,
}

/// Codes with status, description and retry rule.
pub(crate) fn table<'e>(markup: impl Markup, errors: impl IntoIterator<Item = &'e Error>) -> Table {
    described(markup).column("Retry", |error| retry::short(error).to_owned()).table(errors)
}

/// Codes with status, description, causes and remedies.
pub(crate) fn with_remedies<'e>(
    markup: impl Markup,
    errors: impl Iterator<Item = &'e Error>,
) -> Remedied {
    let errors: Vec<&Error> = errors.collect();
    let fix = move |error: &Error| fix(markup, error);
    if errors.iter().any(|error| !error.case().causes.is_empty()) {
        let codes = described(markup).column("Common causes", move |error| causes(markup, error));
        let remedies = Columns::new().column("Code", move |error: &Error| markup.error(error));
        let fixable = errors.iter().copied().filter(|error| error.case().remedy.is_some());
        let remedies = remedies.column("How to fix it", fix).table(fixable);
        return Remedied { codes: codes.table(errors), remedies };
    }
    let codes = described(markup).column("How to fix it", fix).table(errors);
    Remedied { codes, remedies: Table::default() }
}

fn described<'t>(markup: impl Markup + 't) -> Columns<'t, Error> {
    Columns::new()
        .column("Code", move |error: &Error| markup.error(error))
        .column("HTTP status", status::number)
        .column("Description", move |error| {
            let Lifecycle { deprecated, .. } = &error.case().lifecycle;
            let mark = if deprecated.is_some() { " **Deprecated.**" } else { "" };
            let aliases = error.listed_aliases(|code| markup.code(code));
            let aliases = aliases.map(|list| format!(" Aliases: {list}.")).unwrap_or_default();
            markup.brief(&error.case().description) + mark + &aliases
        })
}

/// The causes of an error in a cell.
fn causes(markup: impl Markup, error: &Error) -> String {
    let causes = error.case().causes.iter().map(|cause| markup.brief(cause));
    causes.collect::<Vec<_>>().join(" ")
}

/// The remedy of an error in a cell.
fn fix(markup: impl Markup, error: &Error) -> String {
    advice::brief(markup, error.case().remedy.as_ref())
}
