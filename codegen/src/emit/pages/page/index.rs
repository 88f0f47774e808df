//! The first page of a contract: the body, the statuses, every code, and links to all other pages.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::Markup;
use crate::emit::pages::page::{changes, conditions};
use crate::emit::pages::section::{BodyView, Headings, Table, codes, status};
use crate::model::CategoryId;
use crate::wire::Wire;

#[derive(Serialize)]
pub(crate) struct IndexPage {
    description: String,
    #[serde(flatten)]
    body: BodyView,
    statuses: Table,
    statuses_link: String,
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
    codes: Table,
}

pub(crate) fn view(markup: impl Markup, wire: &Wire<'_>, mut headings: Headings) -> IndexPage {
    let contract = wire.contract;
    let categories = contract.categories.iter().enumerate().map(|(at, category)| {
        let more = markup.page("Causes and remedies", &path::category(&category.name));
        let description = format!("{} {more}.", markup.paragraphs(&category.description));
        CategoryEntry {
            heading: headings.unique(&category.title, &category.name),
            description: description.trim().to_owned(),
            codes: codes::table(markup, contract.errors_of(Some(CategoryId(at)))),
        }
    });
    IndexPage {
        description: markup.paragraphs(&contract.description),
        body: BodyView::new(markup, wire),
        statuses: status::table(markup, &contract.statuses),
        statuses_link: markup.page("HTTP statuses", path::STATUSES),
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
    let mut pages = vec![
        markup.page("HTTP statuses", path::STATUSES),
        markup.page("Handling errors", path::HANDLING),
    ];
    if conditions::has_any(wire) {
        pages.push(markup.page("Conditions", path::CONDITIONS));
    }
    if !contract.operations.is_empty() {
        pages.push(markup.page("Operations", path::OPERATIONS));
    }
    for guide in &contract.guides {
        pages.push(markup.page(&markup.inline(&guide.title), &path::guide(&guide.name)));
    }
    if changes::has_any(contract) {
        pages.push(markup.page("Changes", path::CHANGES));
    }
    pages
}
