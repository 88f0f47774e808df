//! The page of one code, and of one that is gone.

use minijinja::{Value, context};

use crate::emit::example::{Occurrence, docs_url};
use crate::emit::markdown::link::Links;
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::types::{self, Field};
use crate::emit::markdown::{Site, advice, envelope, escape, page, sample};
use crate::model::{
    Condition, Contract, ErrorDef, Header, Operation, Param, Remedy, Slot, Stability, StatusDoc,
    Template, Tombstone, reason_phrase,
};
use crate::name;
use crate::source::Spanned;

/// Headings that every page of a code may have: a situation needs another.
const HEADINGS: [&str; 12] = [
    "Common causes",
    "How to fix it",
    "Example response",
    "Situations and examples",
    "Details",
    "Values",
    "Response headers",
    "Retry",
    "Message for users",
    "In code",
    "See also",
    "Error",
];

/// The page of a code, or what it says in another place.
pub(super) fn view(site: &Site<'_, '_>, links: Links<'_>, error: &ErrorDef) -> Value {
    let contract = site.contract;
    let category = error.category.map(|at| &contract.categories[at]);
    let category_link = category.map(|category| {
        links.to(&escape::prose(&category.title), &page::of_category(&category.name))
    });
    let status = error.status.as_ref().map(|status| status_words(contract, status.value));
    let mut headings = Headings::with(&HEADINGS);
    context! {
        deprecated => deprecated(site, links, error),
        title => escape::prose(&error.title),
        status_note => status.as_ref().map(|status| format!(" (HTTP {status})")).unwrap_or_default(),
        description => page::paragraphs(&error.description),
        message => escape::code(&error.message.display()),
        status => status.map(|status| links.to(&status, "http-statuses")),
        category => category_link,
        operations => operations(contract, links, error),
        retry => advice::short(&error.retry),
        docs_url => docs_url(contract, error).map(|url| escape::address(&url)),
        since => error.lifecycle.since.as_ref().map(|since| escape::phrase(since)),
        stability => stability(error),
        causes => causes(Markup::Markdown, &error.causes),
        remedy => remedy(error.remedy.as_ref()),
        response => sample::response(Occurrence::of(contract, error)),
        variants => variants(contract, error, &mut headings),
        details_path => envelope::place(contract, &Slot::Details).map(|place| escape::code(&place)),
        details => fields_table(Markup::Markdown).view(&details(contract, error)),
        values => fields_table(Markup::Markdown).view(&values(contract, &error.args)),
        headers => headers_table(Markup::Markdown).view(&error.headers),
        retry_advice => advice::long(Markup::Markdown, &error.retry),
        user_message => error.user_message.as_ref().map(|text| user_message(&text.display())),
        names => names(site, error),
        index => links.if_any("All error codes", "index"),
        handling => links.if_any("Handling errors", "handling"),
    }
}

/// The operations that can return the code, as links.
fn operations(contract: &Contract, links: Links<'_>, error: &ErrorDef) -> String {
    let returns =
        |operation: &&Operation| operation.errors.iter().any(|name| **name == *error.name);
    let links = contract
        .operations
        .iter()
        .filter(returns)
        .map(|operation| links.to(&escape::code(&operation.name), "operations"));
    links.collect::<Vec<_>>().join(", ")
}

/// The page of a code that is gone.
pub(super) fn removed(site: &Site<'_, '_>, gone: &Tombstone) -> Value {
    let from = page::of_code(&gone.code);
    let links = site.links(&from);
    let since = format!("Removed in {}", escape::phrase(&gone.since));
    let instead = replacement(site.contract, links, gone.replaced_by.as_ref());
    context! {
        note => site.dialect.note(&since, instead.trim()),
        reason => page::paragraphs(&gone.reason),
        index => links.to_index(),
    }
}

/// ` Use … instead.`, or nothing.
pub(super) fn replacement(
    contract: &Contract,
    links: Links<'_>,
    by: Option<&Spanned<String>>,
) -> String {
    let error = by.and_then(|by| contract.error(by));
    error.map(|error| format!(" Use {} instead.", links.to_code(error))).unwrap_or_default()
}

/// The number of a status and its name.
pub(super) fn status_words(contract: &Contract, status: u16) -> String {
    escape::prose(&status_name(contract, status))
}

/// The number of a status and its name, as text.
pub(super) fn status_name(contract: &Contract, status: u16) -> String {
    let documented = contract.statuses.iter().find(|known| known.status.value == status);
    let title =
        documented.map(|StatusDoc { title, .. }| title.as_str()).or_else(|| reason_phrase(status));
    format!("{status} {}", title.unwrap_or_default()).trim_end().to_owned()
}

/// What to do, and where.
pub(super) fn remedy(remedy: Option<&Remedy>) -> String {
    let Some(remedy) = remedy else { return String::new() };
    let text = page::paragraphs(&remedy.text);
    match remedy.link.as_ref().map(Template::display) {
        None => text,
        // A link that takes a value has none here.
        Some(link) if link.contains('{') => {
            format!("{text} The address is in {}.", escape::code(link.trim_matches(['{', '}'])))
        }
        Some(link) => format!("{text} {}", escape::address(&link)),
    }
}

pub(super) fn causes(markup: Markup, causes: &[Spanned<String>]) -> Vec<String> {
    causes.iter().map(|cause| markup.inline(cause)).collect()
}

/// Situations with this code, and further occurrences.
fn variants(contract: &Contract, error: &ErrorDef, headings: &mut Headings) -> Vec<Value> {
    let mut variants: Vec<Value> = error
        .conditions
        .iter()
        .flat_map(|condition| situations(contract, error, condition, headings))
        .collect();
    variants.extend(Occurrence::further(contract, error).map(|other| further(other, headings)));
    variants
}

/// An occurrence of which nothing is to be said but what it looks like.
fn further(occurrence: Occurrence<'_>, headings: &mut Headings) -> Value {
    let title = occurrence.example.map(|example| example.title.as_str()).unwrap_or_default();
    context! {
        heading => headings.unique(title, "Example"),
        description => "",
        code => escape::code(&occurrence.error.code.to_string()),
        causes => Vec::<String>::new(),
        response => sample::response(occurrence),
        remedy => "",
    }
}

/// A situation, then its further occurrences.
pub(super) fn situations(
    contract: &Contract,
    error: &ErrorDef,
    condition: &Condition,
    headings: &mut Headings,
) -> Vec<Value> {
    let mut occurrences = Occurrence::in_condition(contract, error, condition);
    let first = occurrences.next().map(|first| situation(first, error, condition, headings));
    first.into_iter().chain(occurrences.map(|other| further(other, headings))).collect()
}

fn situation(
    occurrence: Occurrence<'_>,
    error: &ErrorDef,
    condition: &Condition,
    headings: &mut Headings,
) -> Value {
    let own = condition.remedy.as_ref().map(|remedy| remedy.text.span)
        != error.remedy.as_ref().map(|remedy| remedy.text.span);
    context! {
        heading => headings.unique(&condition.title, &name::words(&condition.name)),
        description => page::paragraphs(&condition.description),
        code => escape::code(&error.code.to_string()),
        causes => if condition.causes == error.causes { Vec::new() } else { causes(Markup::Markdown, &condition.causes) },
        response => sample::response(occurrence),
        remedy => if own { remedy(condition.remedy.as_ref()) } else { String::new() },
    }
}

fn deprecated(site: &Site<'_, '_>, links: Links<'_>, error: &ErrorDef) -> String {
    let Some(deprecation) = &error.lifecycle.deprecated else { return String::new() };
    let since = format!("Deprecated since {}", escape::phrase(&deprecation.since));
    let instead = replacement(site.contract, links, deprecation.replaced_by.as_ref());
    site.dialect.note(&since, (escape::inline(&deprecation.reason) + &instead).trim())
}

/// What the code is called in the languages that the project generates.
fn names(site: &Site<'_, '_>, error: &ErrorDef) -> Vec<Value> {
    let (targets, contract) = (&site.catalog.targets, site.contract);
    let rust = targets.rust.as_ref().map(|_| {
        let module = name::value_name(&contract.name);
        ("Rust", format!("{module}::ErrorCode::{}", name::type_name(&error.name)))
    });
    let typescript = targets.typescript.as_ref().map(|_| {
        let prefix = name::type_name(&contract.name);
        ("TypeScript", format!("is{prefix}Error(error, \"{}\")", *error.name))
    });
    let names = rust.into_iter().chain(typescript);
    names.map(|(language, code)| context! { language, code => escape::code(&code) }).collect()
}

pub(super) fn stability(error: &ErrorDef) -> Option<&'static str> {
    match error.lifecycle.stability {
        Stability::Draft => Some("Draft: it may vanish"),
        Stability::Beta => Some("Beta: it may change"),
        Stability::Stable => None,
    }
}

fn details(contract: &Contract, error: &ErrorDef) -> Vec<Field> {
    let params = error.details.params().iter();
    params.flat_map(|param| types::fields(Markup::Markdown, contract, &param.name, param)).collect()
}

fn values(contract: &Contract, args: &[Param]) -> Vec<Field> {
    args.iter()
        .flat_map(|param| types::fields(Markup::Markdown, contract, &param.name, param))
        .collect()
}

/// A table of members: at most three columns, the long one last.
pub(super) fn fields_table<'t>(markup: Markup) -> Table<'t, Field> {
    Table::new()
        .column("Field", move |field: &Field| markup.code(&field.path))
        .column("Type", move |field| markup.prose(&field.ty))
        .column("Description", |field| field.doc.clone())
}

pub(super) fn headers_table<'t>(markup: Markup) -> Table<'t, Header> {
    Table::new()
        .column("Header", move |header: &Header| markup.code(&header.name))
        .column("Value", move |header| markup.code(&header.value.display()))
}

/// A text for users: as a block, since they read it as it is.
pub(super) fn user_message(text: &str) -> String {
    if text.contains("{{") || text.contains("{%") {
        escape::code(text)
    } else {
        escape::fence("text", text)
    }
}

/// The headings of a page; no two have one anchor.
pub(super) struct Headings(Vec<String>);

impl Headings {
    pub(super) fn with(fixed: &[&str]) -> Self {
        Self(fixed.iter().map(|heading| name::slug(heading)).collect())
    }

    /// Keeps a heading free for one that is written by hand.
    pub(super) fn reserve(&mut self, line: &str) {
        if line.starts_with('#') {
            self.0.push(name::slug(line));
        }
    }

    /// A heading that the page does not have yet.
    pub(super) fn unique(&mut self, text: &str, otherwise: &str) -> String {
        let heading = escape::heading(text, otherwise);
        let mut unique = heading.clone();
        let mut count = 1;
        while self.0.contains(&name::slug(&unique)) {
            count += 1;
            unique = format!("{heading} {count}");
        }
        self.0.push(name::slug(&unique));
        unique
    }
}
