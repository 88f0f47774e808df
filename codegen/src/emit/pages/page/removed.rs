//! The page of a removed code.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::replacement::advice;
use crate::model::{Contract, Tombstone};

#[derive(Serialize)]
pub(crate) struct RemovedPage {
    note: String,
    reason: String,
}

pub(crate) fn view(markup: impl Markup, contract: &Contract, gone: &Tombstone) -> RemovedPage {
    let since = format!("Removed in {}", markup.phrase(&gone.since));
    let instead = advice(markup, contract, "", gone.replaced_by.as_ref());
    RemovedPage { note: markup.note(&since, &instead), reason: markup.paragraphs(&gone.reason) }
}
