//! The page of a category: its codes, with causes and remedies.

use serde::Serialize;

use crate::emit::pages::engine::{nav, path};
use crate::emit::pages::markup::{Markdown, Markup};
use crate::emit::pages::options::Flavour;
use crate::emit::pages::section::codes::{self, Remedied};
use crate::emit::pages::site::Site;
use crate::model::CategoryId;

#[derive(Serialize)]
pub(crate) struct CategoryPage {
    description: String,
    #[serde(flatten)]
    codes: Remedied,
    /// The tree of pages for the engine; may be empty.
    toctree: String,
}

pub(crate) fn view(site: Site<'_>, markup: Markdown<'_>, id: CategoryId) -> CategoryPage {
    let contract = site.contract();
    let entries = contract.errors_of(Some(id));
    let entries: Vec<_> = entries
        .map(|error| (error.code.to_string(), format!("../{}", path::code(&error.name))))
        .collect();
    let is_listed = site.flavour == Flavour::Sphinx && !entries.is_empty();
    let toctree = || nav::toctree(entries.iter().map(|(code, path)| (&**code, path.clone())));
    CategoryPage {
        description: markup.text("", 1, &contract[id].description),
        codes: codes::with_remedies(markup, contract.errors_of(Some(id))),
        toctree: if is_listed { toctree() } else { String::new() },
    }
}
