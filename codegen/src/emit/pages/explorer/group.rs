//! Groups of entries, each under a heading.

use serde::Serialize;

use crate::emit::pages::explorer::entry::{self, Entry};
use crate::emit::pages::markup::{Html, Markup, html};
use crate::emit::pages::site::Site;
use crate::model::{CategoryId, Tombstone};

/// Entries under one heading.
#[derive(Serialize)]
pub(super) struct Group {
    title: String,
    description: String,
    pub(super) entries: Vec<Entry>,
}

/// All codes in the order of the contract: errors, failures that only a client sees, removed codes.
pub(super) fn groups(site: Site<'_>) -> Vec<Group> {
    let contract = site.contract();
    let of_category =
        |id| contract.errors_of(id).map(|error| entry::of_error(site, error)).collect();
    let mut groups = vec![group("Error codes", "", of_category(None))];
    for (at, category) in contract.categories.iter().enumerate() {
        let entries = of_category(Some(CategoryId(at)));
        groups.push(group(&category.title, &category.description, entries));
    }
    let clients = contract.client.iter().map(entry::of_client).collect();
    let title = "Failures that only a client sees";
    groups.push(group(title, "No server sends these codes.", clients));
    // A removed code that is in use again, or that clients see, is listed only once.
    let is_live = |code: &str| {
        contract.errors.iter().any(|error| error.code.to_string() == code)
            || contract.client.iter().any(|client| *client.name == code)
    };
    let removed = contract.removed.iter().filter(|gone: &&Tombstone| !is_live(&gone.code));
    let removed = removed.map(|gone| entry::of_removed(contract, gone)).collect();
    groups.push(group("Removed codes", "They are never reused.", removed));
    groups.retain(|group| !group.entries.is_empty());
    groups
}

fn group(title: &str, description: &str, entries: Vec<Entry>) -> Group {
    Group { title: html::text(title), description: Html.paragraphs(description), entries }
}
