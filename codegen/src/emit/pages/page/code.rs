//! The page of a code.

use serde::Serialize;

use crate::emit::Side;
use crate::emit::pages::engine::path;
use crate::emit::pages::markup::{Markdown, Markup, html};
use crate::emit::pages::page::sample::Sample;
use crate::emit::pages::section::{
    CaseView, Fact, Frame, Headings, Title, Variant, advice, case, fact,
};
use crate::emit::pages::site::{Site, index_link};
use crate::model::Error;
use crate::name;

#[derive(Serialize)]
pub(crate) struct CodePage {
    /// The note about a deprecation; may be empty.
    deprecated: String,
    title: String,
    pub(crate) facts: Vec<Fact>,
    #[serde(flatten)]
    case: CaseView,
    variants: Vec<Variant>,
    mentions: Vec<Fact>,
    /// Samples that handle the code; none in a document.
    pub(crate) samples: Vec<Sample>,
    /// Links to related pages; empty in a document without pages.
    pub(crate) see_also: Vec<String>,
    #[serde(skip)]
    pub(crate) headings: Headings,
}

pub(crate) fn view(site: Site<'_>, markup: Markdown<'_>, error: &Error) -> CodePage {
    let (wire, contract) = (site.wire, site.contract());
    let deprecation = error.case().lifecycle.deprecated.as_ref();
    let note = deprecation.map(|it| advice::deprecation(markup, contract, 1, it));
    let mut headings = site.headings("code", &error.code.to_string());
    let mentions = site.input.targets.iter().filter_map(|target| target.mention(wire, error));
    let mentions = mentions.filter(|it| it.side == Side::Client || site.tree.internals);
    let own = error.case();
    let title = markup.prose(&own.title);
    let lead = markup.lead(&format!("{title}."));
    let frame = Frame { level: 1, title: &lead, fix: "" };
    let case = case::view(markup, wire, error, own, frame);
    for text in [&case.description, &case.causes, &case.remedy] {
        headings.reserve(text);
    }
    CodePage {
        deprecated: note.unwrap_or_default(),
        title,
        facts: fact::facts(markup, wire, error),
        case,
        variants: case::variants(markup, wire, error, 3, &mut |title| {
            heading(&mut headings, title)
        }),
        mentions: mentions.map(|it| Fact::new(it.language, markup.code(&it.code))).collect(),
        samples: Vec::new(),
        see_also: see_also(markup),
        headings,
    }
}

/// The heading of a condition or of an example.
pub(crate) fn heading(headings: &mut Headings, title: Title<'_>) -> String {
    match title {
        Title::Condition(case) => headings.unique(&case.title, &name::words(&case.name)),
        Title::Example(sample) => headings.unique(sample.title().unwrap_or_default(), "Example"),
    }
}

fn see_also(markup: Markdown<'_>) -> Vec<String> {
    if markup.links.target(path::INDEX).is_none() {
        return Vec::new();
    }
    let handling = markup.page(path::label(path::HANDLING), path::HANDLING);
    vec![handling, index_link(markup)]
}

/// A link from the page of a code to its entry in the explorer, if the site has it.
pub(crate) fn explorer(site: Site<'_>, error: &Error) -> Option<String> {
    let place = html::place(&path::folder(site.contract()), &site.wire.anchor(error));
    site.explorer("In the explorer", &path::code(&error.name), &html::fragment(&place))
}
