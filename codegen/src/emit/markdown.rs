//! Pages for readers: a page per code, or a page per contract, for any engine that reads Markdown.
//!
//! A page is a template and a flat view of the contract. What a text may do in a page is settled in `escape`.

mod advice;
mod block;
mod changes;
mod code;
mod data;
mod dialect;
mod envelope;
mod escape;
mod explorer;
mod handling;
mod host;
mod html;
mod link;
mod markup;
mod nav;
mod operations;
mod page;
mod sample;
mod single;
mod snippet;
mod statuses;
mod table;
mod tree;
mod types;

use minijinja::Value;

use crate::emit::Files;
use crate::emit::markdown::block::Surroundings;
use crate::emit::markdown::dialect::{Dialect, LinksTo};
use crate::emit::markdown::link::Links;
use crate::emit::text::Templates;
use crate::model::{Catalog, Contract, Flavour, MarkdownOptions};
use crate::report::Report;

const BUILT_IN: &[(&str, &str)] = &[
    ("markdown/block/codes.md.j2", include_str!("../../templates/markdown/block/codes.md.j2")),
    (
        "markdown/block/envelope.md.j2",
        include_str!("../../templates/markdown/block/envelope.md.j2"),
    ),
    (
        "markdown/block/messages.md.j2",
        include_str!("../../templates/markdown/block/messages.md.j2"),
    ),
    ("markdown/block/pages.md.j2", include_str!("../../templates/markdown/block/pages.md.j2")),
    ("markdown/block/retry.md.j2", include_str!("../../templates/markdown/block/retry.md.j2")),
    (
        "markdown/block/statuses.md.j2",
        include_str!("../../templates/markdown/block/statuses.md.j2"),
    ),
    ("markdown/category.md.j2", include_str!("../../templates/markdown/category.md.j2")),
    ("markdown/changes.md.j2", include_str!("../../templates/markdown/changes.md.j2")),
    ("markdown/code.md.j2", include_str!("../../templates/markdown/code.md.j2")),
    ("markdown/explorer.html.j2", include_str!("../../templates/markdown/explorer.html.j2")),
    ("markdown/guide.md.j2", include_str!("../../templates/markdown/guide.md.j2")),
    ("markdown/handling.md.j2", include_str!("../../templates/markdown/handling.md.j2")),
    ("markdown/index.md.j2", include_str!("../../templates/markdown/index.md.j2")),
    ("markdown/llms.txt.j2", include_str!("../../templates/markdown/llms.txt.j2")),
    ("markdown/operations.md.j2", include_str!("../../templates/markdown/operations.md.j2")),
    ("markdown/removed.md.j2", include_str!("../../templates/markdown/removed.md.j2")),
    ("markdown/scenarios.md.j2", include_str!("../../templates/markdown/scenarios.md.j2")),
    ("markdown/single.md.j2", include_str!("../../templates/markdown/single.md.j2")),
    ("markdown/statuses.md.j2", include_str!("../../templates/markdown/statuses.md.j2")),
    ("markdown/table.md.j2", include_str!("../../templates/markdown/table.md.j2")),
];

/// The pages of every contract, in one flavour.
pub(super) fn emit(
    catalog: &Catalog,
    options: &MarkdownOptions,
    files: &mut Files,
    report: &mut Report,
) {
    let templates = Templates::new(catalog, BUILT_IN, str::to_owned, report);
    let dialect = Dialect::of(options.flavour);
    let mut listings = Vec::new();
    for contract in &catalog.contracts {
        let folder = format!("{}/{}", options.output, page::folder(contract));
        let address = format!("{}{}/", options.base, page::folder(contract));
        let templates = &templates;
        let mut site =
            Site { catalog, contract, dialect, folder, address, templates, files, report };
        match options.flavour {
            Flavour::Single => single::emit(&mut site),
            _ => listings.push((contract, tree::emit(&mut site))),
        }
    }
    nav::emit(dialect.nav, options, &listings, files);
    for file in &options.hosts {
        let edit = host::edit(file, |block| {
            let contract = &catalog.contracts[block.contract];
            let pages = listings.iter().find(|(known, _)| std::ptr::eq(*known, contract));
            let pages = pages.map(|(_, pages)| pages.as_slice());
            let around = Surroundings { way: &file.way, pages };
            let (folder, templates) = (String::new(), &templates);
            let address = format!("{}{}/", options.base, page::folder(contract));
            let mut site =
                Site { catalog, contract, dialect, folder, address, templates, files, report };
            block::text(&mut site, &around, block.shows)
        });
        edit.into_iter().for_each(|edit| files.edit(edit));
    }
}

/// The pages of one contract in the making.
struct Site<'s, 'c> {
    catalog: &'c Catalog,
    contract: &'c Contract,
    dialect: Dialect,
    /// The folder of the pages; for a single page, its path without the ending.
    folder: String,
    /// The same within the site, with a `/` at either end.
    address: String,
    templates: &'s Templates<'c>,
    files: &'s mut Files,
    report: &'s mut Report,
}

impl Site<'_, '_> {
    /// The links of a page, named by its path without the ending.
    fn links<'l>(&'l self, from: &'l str) -> Links<'l> {
        match self.dialect.links {
            LinksTo::File => Links::Files(from),
            LinksTo::Reference => Links::References { from, index: self.dialect.index },
            LinksTo::Address => Links::Addresses(&self.address),
        }
    }

    /// Adds what a template makes of a view.
    fn add(&mut self, path: String, template: &str, view: Value) {
        if let Some(text) = self.templates.render(template, view, self.report) {
            self.files.insert(path, text);
        }
    }
}
