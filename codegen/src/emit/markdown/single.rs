//! Everything about a contract on one page.

use minijinja::{Value, context};

use crate::emit::example::Occurrence;
use crate::emit::markdown::code::{self, Headings};
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::{
    Site, envelope, escape, handling, operations, page, sample, statuses, tree,
};
use crate::model::{Contract, Details, ErrorDef, Tombstone};
use crate::outline;

const HEADINGS: [&str; 10] = [
    "Error response format",
    "HTTP status codes",
    "Error codes",
    "Error response examples",
    "Operations",
    "When to retry",
    "By HTTP status",
    "Failures that only a client sees",
    "Messages for users",
    "Removed codes",
];

/// The page of a contract.
pub(super) fn emit(site: &mut Site<'_, '_>) {
    let path = format!("{}.md", site.folder);
    site.add(path, "markdown/single.md.j2", view(site.contract));
}

fn view(contract: &Contract) -> Value {
    let mut headings = Headings::with(&HEADINGS);
    for heading in contract.guides.iter().flat_map(|guide| guide.body.lines()) {
        headings.reserve(heading);
    }
    let categories = contract.categories.iter().enumerate().map(|(at, category)| {
        context! {
            heading => headings.unique(&category.title, &category.name),
            description => page::paragraphs(&category.description),
            ..codes(tree::of_category(contract, at))
        }
    });
    let categories: Vec<Value> = categories.collect();
    let examples: Vec<Value> =
        contract.errors.iter().flat_map(|error| examples(contract, error, &mut headings)).collect();
    let guides = contract.guides.iter().map(|guide| {
        context! {
            heading => headings.unique(&guide.title, &guide.name),
            body => outline::demote_headings(&guide.body, 1),
        }
    });
    let guides: Vec<Value> = guides.collect();
    let removed = Table::new()
        .column("Code", |gone: &Tombstone| escape::code(&gone.code))
        .column("Since", |gone| escape::phrase(&gone.since))
        .column("Reason", |gone| escape::inline(&gone.reason));
    context! {
        head => page::head(contract, &escape::prose(&format!("{} errors", contract.title))),
        description => page::paragraphs(&contract.description),
        sample => tree::first_body(contract),
        fields => code::fields_table(Markup::Markdown).view(&envelope::fields(Markup::Markdown, contract)),
        code_path => tree::code_path(contract),
        statuses => statuses::table().view(&contract.statuses),
        outside => codes(contract.errors.iter().filter(|error| error.category.is_none())),
        categories,
        examples,
        guides,
        operations => operations::table(contract).view(&contract.operations),
        removed => removed.view(&contract.removed),
        ..handling::tables(contract, code_cell)
    }
}

/// Errors in one table; in two where a fifth column would not fit on a phone.
fn codes<'e>(errors: impl Iterator<Item = &'e ErrorDef>) -> Value {
    let errors: Vec<&ErrorDef> = errors.collect();
    let solution = |error: &ErrorDef| tree::escape_lines(&code::remedy(error.remedy.as_ref()));
    let codes = Table::new()
        .column("Code", code_cell)
        .column("HTTP status", tree::status)
        .column("Description", |error| escape::inline(&error.description));
    let solutions = Table::new().column("Code", code_cell).column("Solution", solution);
    if errors.iter().any(|error| !error.causes.is_empty()) {
        let codes = codes.column("Common causes", tree::causes);
        return context! { codes => codes.view(errors.clone()), solutions => solutions.view(errors) };
    }
    let none = solutions.view(Vec::new());
    context! { codes => codes.column("Solution", solution).view(errors), solutions => none }
}

fn code_cell(error: &ErrorDef) -> String {
    escape::code(&error.code.to_string())
}

/// What a code looks like, where that is more than its row says.
fn examples(contract: &Contract, error: &ErrorDef, headings: &mut Headings) -> Vec<Value> {
    let mut show = |title: &str, occurrence: Occurrence<'_>, remedy: String| {
        let status = error.status.as_ref().map(|status| code::status_words(contract, **status));
        let code = code_cell(error);
        context! {
            heading => headings.unique(title, &error.name),
            note => status.map_or_else(|| code.clone(), |status| format!("{code}, HTTP {status}")),
            body => sample::body(occurrence),
            remedy,
        }
    };
    let says_more = !matches!(error.details, Details::None)
        || !error.args.is_empty()
        || error.message.display() != *error.description;
    let mut examples = Vec::new();
    if says_more {
        examples.push(show(&error.title, Occurrence::of(contract, error), String::new()));
    }
    for condition in &error.conditions {
        let mut occurrences = Occurrence::in_condition(contract, error, condition);
        let remedy = code::remedy(condition.remedy.as_ref());
        examples.extend(occurrences.next().map(|first| show(&condition.title, first, remedy)));
        examples.extend(
            occurrences.map(|other| show(&further(&condition.title, other), other, String::new())),
        );
    }
    examples.extend(
        Occurrence::further(contract, error)
            .map(|other| show(&further(&error.title, other), other, String::new())),
    );
    examples
}

/// The title of a further occurrence, behind what occurs.
fn further(title: &str, occurrence: Occurrence<'_>) -> String {
    let own = occurrence.example.map(|example| example.title.to_lowercase()).unwrap_or_default();
    format!("{title} {own}")
}
