//! `llms.txt`: the overview that a language model reads first.

use serde::Serialize;

use crate::emit::Target;
use crate::emit::pages::engine::path;
use crate::emit::pages::markup::Markup;
use crate::emit::pages::page::index;
use crate::emit::pages::section::envelope;
use crate::emit::pages::site::contract_heading;
use crate::model::{Error, Slot};
use crate::wire::Wire;

#[derive(Serialize)]
pub(crate) struct Overview {
    head: String,
    description: String,
    code_path: Option<String>,
    /// The path of the contract as data, within the output; only if the data target is enabled.
    data_path: Option<String>,
    codes: Vec<String>,
    pages: Vec<String>,
}

pub(crate) fn view(markup: impl Markup, wire: &Wire<'_>, targets: &[Box<dyn Target>]) -> Overview {
    let contract = wire.contract;
    let line = |error: &Error| {
        let status = error.status.map(|status| format!("HTTP {status}. ")).unwrap_or_default();
        let description = markup.inline(&error.case().description);
        format!("{}: {status}{description}", markup.error(error))
    };
    let has_data = targets.iter().any(|target| target.name() == "data");
    let data_path = format!("data/{}/errors.json", path::folder(contract));
    Overview {
        head: contract_heading(contract),
        description: markup.inline(&contract.description),
        code_path: envelope::place(markup, wire, &Slot::Code),
        data_path: has_data.then(|| markup.code(&data_path)),
        codes: contract.errors.iter().map(line).collect(),
        pages: index::pages(markup, wire),
    }
}
