//! Messages that an application may show its users.

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::row::{case_link, own_cases};
use crate::emit::pages::section::table::{Columns, Table};
use crate::wire::Wire;

/// The messages of errors, of conditions with another message, and of failures that only a client sees.
pub(crate) fn table(markup: impl Markup, wire: &Wire<'_>) -> Table {
    let mut rows: Vec<[String; 2]> = Vec::new();
    for error in &wire.contract.errors {
        for case in own_cases(error, |case| &case.user_message) {
            if let Some(text) = &case.user_message.value {
                rows.push([case_link(markup, error, case), markup.code(&text.display())]);
            }
        }
    }
    for client in &wire.contract.client {
        if let Some(text) = &client.user_message {
            rows.push([markup.code(&client.name), markup.code(text)]);
        }
    }
    Columns::new()
        .column("Code", |[code, _]: &[String; 2]| code.clone())
        .column("Text to show", |[_, text]| text.clone())
        .table(&rows)
}
