//! `redirects.json`: redirects from the pages of replaced codes, for hosts that support redirects.

use serde_json::{Value, json};

use crate::emit::pages::engine::path;
use crate::model::Contract;

/// Paths within the folder of the contract, without file extensions; `None` if no code was replaced. Other hosts still
/// have the page of the old code.
pub(crate) fn text(contract: &Contract) -> Option<String> {
    let replaced = contract.removed.iter().filter_map(|gone| {
        let by = &contract[gone.replaced_by.as_ref()?.value];
        Some(json!({ "from": path::code(&gone.code), "to": path::code(&by.name) }))
    });
    let redirects: Vec<Value> = replaced.collect();
    let data = json!({ "redirects": redirects });
    // Writing a JSON value into a string cannot fail.
    (!redirects.is_empty()).then(|| serde_json::to_string_pretty(&data).unwrap_or_default() + "\n")
}
