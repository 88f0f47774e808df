//! A page per code, category and guide, and the pages that lead to them.

use minijinja::{Value, context};

use crate::emit::example::Occurrence;
use crate::emit::markdown::code::{self, Headings};
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::page::Page;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::{
    Site, advice, changes, data, envelope, escape, explorer, handling, page, sample,
};
use crate::model::{Category, Contract, ErrorDef, Slot, StatusDoc, reason_phrase};
use crate::source::Spanned;

/// The pages of a contract; all but the index are listed.
pub(super) fn emit(site: &mut Site<'_, '_>) -> Vec<Page> {
    let contract = site.contract;
    let mut listing = Vec::new();
    let mut add = |site: &mut Site<'_, '_>, template: &str, page: Page, view: Value| {
        self::add(site, template, &page, &view);
        listing.push(page);
    };
    for (at, category) in contract.categories.iter().enumerate() {
        let path = page::of_category(&category.name);
        let view = self::category(contract, at, category);
        add(site, "category", page(&path, &category.title, &category.description), view);
    }
    for error in &contract.errors {
        let path = page::of_code(&error.name);
        let view = code::view(site, error);
        add(site, "code", page(&path, &error.code.to_string(), &error.description), view);
    }
    for gone in &contract.removed {
        let path = page::of_code(&gone.code);
        let view = code::removed(site, gone);
        add(site, "removed", page(&path, &gone.code, &gone.reason), view);
    }
    let statuses_page = page("http-statuses", "HTTP statuses", "What each status means.");
    add(site, "statuses", statuses_page, statuses(contract));
    if has_scenarios(contract) {
        let page = page("scenarios", "Scenarios", "Situations in which an error occurs.");
        add(site, "scenarios", page, scenarios(contract));
    }
    let view = handling::view(site);
    add(site, "handling", page("handling", "Handling errors", "When to retry, and how."), view);
    for guide in &contract.guides {
        let path = page::of_guide(&guide.name);
        let index = page::link(&path, "All error codes", "index");
        let view = context! { body => guide.body.as_str(), index };
        add(site, "guide", page(&path, &guide.title, ""), view);
    }
    if changes::has_any(contract) {
        let page = page("changes", "Changes", "What was added, deprecated and removed.");
        add(site, "changes", page, changes::view(contract));
    }
    let title = format!("{} errors", contract.title);
    let view = context! { toctree => site.dialect.toctree(&listing), ..index(contract) };
    self::add(site, "index", &page("index", &title, &contract.description), &view);
    companions(site);
    listing
}

/// What stands beside the pages for programs.
fn companions(site: &mut Site<'_, '_>) {
    let contract = site.contract;
    let beside = |file: &str| format!("{}/{file}", site.folder);
    let (data, schema, llms) =
        (beside("errors.json"), beside("errors.schema.json"), beside("llms.txt"));
    site.files.insert(data, data::errors(contract));
    site.files.insert(schema, data::schema(contract));
    site.add(llms, "markdown/llms.txt.j2", overview(contract));
    explorer::emit(site);
}

fn page(path: &str, title: &str, description: &str) -> Page {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Page { path: path.to_owned(), title: line(title), description: line(description) }
}

fn add(site: &mut Site<'_, '_>, template: &str, page: &Page, view: &Value) {
    let path = format!("{}/{}.md", site.folder, page.path);
    let head = site.dialect.head(site.contract, page);
    let view = context! { head, ..view.clone() };
    site.add(path, &format!("markdown/{template}.md.j2"), view);
}

fn has_scenarios(contract: &Contract) -> bool {
    contract.errors.iter().any(|error| !error.conditions.is_empty())
}

fn index(contract: &Contract) -> Value {
    let from = "index";
    let codes = codes_table(from);
    let outside = contract.errors.iter().filter(|error| error.category.is_none());
    let categories = contract.categories.iter().enumerate().map(|(at, category)| {
        let more = page::link(from, "Causes and remedies", &page::of_category(&category.name));
        context! {
            heading => escape::heading(&category.title, &category.name),
            description => format!("{} {more}.", page::paragraphs(&category.description)).trim().to_owned(),
            codes => codes.view(of_category(contract, at)),
        }
    });
    context! {
        description => page::paragraphs(&contract.description),
        sample => first_body(contract),
        fields => code::fields_table().view(&envelope::fields(Markup::Markdown, contract)),
        code_path => code_path(contract),
        statuses => statuses_table().view(&contract.statuses),
        statuses_link => page::link(from, "HTTP statuses", "http-statuses"),
        codes => codes.view(outside),
        categories => categories.collect::<Vec<_>>(),
        pages => pages(contract),
    }
}

/// What a language model reads first.
fn overview(contract: &Contract) -> Value {
    let line = |error: &ErrorDef| {
        let status =
            error.status.as_ref().map(|status| format!("HTTP {}. ", **status)).unwrap_or_default();
        format!(
            "{}: {status}{}",
            page::code_link("index", error),
            escape::inline(&error.description)
        )
    };
    context! {
        head => page::head(contract, &escape::prose(&format!("{} errors", contract.title))),
        description => escape::inline(&contract.description),
        code_path => code_path(contract),
        codes => contract.errors.iter().map(line).collect::<Vec<_>>(),
        pages => pages(contract),
    }
}

/// Links to what is neither a code nor a category.
fn pages(contract: &Contract) -> Vec<String> {
    let link = |label: &str, to: &str| page::link("index", label, to);
    let mut pages =
        vec![link("HTTP statuses", "http-statuses"), link("Handling errors", "handling")];
    if has_scenarios(contract) {
        pages.push(link("Scenarios", "scenarios"));
    }
    for guide in &contract.guides {
        pages.push(link(&escape::inline(&guide.title), &page::of_guide(&guide.name)));
    }
    if changes::has_any(contract) {
        pages.push(link("Changes", "changes"));
    }
    pages
}

/// The body of the first error, to show what all are like.
pub(super) fn first_body(contract: &Contract) -> String {
    let error = contract.errors.first();
    let example = error.and_then(code::main_example);
    let occurrence = error.map(|error| Occurrence { contract, error, condition: None, example });
    occurrence.map(sample::body).unwrap_or_default()
}

/// Where the code is in the body.
pub(super) fn code_path(contract: &Contract) -> Option<String> {
    envelope::path(contract, &Slot::Code).map(|path| escape::code(&path.join(".")))
}

pub(super) fn of_category(contract: &Contract, at: usize) -> impl Iterator<Item = &ErrorDef> {
    contract.errors.iter().filter(move |error| error.category == Some(at))
}

fn codes_table(from: &str) -> Table<'_, ErrorDef> {
    Table::new()
        .column("Code", |error: &ErrorDef| page::code_link(from, error))
        .column("HTTP status", status)
        .column("Description", |error| {
            let mark = if error.lifecycle.deprecated.is_some() { " **Deprecated.**" } else { "" };
            escape::inline(&error.description) + mark
        })
        .column("Retry", |error| advice::short(&error.retry).to_owned())
}

pub(super) fn status(error: &ErrorDef) -> String {
    error.status.as_ref().map(|status| status.value.to_string()).unwrap_or_default()
}

fn category(contract: &Contract, at: usize, category: &Category) -> Value {
    let from = page::of_category(&category.name);
    let remedies = Table::new()
        .column("Code", |error: &ErrorDef| page::code_link(&from, error))
        .column("Common causes", causes)
        .column("How to fix it", |error| escape_lines(&code::remedy(error.remedy.as_ref())));
    context! {
        description => page::paragraphs(&category.description),
        codes => codes_table(&from).view(of_category(contract, at)),
        remedies => remedies.view(of_category(contract, at)),
        index => page::link(&from, "All error codes", "index"),
    }
}

/// Every cause, as it stands in a cell.
pub(super) fn causes(error: &ErrorDef) -> String {
    code::causes(&error.causes).join(" ")
}

/// Paragraphs as they stand in a cell.
pub(super) fn escape_lines(markdown: &str) -> String {
    markdown.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn statuses_table<'t>() -> Table<'t, StatusDoc> {
    Table::new()
        .column("Status", |doc: &StatusDoc| format!("`{}`", *doc.status))
        .column("Name", |doc| escape::prose(&doc.title))
        .column("Meaning", |doc| escape::inline(&doc.description))
}

/// Every status that the contract explains or sends.
pub(super) fn all_statuses(contract: &Contract) -> Vec<StatusDoc> {
    let mut all = contract.statuses.clone();
    for status in contract.errors.iter().filter_map(|error| error.status.as_ref()) {
        if all.iter().all(|known| *known.status != **status) {
            let title = reason_phrase(**status).unwrap_or_default().to_owned();
            all.push(StatusDoc {
                status: Spanned::new(**status, status.span),
                title,
                description: String::new(),
            });
        }
    }
    all.sort_by_key(|doc| *doc.status);
    all
}

/// Every status by class, with its codes.
fn statuses(contract: &Contract) -> Value {
    let from = "http-statuses";
    let all = all_statuses(contract);
    let table = statuses_table().column("Error codes", |doc: &StatusDoc| {
        let errors = contract.errors.iter();
        page::code_links(
            from,
            errors.filter(|error| {
                error.status.as_ref().is_some_and(|status| **status == *doc.status)
            }),
        )
    });
    let classes = [
        ("Informational responses", 1),
        ("Success codes", 2),
        ("Redirections", 3),
        ("Client error codes", 4),
        ("Server error codes", 5),
    ];
    let classes = classes.iter().filter_map(|(heading, class)| {
        let statuses: Vec<&StatusDoc> =
            all.iter().filter(|doc| *doc.status / 100 == *class).collect();
        (!statuses.is_empty())
            .then(|| context! { heading => *heading, statuses => table.view(statuses) })
    });
    context! {
        classes => classes.collect::<Vec<_>>(),
        index => page::link(from, "All error codes", "index"),
    }
}

fn scenarios(contract: &Contract) -> Value {
    let mut headings = Headings::with(&["Scenarios"]);
    let situations = contract
        .errors
        .iter()
        .flat_map(|error| error.conditions.iter().map(move |condition| (error, condition)));
    let scenarios = situations.map(|(error, condition)| {
        context! {
            link => page::code_link("scenarios", error),
            ..code::situation(contract, error, condition, &mut headings)
        }
    });
    let scenarios = scenarios.collect::<Vec<_>>();
    context! {
        scenarios,
        index => page::link("scenarios", "All error codes", "index"),
    }
}
