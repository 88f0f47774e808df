//! A page per code, category and guide, and the pages that lead to them.

use minijinja::{Value, context};

use crate::emit::example::Occurrence;
use crate::emit::markdown::code::{self, Headings};
use crate::emit::markdown::dialect::{Explorer, Nav};
use crate::emit::markdown::link::Links;
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::page::{Page, Standing};
use crate::emit::markdown::table::Table;
use crate::emit::markdown::{
    Site, advice, changes, data, envelope, escape, explorer, handling, nav, operations, page,
    sample, statuses,
};
use crate::model::{Category, Contract, ErrorDef, Slot};

/// The pages of a contract; all but the index are listed.
pub(super) fn emit(site: &mut Site<'_, '_>) -> Vec<Page> {
    let contract = site.contract;
    let mut listing = Vec::new();
    let mut add = |site: &mut Site<'_, '_>, template: &str, page: Page, view: Value| {
        let page = Page { order: listing.len() + 1, ..page };
        self::add(site, template, &page, &view);
        listing.push(page);
    };
    for (at, category) in contract.categories.iter().enumerate() {
        let path = page::of_category(&category.name);
        let view = self::category(contract, site.links(&path), at, category);
        add(site, "category", page(&path, &category.title, &category.description), view);
    }
    for error in &contract.errors {
        let path = page::of_code(&error.name);
        let view = code::view(site, site.links(&path), error);
        let page = page(&path, &error.code.to_string(), &error.description);
        let standing = match error.lifecycle.deprecated {
            Some(_) => Standing::Deprecated,
            None => Standing::Current,
        };
        add(site, "code", Page { standing, ..page }, view);
    }
    for gone in &contract.removed {
        let path = page::of_code(&gone.code);
        let view = code::removed(site, gone);
        let page = page(&path, &gone.code, &gone.reason);
        add(site, "removed", Page { standing: Standing::Removed, ..page }, view);
    }
    let statuses_page = page("http-statuses", "HTTP statuses", "What each status means.");
    let view = statuses::view(contract, site.links("http-statuses"));
    add(site, "statuses", statuses_page, view);
    if has_scenarios(contract) {
        let page = page("scenarios", "Scenarios", "Situations in which an error occurs.");
        let view = scenarios(contract, site.links("scenarios"));
        add(site, "scenarios", page, view);
    }
    if !contract.operations.is_empty() {
        let page = page("operations", "Operations", "Which errors each operation can return.");
        let view = operations::view(contract, site.links("operations"));
        add(site, "operations", page, view);
    }
    let view = handling::view(site);
    add(site, "handling", page("handling", "Handling errors", "When to retry, and how."), view);
    for guide in &contract.guides {
        let path = page::of_guide(&guide.name);
        let index = site.links(&path).to_index();
        let view = context! { body => guide.body.as_str(), index };
        add(site, "guide", page(&path, &guide.title, ""), view);
    }
    if changes::has_any(contract) {
        let page = page("changes", "Changes", "What was added, deprecated and removed.");
        let view = changes::view(contract, site.links("changes"));
        add(site, "changes", page, view);
    }
    let title = format!("{} errors", contract.title);
    let toctree = match site.dialect.nav {
        Nav::Toctree => nav::toctree(&listing),
        _ => String::new(),
    };
    let explorer = (site.dialect.explorer == Explorer::Served)
        .then(|| escape::link("explorer", "explorer.html"));
    let view = context! { toctree, explorer, ..index(contract, site.links("index")) };
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
    if let Some(redirects) = data::redirects(contract) {
        site.files.insert(format!("{}/redirects.json", site.folder), redirects);
    }
    site.add(llms, "markdown/llms.txt.j2", overview(contract));
    if site.dialect.explorer != Explorer::Refused {
        explorer::emit(site);
    }
}

fn page(path: &str, title: &str, description: &str) -> Page {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Page {
        path: path.to_owned(),
        title: line(title),
        description: line(description),
        order: 0,
        standing: Standing::Current,
    }
}

fn add(site: &mut Site<'_, '_>, template: &str, page: &Page, view: &Value) {
    let path = format!("{}/{}.md", site.folder, site.dialect.file(&page.path));
    let head = site.dialect.head(site.contract, page);
    let view = context! { head, ..view.clone() };
    site.add(path, &format!("markdown/{template}.md.j2"), view);
}

fn has_scenarios(contract: &Contract) -> bool {
    contract.errors.iter().any(|error| !error.conditions.is_empty())
}

fn index(contract: &Contract, links: Links<'_>) -> Value {
    let codes = codes_table(links);
    let outside = contract.errors.iter().filter(|error| error.category.is_none());
    let categories = contract.categories.iter().enumerate().map(|(at, category)| {
        let more = links.to("Causes and remedies", &page::of_category(&category.name));
        context! {
            heading => escape::heading(&category.title, &category.name),
            description => format!("{} {more}.", page::paragraphs(&category.description)).trim().to_owned(),
            codes => codes.view(of_category(contract, at)),
        }
    });
    context! {
        description => page::paragraphs(&contract.description),
        sample => first_body(contract),
        fields => code::fields_table(Markup::Markdown).view(&envelope::fields(Markup::Markdown, contract)),
        code_path => code_path(contract),
        statuses => statuses::table().view(&contract.statuses),
        statuses_link => links.to("HTTP statuses", "http-statuses"),
        codes => codes.view(outside),
        categories => categories.collect::<Vec<_>>(),
        pages => pages(contract, links),
    }
}

/// What a language model reads first.
fn overview(contract: &Contract) -> Value {
    let links = Links::Files("index");
    let line = |error: &ErrorDef| {
        let status =
            error.status.as_ref().map(|status| format!("HTTP {}. ", **status)).unwrap_or_default();
        format!("{}: {status}{}", links.to_code(error), escape::inline(&error.description))
    };
    context! {
        head => page::head(contract, &escape::prose(&format!("{} errors", contract.title))),
        description => escape::inline(&contract.description),
        code_path => code_path(contract),
        codes => contract.errors.iter().map(line).collect::<Vec<_>>(),
        pages => pages(contract, links),
    }
}

/// Links to what is neither a code nor a category.
fn pages(contract: &Contract, links: Links<'_>) -> Vec<String> {
    let link = |label: &str, to: &str| links.to(label, to);
    let mut pages =
        vec![link("HTTP statuses", "http-statuses"), link("Handling errors", "handling")];
    if has_scenarios(contract) {
        pages.push(link("Scenarios", "scenarios"));
    }
    if !contract.operations.is_empty() {
        pages.push(link("Operations", "operations"));
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
    error.map(|error| sample::body(Occurrence::of(contract, error))).unwrap_or_default()
}

/// Where the code is in the body.
pub(super) fn code_path(contract: &Contract) -> Option<String> {
    envelope::place(contract, &Slot::Code).map(|place| escape::code(&place))
}

pub(super) fn of_category(contract: &Contract, at: usize) -> impl Iterator<Item = &ErrorDef> {
    contract.errors.iter().filter(move |error| error.category == Some(at))
}

pub(super) fn codes_table(links: Links<'_>) -> Table<'_, ErrorDef> {
    Table::new()
        .column("Code", move |error: &ErrorDef| links.to_code(error))
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

fn category(contract: &Contract, links: Links<'_>, at: usize, category: &Category) -> Value {
    let remedies = Table::new()
        .column("Code", |error: &ErrorDef| links.to_code(error))
        .column("Common causes", causes)
        .column("How to fix it", |error| escape_lines(&code::remedy(error.remedy.as_ref())));
    context! {
        description => page::paragraphs(&category.description),
        codes => codes_table(links).view(of_category(contract, at)),
        remedies => remedies.view(of_category(contract, at)),
        index => links.to_index(),
    }
}

/// Every cause, as it stands in a cell.
pub(super) fn causes(error: &ErrorDef) -> String {
    code::causes(Markup::Markdown, &error.causes).join(" ")
}

/// Paragraphs as they stand in a cell.
pub(super) fn escape_lines(markdown: &str) -> String {
    markdown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn scenarios(contract: &Contract, links: Links<'_>) -> Value {
    let mut headings = Headings::with(&["Scenarios"]);
    let situations = contract
        .errors
        .iter()
        .flat_map(|error| error.conditions.iter().map(move |condition| (error, condition)));
    let scenarios = situations.flat_map(|(error, condition)| {
        let link = links.to_code(error);
        let views = code::situations(contract, error, condition, &mut headings);
        views.into_iter().map(move |view| context! { link => link.as_str(), ..view })
    });
    let scenarios = scenarios.collect::<Vec<_>>();
    context! {
        scenarios,
        index => links.to_index(),
    }
}
