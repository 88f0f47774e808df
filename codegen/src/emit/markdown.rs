//! Pages for readers: a page per code, or a page per contract, for any engine that reads Markdown.
//!
//! A page is a template and a flat view of the contract. What a text may do in a page is settled in `escape`.

mod advice;
mod changes;
mod code;
mod data;
mod dialect;
mod envelope;
mod escape;
mod explorer;
mod handling;
mod html;
mod markup;
mod page;
mod sample;
mod single;
mod table;
mod tree;
mod types;

use minijinja::Value;

use crate::emit::Files;
use crate::emit::markdown::dialect::{Dialect, Nav};
use crate::emit::text::Templates;
use crate::model::{Catalog, Contract, Flavour, MarkdownOptions};
use crate::report::Report;

const BUILT_IN: &[(&str, &str)] = &[
    ("markdown/category.md.j2", include_str!("../../templates/markdown/category.md.j2")),
    ("markdown/changes.md.j2", include_str!("../../templates/markdown/changes.md.j2")),
    ("markdown/code.md.j2", include_str!("../../templates/markdown/code.md.j2")),
    ("markdown/explorer.html.j2", include_str!("../../templates/markdown/explorer.html.j2")),
    ("markdown/guide.md.j2", include_str!("../../templates/markdown/guide.md.j2")),
    ("markdown/handling.md.j2", include_str!("../../templates/markdown/handling.md.j2")),
    ("markdown/index.md.j2", include_str!("../../templates/markdown/index.md.j2")),
    ("markdown/llms.txt.j2", include_str!("../../templates/markdown/llms.txt.j2")),
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
    let mut listing = Vec::new();
    for contract in &catalog.contracts {
        let folder = format!("{}/{}", options.output, page::folder(contract));
        let templates = &templates;
        let mut site = Site { catalog, contract, dialect, folder, templates, files, report };
        match options.flavour {
            Flavour::Single => single::emit(&mut site),
            _ => listing.push((contract, tree::emit(&mut site))),
        }
    }
    match dialect.nav {
        Nav::Summary => {
            files.insert(format!("{}/SUMMARY.md", options.output), dialect::summary(&listing));
        }
        Nav::Sidebar => {
            files.insert(format!("{}/sidebar.js", options.output), dialect::sidebar(&listing));
        }
        Nav::Files | Nav::Toctree => {}
    }
}

/// The pages of one contract in the making.
struct Site<'s, 'c> {
    catalog: &'c Catalog,
    contract: &'c Contract,
    dialect: Dialect,
    /// The folder of the pages; for a single page, its path without the ending.
    folder: String,
    templates: &'s Templates<'c>,
    files: &'s mut Files,
    report: &'s mut Report,
}

impl Site<'_, '_> {
    /// Adds what a template makes of a view.
    fn add(&mut self, path: String, template: &str, view: Value) {
        if let Some(text) = self.templates.render(template, view, self.report) {
            self.files.insert(path, text);
        }
    }
}
