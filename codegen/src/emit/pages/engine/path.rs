//! Paths of pages within the folder of their contract, without the extension.

use crate::model::Contract;
use crate::name;
use crate::wire::page_slug;

/// The index page.
pub(crate) const INDEX: &str = "index";
pub(crate) const STATUSES: &str = "http-statuses";
/// The page of conditions. Its published path must not change.
pub(crate) const CONDITIONS: &str = "scenarios";
pub(crate) const OPERATIONS: &str = "operations";
pub(crate) const HANDLING: &str = "handling";
pub(crate) const CHANGES: &str = "changes";

/// The folder of a contract's pages.
pub(crate) fn folder(contract: &Contract) -> String {
    name::slug(&contract.name)
}

/// The page of a code. It does not depend on the category, so that links remain valid.
pub(crate) fn code(name: &str) -> String {
    format!("codes/{}", page_slug(name))
}

pub(crate) fn category(name: &str) -> String {
    format!("categories/{}", page_slug(name))
}

pub(crate) fn guide(name: &str) -> String {
    format!("guides/{}", page_slug(name))
}
