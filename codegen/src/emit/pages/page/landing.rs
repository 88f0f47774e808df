//! The landing page: every contract of the tree.

use serde::Serialize;

use crate::emit::pages::engine::{Kind, Page, Standing, nav, path};
use crate::emit::pages::explorer;
use crate::emit::pages::markup::{Markdown, Markup, markdown};
use crate::emit::pages::options::Flavour;
use crate::emit::pages::section::{Columns, Table};
use crate::emit::pages::site::{Sink, Site, head, template_name};

/// The title, which is also the label in the navigation.
pub(crate) const TITLE: &str = "Error codes";

#[derive(Serialize)]
struct LandingPage {
    head: String,
    contracts: Table,
    /// A link to the explorer; may be empty.
    explorer: String,
    /// The tree of pages for the engine; may be empty.
    toctree: String,
}

/// Adds the page.
pub(crate) fn emit(sites: &[Site<'_>], sink: &mut Sink<'_>) {
    let Some(site) = sites.first() else { return };
    let (tree, flavour) = (site.tree, site.flavour);
    let (comment, head) = head(flavour, &page(sites));
    let links = flavour.links(path::INDEX, &tree.base);
    let markup = Markdown { flavour, links };
    let contracts = Columns::new()
        .column("API", move |site: &Site<'_>| {
            let label = markdown::prose(site.api);
            match flavour {
                Flavour::Single => {
                    markdown::link(&label, &format!("{}.md", path::single(site.contract())))
                }
                _ => markup.page(&label, &index(site)),
            }
        })
        .column("Description", move |site| markup.brief(&site.contract().description));
    let explorer = tree.file_link("explorer", path::INDEX, explorer::FILE);
    let entries = sites.iter().map(|site| (site.api, index(site)));
    let view = LandingPage {
        head,
        contracts: contracts.table(sites),
        explorer: explorer.unwrap_or_default(),
        toctree: if flavour == Flavour::Sphinx { nav::toctree(entries) } else { String::new() },
    };
    if let Some(text) = site.templates.render(&template_name("landing"), view, sink.report) {
        let path = format!("{}/{}.md", tree.output, flavour.file(path::INDEX));
        sink.files.insert(path, comment, None, &text);
    }
}

fn page(sites: &[Site<'_>]) -> Page {
    let apis: Vec<&str> = sites.iter().map(|site| site.api).collect();
    Page {
        path: path::INDEX.to_owned(),
        label: TITLE.to_owned(),
        title: TITLE.to_owned(),
        description: format!("The error codes of {}.", apis.join(", ")),
        kind: Kind::Index,
        standing: Standing::Current,
    }
}

/// The index of a contract, from the root of the tree.
fn index(site: &Site<'_>) -> String {
    format!("{}/{}", path::folder(site.contract()), path::INDEX)
}
