//! All pages of a contract: one per code, category and guide, and the overview pages.

use std::collections::HashSet;

use serde::Serialize;

use crate::emit::pages::engine::{Kind, Links, Page, Standing, nav, path};
use crate::emit::pages::markup::{Markdown, markdown};
use crate::emit::pages::options::Flavour;
use crate::emit::pages::page::{
    category, changes, code, conditions, handling, index, llms, operations, sample, statuses,
};
use crate::emit::pages::site::{Sink, Site};
use crate::emit::{Comment, Companion};
use crate::model::{CategoryId, Error, Tombstone};
use crate::wire::page_slug;

/// Adds the pages of a contract, and returns all of them except the index.
pub(super) fn emit(site: Site<'_>, sink: &mut Sink<'_>) -> Vec<Page> {
    let (labels, texts) = (HashSet::new(), HashSet::new());
    let mut tree = TreeBuilder { site, sink, listing: Vec::new(), labels, texts };
    tree.categories();
    tree.codes();
    tree.removed();
    tree.overviews();
    tree.guides();
    let listing = tree.listing;
    add_index(site, &listing, sink);
    add_companions(site, sink);
    listing
}

#[derive(Serialize)]
struct GuidePage {
    body: String,
}

/// The pages of a contract, while they are emitted.
struct TreeBuilder<'s, 'k, 'f> {
    site: Site<'s>,
    sink: &'k mut Sink<'f>,
    listing: Vec<Page>,
    labels: HashSet<String>,
    texts: HashSet<String>,
}

impl TreeBuilder<'_, '_, '_> {
    /// A page, whose label and text are made unique by its name.
    fn page(&mut self, path: &str, label: &str, text: &str, kind: Kind) -> Page {
        let name = path.rsplit('/').next().unwrap_or(path);
        let unique = |taken: &mut HashSet<String>, text: &str| {
            let mut unique = text.to_owned();
            while !taken.insert(unique.clone()) {
                unique = format!("{unique} ({name})");
            }
            unique
        };
        let (label, text) = (unique(&mut self.labels, label), unique(&mut self.texts, text));
        Page::new(self.site.api, path, &label, &text, kind)
    }

    fn add(&mut self, template: &str, page: Page, view: impl Serialize) {
        self.site.add_page(template, &page, view, self.sink);
        self.listing.push(page);
    }

    fn categories(&mut self) {
        let (site, contract) = (self.site, self.site.contract());
        for (at, it) in contract.categories.iter().enumerate() {
            let (path, id) = (path::category(&it.name), CategoryId(at));
            let view = category::view(site, site.markdown(&path), id);
            let text = match it.description.brief_words() {
                text if text.is_empty() => {
                    format!("The codes of {}, and how to fix each.", it.title)
                }
                text => text,
            };
            let page = self.page(&path, &it.title, &text, Kind::Category(id));
            self.add("category", page, view);
        }
    }

    fn codes(&mut self) {
        let site = self.site;
        let is_secretive = site.wire.secretive();
        for error in &site.contract().errors {
            let path = path::code(&error.name);
            let markup = site.markdown(&path);
            let mut view = code::view(site, markup, error);
            let mut page = sample::Page { site, markup, headings: &mut view.headings };
            view.samples = sample::code(&mut page, error, &is_secretive, self.sink.report);
            view.see_also.extend(code::explorer(site, error));
            let standing = match error.case().lifecycle.deprecated {
                Some(_) => Standing::Deprecated,
                None => Standing::Current,
            };
            let text = error.case().description.brief_words();
            let kind = Kind::Code(error.category);
            let page = self.page(&path, &error.code.to_string(), &text, kind);
            self.add("code", Page { standing, ..page }, view);
        }
    }

    fn removed(&mut self) {
        let (site, contract) = (self.site, self.site.contract());
        // If a removed code is in use again, its page describes its current meaning.
        let live: HashSet<String> =
            contract.errors.iter().map(|error: &Error| page_slug(&error.name)).collect();
        let is_live = |gone: &&Tombstone| live.contains(&page_slug(&gone.code));
        for gone in contract.removed.iter().filter(|gone| !is_live(gone)) {
            let path = path::code(&gone.code);
            let view = changes::removed(site.markdown(&path), contract, gone);
            let text = gone.reason.brief_words();
            let page = self.page(&path, &gone.code, &text, Kind::Code(None));
            self.add("removed", Page { standing: Standing::Removed, ..page }, view);
        }
    }

    fn overviews(&mut self) {
        let (site, contract) = (self.site, self.site.contract());
        let overview = |tree: &mut Self, path: &str, text: &str| {
            tree.page(path, path::label(path), text, Kind::Overview)
        };
        if statuses::has_any(contract) {
            let page =
                overview(self, path::STATUSES, "The meaning of each HTTP status, and its codes.");
            self.add("statuses", page, statuses::view(site.markdown(path::STATUSES), contract));
        }
        if conditions::has_any(site.wire) {
            let page = overview(self, path::CONDITIONS, "The conditions of each code.");
            let headings = site.headings("conditions", &page.title);
            let view = conditions::view(site.markdown(path::CONDITIONS), site.wire, headings);
            self.add("conditions", page, view);
        }
        if operations::has_any(contract) {
            let page =
                overview(self, path::OPERATIONS, "The errors that each operation can return.");
            let view = operations::view(site.markdown(path::OPERATIONS), contract);
            self.add("operations", page, view);
        }
        let page = overview(self, path::HANDLING, "When to retry, and how.");
        let markup = site.markdown(path::HANDLING);
        let view = handling::view(site, markup, &page.title, self.sink.report);
        self.add("handling", page, view);
        if changes::has_any(contract) {
            let page = overview(self, path::CHANGES, "Added, deprecated and removed codes.");
            self.add("changes", page, changes::view(site.markdown(path::CHANGES), contract));
        }
    }

    fn guides(&mut self) {
        for (at, it) in self.site.contract().guides.iter().enumerate() {
            let path = path::guide(&it.name);
            let text = match it.body.brief_words() {
                text if text.is_empty() => "Guide".to_owned(),
                text => text,
            };
            let page = self.page(&path, &it.title, &text, Kind::Guide(at));
            let body = self.site.markdown(&page.path).guide(&it.body, 0);
            self.add("guide", page, GuidePage { body });
        }
    }
}

fn add_index(site: Site<'_>, listing: &[Page], sink: &mut Sink<'_>) {
    let contract = site.contract();
    let title = site.title();
    let headings = site.headings("index", &title);
    let mut view = index::view(site.markdown(path::INDEX), site.wire, headings);
    if site.flavour == Flavour::Sphinx {
        // The page of a category lists its codes.
        let is_top = |page: &&Page| !matches!(page.kind, Kind::Code(Some(_)));
        let top = listing.iter().filter(is_top);
        view.toctree = nav::toctree(top.map(|page| (&*page.label, page.path.clone())));
    }
    view.explorer = site.explorer("explorer", path::INDEX, "").unwrap_or_default();
    let text = match contract.description.brief_words() {
        text if text.is_empty() => "Every error code, and how to handle it.".to_owned(),
        text => text,
    };
    let page = Page { title, ..Page::new(site.api, path::INDEX, site.api, &text, Kind::Index) };
    site.add_page("index", &page, view, sink);
}

/// Adds the files that are not pages.
fn add_companions(site: Site<'_>, sink: &mut Sink<'_>) {
    let (contract, folder) = (site.contract(), path::folder(site.contract()));
    let place = |name: &str| format!("{}/{folder}/{name}", site.tree.files());
    let json = Comment::Json("$comment");
    if let Some(text) = changes::redirects(contract) {
        sink.files.insert(place("redirects.json"), json, Some(&contract.path.0), &text);
    }
    let links = if site.tree.serves_files() {
        Links::Addresses { folder: "", flavour: site.flavour }
    } else {
        Links::Files(path::INDEX)
    };
    let markup = Markdown { links, ..site.markdown(path::INDEX) };
    let mut view = llms::view(markup, site.wire, &site.title());
    for target in site.input.targets {
        let Some(Companion { name, text }) = target.companion() else { continue };
        view.data.push(if site.tree.serves_files() {
            sink.files.insert(place(name), json, Some(&contract.path.0), &text(site.wire));
            markdown::link(name, name)
        } else {
            format!(
                "{}, in the output folder of errcat",
                markdown::code(&format!("{}/{folder}/{name}", target.name()))
            )
        });
    }
    site.add_file(&place("llms.txt"), "markdown/llms.txt.j2", Comment::Markdown, view, sink);
}
