//! The first page of a contract: every code, the body, and links to all other pages.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::Markup;
use crate::emit::pages::page::{changes, conditions, operations, statuses};
use crate::emit::pages::section::{BodyView, Headings, Table, codes};
use crate::model::CategoryId;
use crate::wire::Wire;

#[derive(Serialize)]
pub(crate) struct IndexPage {
    /// The first paragraph of the description: readers come for the codes.
    lead: String,
    /// The rest of the description.
    description: String,
    #[serde(flatten)]
    body: BodyView,
    /// The codes outside all categories.
    codes: Table,
    categories: Vec<CategoryEntry>,
    /// Links to pages that are neither about a code nor about a category.
    pages: Vec<String>,
    /// A link to the explorer; empty unless the engine serves it.
    pub(crate) explorer: String,
    /// The tree of pages for the engine; may be empty.
    pub(crate) toctree: String,
}

#[derive(Serialize)]
struct CategoryEntry {
    heading: String,
    description: String,
    /// A link to the page of the category, if that says more.
    more: String,
    codes: Table,
}

pub(crate) fn view(markup: impl Markup, wire: &Wire<'_>, mut headings: Headings) -> IndexPage {
    let contract = wire.contract;
    let categories = contract.categories.iter().enumerate().map(|(at, category)| {
        let mut errors = contract.errors_of(Some(CategoryId(at)));
        let has_more = errors.any(|it| it.case().remedy.is_some() || !it.case().causes.is_empty());
        let more = markup.page("Causes and remedies", &path::category(&category.name));
        CategoryEntry {
            heading: headings.unique(&category.title, &category.name),
            description: markup.text("", 3, &category.description),
            more: if has_more { more } else { String::new() },
            codes: codes::table(markup, contract.errors_of(Some(CategoryId(at)))),
        }
    });
    let (lead, rest) = contract.description.parted();
    IndexPage {
        lead: markup.text("", 1, &lead),
        description: markup.text("", 2, &rest),
        body: BodyView::new(markup, wire),
        codes: codes::table(markup, contract.errors_of(None)),
        categories: categories.collect(),
        pages: pages(markup, wire),
        explorer: String::new(),
        toctree: String::new(),
    }
}

/// Links to the pages that are neither about a code nor about a category.
pub(crate) fn pages(markup: impl Markup, wire: &Wire<'_>) -> Vec<String> {
    let contract = wire.contract;
    let has = [
        (path::STATUSES, statuses::has_any(contract)),
        (path::HANDLING, true),
        (path::CONDITIONS, conditions::has_any(wire)),
        (path::OPERATIONS, operations::has_any(contract)),
    ];
    let overview = |page: &str| markup.page(path::label(page), page);
    let mut pages: Vec<String> =
        has.into_iter().filter(|(_, has)| *has).map(|(page, _)| overview(page)).collect();
    for guide in &contract.guides {
        pages.push(markup.page(&markup.brief(&guide.title), &path::guide(&guide.name)));
    }
    if changes::has_any(contract) {
        pages.push(overview(path::CHANGES));
    }
    pages
}
