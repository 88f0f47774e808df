//! Paths of pages within the folder of their contract, without the extension.

use crate::emit::pages::markup::markdown;
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
pub(crate) const CATEGORIES: &str = "categories";
pub(crate) const CODES: &str = "codes";
pub(crate) const GUIDES: &str = "guides";

/// The places of the folders and pages of a contract among each other, from 1, where an engine sorts by number.
const ORDER: [&str; 8] =
    [CATEGORIES, CODES, STATUSES, CONDITIONS, OPERATIONS, HANDLING, GUIDES, CHANGES];

/// The place of a folder or a page in the folder of its contract.
pub(crate) fn order(name: &str) -> usize {
    1 + ORDER.iter().take_while(|known| **known != name).count()
}

/// The label of a page about a whole contract.
pub(crate) fn label(page: &str) -> &'static str {
    match page {
        STATUSES => "HTTP statuses",
        CONDITIONS => "Conditions",
        OPERATIONS => "Operations",
        HANDLING => "Handling errors",
        _ => "Changes",
    }
}

/// A status on the page of statuses.
pub(crate) fn status(status: u16) -> String {
    format!("{STATUSES}#status-{status}")
}

/// An operation on the page of operations.
pub(crate) fn operation(name: &str) -> String {
    format!("{OPERATIONS}#{}", anchor(&operation_heading(name)))
}

/// The heading of an operation: letters, digits and single spaces, as in every heading below the first.
pub(crate) fn operation_heading(name: &str) -> String {
    markdown::heading(name, "Operation")
}

/// The anchor that every engine gives to such a heading.
fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

/// The page of a contract in a tree with one page for each.
pub(crate) fn single(contract: &Contract) -> String {
    page_slug(&contract.name)
}

/// The folder of a contract's pages.
pub(crate) fn folder(contract: &Contract) -> String {
    name::slug(&contract.name)
}

/// The page of a code. It does not depend on the category, so that links remain valid.
pub(crate) fn code(name: &str) -> String {
    format!("{CODES}/{}", page_slug(name))
}

pub(crate) fn category(name: &str) -> String {
    format!("{CATEGORIES}/{}", page_slug(name))
}

pub(crate) fn guide(name: &str) -> String {
    format!("{GUIDES}/{}", page_slug(name))
}

/// The folder of an index page, with a `/` at its end unless it is the root; `None` for another page.
pub(crate) fn folder_of_index(page: &str) -> Option<&str> {
    page.strip_suffix(INDEX).filter(|folder| folder.is_empty() || folder.ends_with('/'))
}
