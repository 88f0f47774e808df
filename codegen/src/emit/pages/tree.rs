//! All pages of a contract: one per code, category and guide, and the overview pages.

use serde::Serialize;

use crate::emit::Comment;
use crate::emit::pages::engine::{Links, Page, Standing, nav, path};
use crate::emit::pages::explorer;
use crate::emit::pages::markup::{Markdown, markdown};
use crate::emit::pages::options::Flavour;
use crate::emit::pages::page::{
    category, changes, code, conditions, handling, index, llms, operations, statuses,
};
use crate::emit::pages::site::{Sink, Site};
use crate::model::{CategoryId, Error, Tombstone};
use crate::wire::page_slug;

/// Adds the pages of a contract, and returns all of them except the index.
pub(super) fn emit(site: Site<'_>, sink: &mut Sink<'_>) -> Vec<Page> {
    let mut tree = TreeBuilder { site, sink, listing: Vec::new() };
    tree.categories();
    tree.codes();
    tree.removed();
    tree.overviews();
    tree.guides();
    if changes::has_any(site.contract()) {
        let page = Page::new(path::CHANGES, "Changes", "Added, deprecated and removed codes.");
        let view = changes::view(site.markdown(path::CHANGES), site.contract());
        tree.add("changes", page, view);
    }
    let listing = tree.listing;
    add_index(site, &listing, sink);
    add_companions(site, sink);
    listing
}

#[derive(Serialize)]
struct GuidePage<'g> {
    body: &'g str,
}

/// The pages of a contract, while they are emitted.
struct TreeBuilder<'s, 'k, 'f> {
    site: Site<'s>,
    sink: &'k mut Sink<'f>,
    listing: Vec<Page>,
}

impl TreeBuilder<'_, '_, '_> {
    fn add(&mut self, template: &str, page: Page, view: impl Serialize) {
        let page = Page { order: self.listing.len() + 1, ..page };
        self.site.add_page(template, &page, view, self.sink);
        self.listing.push(page);
    }

    fn categories(&mut self) {
        let (site, contract) = (self.site, self.site.contract());
        for (at, it) in contract.categories.iter().enumerate() {
            let path = path::category(&it.name);
            let view = category::view(site.markdown(&path), contract, CategoryId(at));
            self.add("category", Page::new(&path, &it.title, &it.description), view);
        }
    }

    fn codes(&mut self) {
        let site = self.site;
        for error in &site.contract().errors {
            let path = path::code(&error.name);
            let view = code::view(site, site.markdown(&path), error);
            let standing = match error.lifecycle.deprecated {
                Some(_) => Standing::Deprecated,
                None => Standing::Current,
            };
            let page = Page::new(&path, &error.code.to_string(), &error.case().description);
            self.add("code", Page { standing, ..page }, view);
        }
    }

    fn removed(&mut self) {
        let (site, contract) = (self.site, self.site.contract());
        // If a removed code is in use again, its page describes its current meaning.
        let is_live = |gone: &&Tombstone| {
            let slug = page_slug(&gone.code);
            contract.errors.iter().any(|error: &Error| page_slug(&error.name) == slug)
        };
        for gone in contract.removed.iter().filter(|gone| !is_live(gone)) {
            let path = path::code(&gone.code);
            let view = changes::removed(site.markdown(&path), contract, gone);
            let page = Page::new(&path, &gone.code, &gone.reason);
            self.add("removed", Page { standing: Standing::Removed, ..page }, view);
        }
    }

    fn overviews(&mut self) {
        let (site, contract) = (self.site, self.site.contract());
        let page = Page::new(path::STATUSES, "HTTP statuses", "The meaning of each status.");
        self.add("statuses", page, statuses::view(site.markdown(path::STATUSES), contract));
        if conditions::has_any(site.wire) {
            let page = Page::new(path::CONDITIONS, "Conditions", "The conditions of each code.");
            let headings = site.headings("conditions", &page.title);
            let view = conditions::view(site.markdown(path::CONDITIONS), site.wire, headings);
            self.add("conditions", page, view);
        }
        if !contract.operations.is_empty() {
            let description = "The errors that each operation can return.";
            let page = Page::new(path::OPERATIONS, "Operations", description);
            let headings = site.headings("operations", &page.title);
            let view = operations::view(site.markdown(path::OPERATIONS), contract, headings);
            self.add("operations", page, view);
        }
        let page = Page::new(path::HANDLING, "Handling errors", "When to retry, and how.");
        self.add("handling", page, handling::view(site, site.markdown(path::HANDLING)));
    }

    fn guides(&mut self) {
        for it in &self.site.contract().guides {
            let page = Page::new(path::guide(&it.name), &it.title, "");
            self.add("guide", page, GuidePage { body: &it.body });
        }
    }
}

fn add_index(site: Site<'_>, listing: &[Page], sink: &mut Sink<'_>) {
    let contract = site.contract();
    let title = format!("{} errors", contract.title);
    let headings = site.headings("index", &title);
    let mut view = index::view(site.markdown(path::INDEX), site.wire, headings);
    if site.flavour == Flavour::Sphinx {
        view.toctree = nav::toctree(listing);
    }
    if site.flavour.serves_html() {
        view.explorer = markdown::link("explorer", "explorer.html");
    }
    site.add_page("index", &Page::new(path::INDEX, &title, &contract.description), view, sink);
}

/// Adds the files beside the pages.
fn add_companions(site: Site<'_>, sink: &mut Sink<'_>) {
    let contract = site.contract();
    if let Some(text) = changes::redirects(contract) {
        let path = format!("{}/redirects.json", site.folder);
        sink.files.insert(path, Comment::Json("$comment"), Some(&contract.path.0), &text);
    }
    // Readers of this file follow links to files, whatever the engine.
    let markup = Markdown { links: Links::Files(path::INDEX), ..site.markdown(path::INDEX) };
    let view = llms::view(markup, site.wire, site.input.targets);
    let path = format!("{}/llms.txt", site.folder);
    site.add_file(&path, "markdown/llms.txt.j2", Comment::Markdown, view, sink);
    if site.flavour.allows_html() {
        explorer::emit(site, sink);
    }
}
