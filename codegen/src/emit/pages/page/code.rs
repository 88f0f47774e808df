//! The page of a code.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::markup::{Markdown, Markup};
use crate::emit::pages::section::{CaseView, Fact, Headings, Title, Variant, advice, case, fact};
use crate::emit::pages::site::{Site, index_link};
use crate::model::Error;
use crate::name;

#[derive(Serialize)]
pub(crate) struct CodePage {
    /// The note about a deprecation; may be empty.
    deprecated: String,
    title: String,
    /// The status after the title; may be empty.
    status_note: String,
    facts: Vec<Fact>,
    #[serde(flatten)]
    case: CaseView,
    variants: Vec<Variant>,
    mentions: Vec<Fact>,
    /// Links to related pages; empty in a document without pages.
    see_also: Vec<String>,
}

pub(crate) fn view(site: Site<'_>, markup: Markdown<'_>, error: &Error) -> CodePage {
    let (wire, contract) = (site.wire, site.contract());
    let deprecation = error.lifecycle.deprecated.as_ref();
    let note = deprecation.map(|it| advice::deprecation(markup, contract, it));
    let status = fact::status(markup, wire, error);
    let mut headings = site.headings("code", &error.code.to_string());
    let mentions = site.input.targets.iter().filter_map(|target| target.mention(wire, error));
    CodePage {
        deprecated: note.unwrap_or_default(),
        title: markup.prose(&error.case().title),
        status_note: status.map(|status| format!(" (HTTP {status})")).unwrap_or_default(),
        facts: fact::facts(markup, wire, error),
        case: case::view(markup, wire, error, error.case()),
        variants: case::variants(markup, wire, error, &mut |title| heading(&mut headings, title)),
        mentions: mentions.map(|it| Fact::new(it.language, markup.code(&it.code))).collect(),
        see_also: see_also(site, markup, error),
    }
}

/// The heading of a condition or of an example.
pub(crate) fn heading(headings: &mut Headings, title: Title<'_>) -> String {
    match title {
        Title::Condition(case) => headings.unique(&case.title, &name::words(&case.name)),
        Title::Example(sample) => headings.unique(sample.title().unwrap_or_default(), "Example"),
    }
}

fn see_also(site: Site<'_>, markup: Markdown<'_>, error: &Error) -> Vec<String> {
    if markup.links.target(path::INDEX).is_none() {
        return Vec::new();
    }
    let category = fact::category(markup, site.wire, error);
    let handling = markup.page("Handling errors", path::HANDLING);
    category.into_iter().chain([handling, index_link(markup)]).collect()
}
