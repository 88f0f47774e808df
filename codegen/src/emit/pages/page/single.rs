//! Everything about a contract on one page.

use serde::Serialize;

use crate::emit::pages::markup::{Markdown, Markup, markdown};
use crate::emit::pages::page::changes::removed_codes;
use crate::emit::pages::page::handling::Advice;
use crate::emit::pages::page::operations;
use crate::emit::pages::section::codes::Remedied;
use crate::emit::pages::section::{
    BodyView, CaseView, Frame, Headings, Table, Title, Variant, advice, case, codes, fact, status,
};
use crate::emit::pages::site::Site;
use crate::model::{Case, CategoryId, Contract, Details, Error, Prose, StatusDoc, Tombstone};
use crate::wire::Wire;

#[derive(Serialize)]
pub(crate) struct SinglePage {
    head: String,
    description: String,
    #[serde(flatten)]
    body: BodyView,
    statuses: Table,
    /// The codes outside all categories.
    outside: Remedied,
    categories: Vec<CategoryView>,
    examples: Vec<ExampleEntry>,
    operations: Table,
    #[serde(flatten)]
    advice: Advice,
    guides: Vec<GuideView>,
    removed: Table,
}

#[derive(Serialize)]
struct CategoryView {
    heading: String,
    description: String,
    #[serde(flatten)]
    codes: Remedied,
}

/// A case or a further example of one.
#[derive(Serialize)]
struct ExampleEntry {
    /// The code and its status.
    note: String,
    #[serde(flatten)]
    variant: Variant,
}

#[derive(Serialize)]
struct GuideView {
    heading: String,
    body: String,
}

pub(crate) fn view(site: Site<'_>, markup: Markdown<'_>) -> SinglePage {
    let (wire, contract) = (site.wire, site.contract());
    let mut headings = site.headings("single", &site.title());
    let bodies = contract.guides.iter();
    let bodies: Vec<String> = bodies.map(|guide| markup.guide(&guide.body, 1)).collect();
    bodies.iter().for_each(|body| headings.reserve(body));
    let categories = contract.categories.iter().enumerate().map(|(at, category)| CategoryView {
        heading: headings.unique(&category.title, &category.name),
        description: markup.text("", 3, &category.description),
        codes: codes::with_remedies(markup, contract.errors_of(Some(CategoryId(at)))),
    });
    SinglePage {
        head: format!("# {}", markdown::prose(&site.title())),
        description: markup.text("", 1, &contract.description),
        body: BodyView::new(markup, wire),
        statuses: statuses(markup, contract),
        outside: codes::with_remedies(markup, contract.errors_of(None)),
        categories: categories.collect(),
        examples: contract
            .errors
            .iter()
            .flat_map(|error| examples(markup, wire, error, &mut headings))
            .collect(),
        operations: operations::table(markup, contract),
        advice: Advice::new(markup, wire),
        guides: contract
            .guides
            .iter()
            .zip(bodies)
            .map(|(guide, body)| GuideView {
                heading: headings.unique(&guide.title, &guide.name),
                body,
            })
            .collect(),
        removed: removed(markup, contract),
    }
}

/// The error itself, if its response shows more than its table row; then its conditions and further examples.
fn examples(
    markup: impl Markup,
    wire: &Wire<'_>,
    error: &Error,
    headings: &mut Headings,
) -> Vec<ExampleEntry> {
    let mut heading = |title: Title<'_>| match title {
        Title::Condition(case) => headings.unique(&case.title, &error.name),
        Title::Example(sample) => {
            let own = within_phrase(sample.title().unwrap_or_default());
            headings.unique(&format!("{} {own}", sample.case.title), &error.name)
        }
    };
    let own = error.case();
    let code = markup.error(error);
    let example = |mut variant: Variant| {
        let status = variant.status.map(|status| fact::status(markup, wire, status));
        // The note already contains the status.
        variant.case.response.head = String::new();
        let note = status.map_or_else(|| code.clone(), |status| format!("{code}, HTTP {status}"));
        ExampleEntry { note, variant }
    };
    let deprecation = own.lifecycle.deprecated.as_ref();
    let aliases = fact::aliases(markup, error);
    let facts: Vec<_> = aliases.into_iter().chain(fact::few_have(markup, own, None)).collect();
    let shows_more = !matches!(*own.details, Details::None)
        || !own.args.is_empty()
        || !own.headers.is_empty()
        || has_message(own)
        || own.fields.iter().any(|value| value.value.is_some())
        || has_long_text(own)
        || deprecation.is_some()
        || !facts.is_empty();
    let mut examples = Vec::new();
    if shows_more {
        let heading = heading(Title::Condition(own));
        let fix = markup.lead("How to fix it:");
        let frame = Frame { level: 3, title: "", fix: &fix };
        let case = beyond_row(own, case::view(markup, wire, error, own, frame));
        let deprecated = deprecation.map(|it| advice::deprecation(markup, wire.contract, 3, it));
        examples.push(example(Variant {
            heading,
            deprecated: deprecated.unwrap_or_default(),
            facts,
            status: *own.status,
            case,
        }));
    }
    let variants = case::variants(markup, wire, error, 3, &mut heading);
    examples.extend(variants.into_iter().map(example));
    examples
}

/// The statuses, and the meanings that do not fit into a cell.
fn statuses(markup: impl Markup, contract: &Contract) -> Table {
    let long = contract.statuses.iter().filter(|doc| !doc.description.is_line());
    let text = |doc: &StatusDoc| {
        markup.text(&format!("{}:", markup.code(&doc.status.to_string())), 2, &doc.description)
    };
    status::table(markup, &contract.statuses).above(long.map(text))
}

/// The removed codes, and the reasons that do not fit into a cell.
fn removed(markup: impl Markup, contract: &Contract) -> Table {
    let long = contract.removed.iter().filter(|gone| !gone.reason.is_line());
    let text =
        |gone: &Tombstone| markup.text(&format!("{}:", markup.code(&gone.code)), 2, &gone.reason);
    removed_codes(markup, contract).above(long.map(text))
}

/// A title inside a sentence: its first letter becomes lower case, unless it starts an acronym.
fn within_phrase(title: &str) -> String {
    let mut letters = title.chars();
    match letters.next() {
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

/// Whether the message differs from the description.
fn has_message(case: &Case) -> bool {
    case.message.display() != *case.description
}

/// Whether a text does not fit into a cell.
fn has_long_text(case: &Case) -> bool {
    let remedy = case.remedy.iter().map(|remedy| &remedy.text);
    let texts = std::iter::once(&case.description).chain(&case.causes).chain(remedy);
    texts.into_iter().any(|text| !text.is_line())
}

/// The view of an error, without the parts that are in tables as a whole.
fn beyond_row(case: &Case, view: CaseView) -> CaseView {
    let unless = |is_in_row: bool, text: String| if is_in_row { String::new() } else { text };
    let is_short = case.remedy.as_ref().is_none_or(|remedy| remedy.text.is_line());
    CaseView {
        message: unless(!has_message(case), view.message),
        description: unless(case.description.is_line(), view.description),
        causes: unless(case.causes.iter().all(Prose::is_line), view.causes),
        remedy: unless(is_short, view.remedy),
        retry_advice: String::new(),
        user_message: String::new(),
        ..view
    }
}
