//! Blocks: parts of the pages inside a document, with links from the document to the pages.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::emit::pages::engine::{Links, Page, path};
use crate::emit::pages::markup::{Markdown, Markup, markdown};
use crate::emit::pages::page::code;
use crate::emit::pages::page::handling::Advice;
use crate::emit::pages::section::{BodyView, codes, fact, status};
use crate::emit::pages::site::{Site, template_name};
use crate::inject::Content;
use crate::model::{Contract, Error};
use crate::report::Report;
use crate::wire::statuses;

/// The document around a block.
pub(super) struct Surroundings<'d> {
    /// The relative path to the folder of the pages of all contracts.
    pub(super) way: &'d str,
    /// The pages of the contract; `None` if everything is on one page.
    pub(super) pages: Option<&'d [Page]>,
}

#[derive(Serialize)]
struct ErrorBlock<V> {
    /// Empty, because the document has its own headings around the block.
    head: &'static str,
    #[serde(flatten)]
    view: V,
}

#[derive(Serialize)]
struct PagesBlock {
    contract: String,
    pages: Vec<String>,
}

/// The text of a block, with headings from the second level; `None` if a template is broken.
pub(super) fn text(
    site: Site<'_>,
    around: &Surroundings<'_>,
    content: Content,
    report: &mut Report,
) -> Option<String> {
    let contract = site.contract();
    let folder = format!("{}{}/", around.way, path::folder(contract));
    let links = match around.pages {
        None => Links::None,
        Some(_) => site.flavour.links_from_outside(&folder, site.address),
    };
    let markup = Markdown { flavour: site.flavour, links };
    let mut render = Render { site, report };
    match content {
        Content::Codes(category) => {
            let is_asked = |error: &&Error| category.is_none() || error.category == category;
            let errors = contract.errors.iter().filter(is_asked);
            render.text("block/codes", BTreeMap::from([("codes", codes::table(markup, errors))]))
        }
        Content::Envelope => render.text("block/envelope", BodyView::new(markup, site.wire)),
        Content::Error(id) => {
            let mut view = code::view(site, markup, &contract[id]);
            view.facts.extend(fact::documented_at(markup, site.wire, &contract[id]));
            render.text("code", ErrorBlock { head: "", view })
        }
        Content::Messages => render.text("block/messages", Advice::new(markup, site.wire)),
        Content::Pages => render.text("block/pages", pages(markup, contract, around)),
        Content::Retry => render.text("block/retry", Advice::new(markup, site.wire)),
        Content::Statuses => {
            let statuses = status::table_with_codes(markup, contract, &statuses(contract));
            render.text("block/statuses", BTreeMap::from([("statuses", statuses)]))
        }
    }
}

/// Renders a view of any type.
struct Render<'s, 'r> {
    site: Site<'s>,
    report: &'r mut Report,
}

impl Render<'_, '_> {
    fn text(&mut self, template: &str, view: impl Serialize) -> Option<String> {
        self.site.templates.render(&template_name(template), view, self.report)
    }
}

fn pages(markup: Markdown<'_>, contract: &Contract, around: &Surroundings<'_>) -> PagesBlock {
    let title = markup.prose(&contract.title);
    let single = || format!("{}{}.md", around.way, path::single(contract));
    let pages = around.pages.unwrap_or_default().iter();
    PagesBlock {
        contract: match around.pages {
            Some(_) => markup.page(&title, path::INDEX),
            None => markdown::link(&title, &single()),
        },
        pages: pages.map(|page| markup.page(&markup.prose(&page.label), &page.path)).collect(),
    }
}
