//! Pages for readers: Markdown for any engine, with a page per code or a page per contract, and an explorer in HTML.
//!
//! A page is a template and a view of the contract. Markup escapes text of the catalog.

mod block;
mod document;
mod engine;
mod explorer;
mod markup;
mod options;
mod page;
mod section;
mod site;
mod tree;

use std::collections::HashSet;

use crate::emit::pages::block::Surroundings;
use crate::emit::pages::engine::{Links, Listing, nav, path};
use crate::emit::pages::markup::Markdown;
use crate::emit::pages::options::{Flavour, Listed, PageTree, Trees};
use crate::emit::pages::page::{landing, sample, single};
use crate::emit::pages::site::{Sink, Site};
use crate::emit::text::{Templates, one_line, template};
use crate::emit::{self, Comment, Files, Input, Plug, Setup};
use crate::model::Contract;
use crate::namespace::{Grammar, Namespace};
use crate::report::Report;
use crate::source::Spanned;
use crate::wire::page_slug;

/// The pages, in one tree for each flavour.
#[derive(Debug)]
pub(crate) struct Target {
    trees: Vec<PageTree>,
}

/// The templates of pages and blocks.
const TEMPLATES: &[(&str, &str)] = &[
    template!("markdown/block/codes.md.j2"),
    template!("markdown/block/envelope.md.j2"),
    template!("markdown/block/messages.md.j2"),
    template!("markdown/block/pages.md.j2"),
    template!("markdown/block/retry.md.j2"),
    template!("markdown/block/statuses.md.j2"),
    template!("markdown/case.md.j2"),
    template!("markdown/category.md.j2"),
    template!("markdown/changes.md.j2"),
    template!("markdown/code.md.j2"),
    template!("markdown/conditions.md.j2"),
    template!("markdown/explorer.html.j2"),
    template!("markdown/guide.md.j2"),
    template!("markdown/handling.md.j2"),
    template!("markdown/index.md.j2"),
    template!("markdown/landing.md.j2"),
    template!("markdown/llms.txt.j2"),
    template!("markdown/operations.md.j2"),
    template!("markdown/removed.md.j2"),
    template!("markdown/samples/code/curl.j2"),
    template!("markdown/samples/code/go.j2"),
    template!("markdown/samples/code/javascript.j2"),
    template!("markdown/samples/code/python.j2"),
    template!("markdown/samples/code/typescript.j2"),
    template!("markdown/samples/date.jq.j2"),
    template!("markdown/samples/handling/curl.j2"),
    template!("markdown/samples/handling/go.j2"),
    template!("markdown/samples/handling/javascript.j2"),
    template!("markdown/samples/handling/python.j2"),
    template!("markdown/samples/handling/typescript.j2"),
    template!("markdown/single.md.j2"),
    template!("markdown/statuses.md.j2"),
    template!("markdown/table.md.j2"),
];

/// The grammar of page names.
static GRAMMAR: Grammar =
    Grammar { language: "the pages", is_valid: |slug| !slug.is_empty(), is_taken: |_, _| false };

impl Plug for Target {
    const EXAMPLE: &str = "[{ flavour: portable }]";
    type Options = Trees;

    fn plug(options: Spanned<Trees>, setup: &mut Setup<'_>) -> Option<Self> {
        Some(Self { trees: options::trees(options.value, setup) })
    }
}

impl emit::Target for Target {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn namespaces<'c>(&self, contract: &'c Contract) -> Vec<Namespace<'c>> {
        // `duplicate-code` reports an error that is declared twice.
        let mut seen = HashSet::new();
        let codes = contract.errors.iter().map(|error| &error.name);
        let codes: Vec<_> = codes.filter(|name| seen.insert(name.as_str())).collect();
        // `revived-code` reports a removed code that an error has again.
        let removed = contract.removed.iter().map(|gone| &gone.code);
        let removed: Vec<_> = removed.filter(|code| seen.insert(code.as_str())).collect();
        let categories = contract.categories.iter().map(|category| &category.name);
        let guides = contract.guides.iter().map(|guide| &guide.name);
        let operations = contract.operations.iter().map(|operation| &operation.name);
        vec![
            Namespace::names(
                &GRAMMAR,
                "pages of codes",
                codes.into_iter().chain(removed),
                page_slug,
            ),
            Namespace::names(&GRAMMAR, "pages of categories", categories, page_slug),
            Namespace::names(&GRAMMAR, "pages of guides", guides, page_slug),
            Namespace::names(&GRAMMAR, "anchors of operations", operations, path::operation),
        ]
    }

    fn documents(&self) -> Vec<&Spanned<String>> {
        let listed = self.trees.iter().flat_map(|tree| &tree.documents);
        listed.map(|document| &document.path).collect()
    }

    fn emit(&self, input: &Input<'_>, files: &mut Files, report: &mut Report) {
        if self.trees.is_empty() {
            return;
        }
        let mut templates = Templates::new(input, TEMPLATES, str::to_owned, report);
        templates.add_folder(sample::FOLDER, report);
        for tree in &self.trees {
            let sites = Sites::new(input, tree, &templates);
            let sink = &mut Sink { files: &mut *files, report: &mut *report };
            sites.emit(sink);
        }
    }
}

/// The sites of a tree, one for each contract.
struct Sites<'t> {
    input: &'t Input<'t>,
    tree: &'t PageTree,
    templates: &'t Templates<'t>,
    places: Vec<Place>,
}

/// The place of the pages of a contract.
struct Place {
    /// The folder within the output.
    folder: String,
    /// The address of the folder within the site.
    address: String,
    /// The name of the contract, which no other contract has.
    api: String,
}

impl<'t> Sites<'t> {
    fn new(input: &'t Input<'t>, tree: &'t PageTree, templates: &'t Templates<'t>) -> Self {
        let contracts = || input.seen_by(tree.audience).iter().map(|wire| wire.contract);
        let places = contracts().map(|contract| {
            let folder = path::folder(contract);
            let titles = contracts().filter(|other| other.title == contract.title);
            Place {
                api: match titles.count() {
                    1 => one_line(&contract.title),
                    _ => one_line(&format!("{} ({})", contract.title, *contract.name)),
                },
                address: format!("{}{folder}/", tree.base),
                folder: format!("{}/{folder}", tree.output),
            }
        });
        Self { input, tree, templates, places: places.collect() }
    }

    fn site(&self, at: usize) -> Site<'_> {
        let Place { folder, address, api } = &self.places[at];
        Site {
            input: self.input,
            wire: self.input.seen_by(self.tree.audience)[at],
            tree: self.tree,
            flavour: self.tree.flavour,
            templates: self.templates,
            api,
            folder,
            address,
        }
    }

    /// Adds the pages, the navigation and the documents of the tree.
    fn emit(&self, sink: &mut Sink<'_>) {
        let sites: Vec<Site<'_>> = (0..self.places.len()).map(|at| self.site(at)).collect();
        let mut listings = Vec::new();
        for site in &sites {
            match self.tree.flavour {
                Flavour::Single => emit_single(*site, sink),
                _ => {
                    let pages = tree::emit(*site, sink);
                    listings.push(Listing { contract: site.contract(), api: site.api, pages });
                }
            }
        }
        landing::emit(&sites, sink);
        explorer::emit(&sites, sink);
        nav::emit(self.tree, &listings, sink.files);
        for listed in &self.tree.documents {
            self.document(listed, &listings, sink);
        }
    }

    /// Adds a document with regenerated blocks.
    fn document(&self, listed: &Listed, listings: &[Listing<'_>], sink: &mut Sink<'_>) {
        let documents = self.input.documents;
        let Some(document) = documents.iter().find(|it| it.path == listed.path.value) else {
            return;
        };
        let edit = document::edit(document, |block| {
            let (contract, content) = block.content;
            let pages = listings.get(contract).map(|listing| listing.pages.as_slice());
            let around = Surroundings { way: &listed.way, pages };
            block::text(self.site(contract), &around, content, sink.report)
        });
        edit.into_iter().for_each(|edit| sink.files.edit(edit));
    }
}

/// Adds the single page of a contract.
fn emit_single(site: Site<'_>, sink: &mut Sink<'_>) {
    let markup = Markdown { flavour: site.flavour, links: Links::None };
    let view = single::view(site, markup);
    let path = format!("{}/{}.md", site.tree.output, path::single(site.contract()));
    site.add_file(&path, "markdown/single.md.j2", Comment::Markdown, view, sink);
}
