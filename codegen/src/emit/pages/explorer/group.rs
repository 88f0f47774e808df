//! Groups of entries, each under a heading.

use serde::Serialize;

use crate::emit::pages::explorer::Shown;
use crate::emit::pages::explorer::entry::{self, Entry};
use crate::emit::pages::markup::{Markup, html};
use crate::model::{CategoryId, Tombstone};

/// Entries under one heading.
#[derive(Serialize)]
pub(super) struct Group {
    title: String,
    /// The name of the contract; empty if it is the only one.
    api: String,
    description: String,
    pub(super) entries: Vec<Entry>,
}

/// All codes in the order of the contract: errors, failures that only a client sees, removed codes.
pub(super) fn groups(shown: Shown<'_>) -> Vec<Group> {
    let contract = shown.site.contract();
    let group = |title: &str, description: String, entries: Vec<Entry>| Group {
        title: html::text(title),
        api: html::text(shown.label),
        description,
        entries,
    };
    let of_category =
        |id| contract.errors_of(id).map(|error| entry::of_error(shown, error)).collect();
    let mut groups = vec![group("Error codes", String::new(), of_category(None))];
    for (at, category) in contract.categories.iter().enumerate() {
        let entries = of_category(Some(CategoryId(at)));
        let description = shown.html.text("", 2, &category.description);
        groups.push(group(&category.title, description, entries));
    }
    let clients = contract.client.iter().map(|it| entry::of_client(shown, it)).collect();
    let title = "Failures that only a client sees";
    let description = "<p>No server sends these codes.</p>".to_owned();
    groups.push(group(title, description, clients));
    // A removed code that is in use again, or that clients see, is listed only once.
    let is_live = |code: &str| {
        contract.errors.iter().any(|error| error.code.to_string() == code)
            || contract.client.iter().any(|client| *client.name == code)
    };
    let removed = contract.removed.iter().filter(|gone: &&Tombstone| !is_live(&gone.code));
    let removed = removed.map(|gone| entry::of_removed(shown, gone)).collect();
    let description = "<p>They are never reused.</p>".to_owned();
    groups.push(group("Removed codes", description, removed));
    groups.retain(|group| !group.entries.is_empty());
    groups
}
