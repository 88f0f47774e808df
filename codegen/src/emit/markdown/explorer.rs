//! `explorer.html`: every code of a contract on one page that can be searched, without a server and without a network.
//!
//! The page is whole without its script, which only filters. A browser runs and applies nothing but the one script and
//! the one style that errcat put there: the page names their hashes.

mod entry;
mod filter;

use data_encoding::BASE64;
use minijinja::{Value, context};

use crate::emit::example::Occurrence;
use crate::emit::markdown::explorer::entry::Entry;
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::{Site, code, envelope, html, page, sample, statuses, tree};
use crate::model::{Catalog, Contract, ErrorDef, Slot, StatusDoc};

const STYLE: (&str, &str) =
    ("markdown/explorer.css", include_str!("../../../templates/markdown/explorer.css"));
const SCRIPT: (&str, &str) =
    ("markdown/explorer.js", include_str!("../../../templates/markdown/explorer.js"));

/// Adds the page of a contract.
pub(super) fn emit(site: &mut Site<'_, '_>) {
    let path = format!("{}/explorer.html", site.folder);
    let view = view(site.catalog, site.contract);
    site.add(path, "markdown/explorer.html.j2", view);
}

fn view(catalog: &Catalog, contract: &Contract) -> Value {
    let (style, script) = (own(catalog, STYLE), own(catalog, SCRIPT));
    let groups = groups(contract);
    let entries = || groups.iter().flat_map(|group| &group.entries);
    context! {
        mark => html::comment(&page::mark(contract)),
        style_hash => hash(&style),
        script_hash => hash(&script),
        style,
        script,
        title => html::text(&format!("{} errors", contract.title)),
        summary => html::attribute(&contract.description.split_whitespace().collect::<Vec<_>>().join(" ")),
        version => html::text(&contract.version),
        description => html::paragraphs(&contract.description),
        count => entries().count(),
        statuses => filter::statuses(contract, entries()),
        categories => filter::categories(contract),
        retries => filter::retries(entries()),
        lifecycles => filter::lifecycles(entries()),
        groups => groups.iter().map(Group::view).collect::<Vec<_>>(),
        code_path => envelope::place(contract, &Slot::Code).map(|place| html::code(&place)),
        sample => html::text(&first_body(contract)),
        fields => code::fields_table(Markup::Html).view(&envelope::fields(Markup::Html, contract)),
        meanings => meanings(contract),
    }
}

/// The project's own text of this name, or errcat's.
fn own(catalog: &Catalog, (name, built_in): (&str, &str)) -> String {
    let own = catalog.templates.iter().find(|own| own.name == name);
    let text = own.map_or(built_in, |own| own.text.as_str());
    // A browser reads any end of a line as a line feed, and hashes what it read.
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text as a policy names it: `sha256-…`.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(&hmac_sha256::Hash::hash(text.as_bytes())))
}

/// Entries under one heading.
struct Group {
    title: String,
    description: String,
    entries: Vec<Entry>,
}

impl Group {
    fn view(&self) -> Value {
        context! {
            title => html::text(&self.title),
            description => html::paragraphs(&self.description),
            entries => self.entries.iter().map(|entry| entry.view.clone()).collect::<Vec<_>>(),
        }
    }
}

/// What has a code, in the order of the contract: errors, failures of clients, codes that are gone.
fn groups(contract: &Contract) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut add = |title: &str, description: &str, entries: Vec<Entry>| {
        if !entries.is_empty() {
            let (title, description) = (title.to_owned(), description.to_owned());
            groups.push(Group { title, description, entries });
        }
    };
    let of_error = |error: &ErrorDef| entry::of_error(contract, error);
    let outside = contract.errors.iter().filter(|error| error.category.is_none());
    add("Error codes", "", outside.map(of_error).collect());
    for (at, category) in contract.categories.iter().enumerate() {
        let entries = tree::of_category(contract, at).map(of_error).collect();
        add(&category.title, &category.description, entries);
    }
    let clients = contract.client.iter().map(entry::of_client).collect();
    add("Failures that only a client sees", "No server sends these codes.", clients);
    // A code that is live again, or is seen by clients, has one place on the page.
    let is_live = |code: &str| {
        contract.errors.iter().any(|error| error.code.to_string() == code)
            || contract.client.iter().any(|client| *client.name == code)
    };
    let removed = contract.removed.iter().filter(|gone| !is_live(&gone.code));
    let removed = removed.map(|gone| entry::of_removed(contract, gone)).collect();
    add("Removed codes", "They are never given another meaning.", removed);
    groups
}

/// The body of the first error, to show what all are like.
fn first_body(contract: &Contract) -> String {
    let error = contract.errors.first();
    error.map(|error| sample::body_text(Occurrence::of(contract, error))).unwrap_or_default()
}

/// What each status means, and the codes that come with it.
fn meanings(contract: &Contract) -> Vec<Value> {
    let codes = |doc: &StatusDoc| {
        let is_sent =
            |error: &&ErrorDef| error.status.as_ref().is_some_and(|status| **status == *doc.status);
        let errors = contract.errors.iter().filter(is_sent);
        let codes = errors.map(|error| html::code_link(&error.code.to_string()));
        codes.collect::<Vec<_>>().join(", ")
    };
    let statuses = statuses::all(contract);
    let meanings = statuses.iter().map(|doc| {
        context! {
            status => html::text(format!("{} {}", *doc.status, doc.title).trim_end()),
            text => html::inline(&doc.description),
            codes => codes(doc),
        }
    });
    meanings.collect()
}

#[cfg(test)]
mod tests;
