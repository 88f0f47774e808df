//! `llms.txt`: the overview that a language model reads first.

use serde::Serialize;

use crate::emit::pages::markup::{Markup, markdown};
use crate::emit::pages::page::index;
use crate::emit::pages::section::{envelope, status};
use crate::model::{Error, Slot};
use crate::wire::Wire;

#[derive(Serialize)]
pub(crate) struct Overview {
    head: String,
    description: String,
    code_path: Option<String>,
    /// The files with the contract as data, as links if they are beside this file.
    pub(crate) data: Vec<String>,
    codes: Vec<String>,
    pages: Vec<String>,
}

pub(crate) fn view(markup: impl Markup, wire: &Wire<'_>, title: &str) -> Overview {
    let contract = wire.contract;
    let line = |error: &Error| {
        let status = match status::number(error) {
            none if none.is_empty() => none,
            statuses => format!("HTTP {statuses}. "),
        };
        let description = markup.brief(&error.case().description);
        let aliases = error.listed_aliases(|code| markup.code(code));
        let aliases = aliases.map(|list| format!(" (aliases: {list})")).unwrap_or_default();
        format!("{}{aliases}: {status}{description}", markup.error(error))
    };
    Overview {
        head: format!("# {}", markdown::prose(title)),
        description: markup.brief(&contract.description),
        code_path: envelope::place(markup, wire, &Slot::Code),
        data: Vec::new(),
        codes: contract.errors.iter().map(line).collect(),
        pages: index::pages(markup, wire),
    }
}
