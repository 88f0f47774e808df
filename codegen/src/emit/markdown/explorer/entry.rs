//! An entry of the explorer: one code, and everything that the catalog says about it.

use minijinja::{Value, context};

use crate::emit::example::{Occurrence, docs_url};
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::types::{self, Field};
use crate::emit::markdown::{advice, code, envelope, html, sample};
use crate::model::{
    ClientError, Condition, Contract, ErrorDef, Param, Remedy, Slot, Stability, Template,
    Tombstone, When,
};
use crate::name;
use crate::source::Spanned;

/// What is printed, and what the filters offer.
pub(super) struct Entry {
    pub(super) status: Option<u16>,
    pub(super) retry: Option<When>,
    /// Whether the code is deprecated or removed.
    pub(super) is_outdated: bool,
    pub(super) view: Value,
}

/// Whether another attempt is worth it, as the address of the page says it.
pub(super) fn retry_key(when: When) -> &'static str {
    match when {
        When::Always => "yes",
        When::IfIdempotent => "if-idempotent",
        When::Never => "no",
    }
}

pub(super) fn retry_words(when: When) -> &'static str {
    match when {
        When::Always => "Retryable",
        When::IfIdempotent => "If idempotent",
        When::Never => "Not retryable",
    }
}

/// An error that a server sends.
pub(super) fn of_error(contract: &Contract, error: &ErrorDef) -> Entry {
    let code = error.code.to_string();
    let category = error.category.map(|at| &contract.categories[at]);
    let status = error.status.as_ref().map(|status| **status);
    let retry = error.retry.when;
    let deprecated = error.lifecycle.deprecated.as_ref();
    let members = error.details.params().iter().flat_map(|param| fields(contract, param));
    let values = error.args.iter().flat_map(|param| fields(contract, param));
    let view = context! {
        status,
        status_class => status.map(|status| status / 100),
        category => category.map(|category| html::attribute(&name::slug(&category.name))),
        retry => retry_key(retry),
        deprecated => deprecated.map(|_| "yes"),
        marks => marks(error),
        note => deprecated.map(|it| {
            let since = format!("<strong>Deprecated since {}.</strong>", html::text(&it.since));
            note(contract, &since, &it.reason, it.replaced_by.as_ref())
        }),
        facts => facts(contract, error),
        causes => code::causes(Markup::Html, &error.causes),
        remedy => remedy(error.remedy.as_ref()),
        response => response(Occurrence::of(contract, error)),
        situations => situations(contract, error),
        details_path => envelope::place(contract, &Slot::Details).map(|place| html::code(&place)),
        details => code::fields_table(Markup::Html).view(&members.collect::<Vec<_>>()),
        values => code::fields_table(Markup::Html).view(&values.collect::<Vec<_>>()),
        headers => code::headers_table(Markup::Html).view(&error.headers),
        user_message => error.user_message.as_ref().map(|text| html::text(&text.display())),
        ..head(&code, &error.name, &error.title, &error.description)
    };
    Entry { status, retry: Some(retry), is_outdated: deprecated.is_some(), view }
}

/// A failure that only a client sees.
pub(super) fn of_client(client: &ClientError) -> Entry {
    let view = context! {
        retry => retry_key(client.retry),
        marks => vec!["Client"],
        facts => vec![fact("Message", html::code(&client.message)), fact("Retry", retry_words(client.retry).to_owned())],
        remedy => remedy(client.remedy.as_ref()),
        user_message => client.user_message.as_ref().map(|text| html::text(text)),
        ..head(&client.name, &client.name, &client.title, &client.description)
    };
    Entry { status: None, retry: Some(client.retry), is_outdated: false, view }
}

/// A code that is gone.
pub(super) fn of_removed(contract: &Contract, gone: &Tombstone) -> Entry {
    let since = format!("<strong>Removed in {}.</strong>", html::text(&gone.since));
    let title = format!("Removed in {}", *gone.since);
    let view = context! {
        deprecated => "yes",
        marks => vec!["Removed"],
        note => note(contract, &since, "", gone.replaced_by.as_ref()),
        ..head(&gone.code, &gone.code, &title, &gone.reason)
    };
    Entry { status: None, retry: None, is_outdated: true, view }
}

/// What every entry has; what an entry lacks is there and empty, since a template that names it must find it.
fn head(code: &str, name: &str, title: &str, description: &str) -> Value {
    let none = Table::<Field>::new().view([]);
    let (brief, paragraphs) = (html::label(description), html::paragraphs(description));
    context! {
        place => html::attribute(code),
        code => html::text(code),
        // The script finds an entry by the name in programs, too.
        name => Some(name).filter(|name| *name != code).map(html::attribute),
        title => html::text(title),
        description => Some(paragraphs).filter(|paragraphs| *paragraphs != format!("<p>{brief}</p>")),
        brief,
        status => (),
        status_class => (),
        category => (),
        retry => (),
        deprecated => (),
        marks => Vec::<&str>::new(),
        note => (),
        facts => (),
        causes => (),
        remedy => (),
        response => (),
        situations => (),
        details_path => (),
        details => none.clone(),
        values => none.clone(),
        headers => none,
        user_message => (),
    }
}

/// What stands out before an entry is opened.
fn marks(error: &ErrorDef) -> Vec<&'static str> {
    let deprecated = error.lifecycle.deprecated.as_ref().map(|_| "Deprecated");
    let stability = match error.lifecycle.stability {
        Stability::Draft => Some("Draft"),
        Stability::Beta => Some("Beta"),
        Stability::Stable => None,
    };
    deprecated.into_iter().chain(stability).collect()
}

fn facts(contract: &Contract, error: &ErrorDef) -> Vec<Value> {
    let status = error.status.as_ref().map(|status| code::status_name(contract, **status));
    let category = error.category.map(|at| html::text(&contract.categories[at].title));
    let since = error.lifecycle.since.as_ref().map(|since| html::text(since));
    let stability = code::stability(error).map(str::to_owned);
    let facts = [
        ("Message", Some(html::code(&error.message.display()))),
        ("HTTP status", status.map(|status| html::text(&status))),
        ("Category", category),
        ("Retry", Some(advice::long(Markup::Html, &error.retry))),
        ("Since", since),
        ("Stability", stability),
        ("Documentation", docs_url(contract, error).map(|url| html::address(&url))),
    ];
    facts.into_iter().filter_map(|(term, text)| Some(fact(term, text?))).collect()
}

fn fact(term: &str, text: String) -> Value {
    context! { term, text }
}

/// A few words in bold, why, and what to use instead.
fn note(
    contract: &Contract,
    since: &str,
    reason: &str,
    replaced_by: Option<&Spanned<String>>,
) -> String {
    let other = replaced_by.and_then(|by| contract.error(by));
    let instead = other
        .map(|error| format!("Use {} instead.", html::code_link(&error.code.to_string())))
        .unwrap_or_default();
    let parts = [since.to_owned(), html::inline(reason), instead];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What to do, and where.
fn remedy(remedy: Option<&Remedy>) -> String {
    let Some(remedy) = remedy else { return String::new() };
    let place = match remedy.link.as_ref().map(Template::display) {
        None => String::new(),
        // A link that takes a value has none here.
        Some(link) if link.contains('{') => {
            format!("<p>The address is in {}.</p>", html::code(link.trim_matches(['{', '}'])))
        }
        Some(link) => format!("<p>{}</p>", html::address(&link)),
    };
    html::paragraphs(&remedy.text) + &place
}

/// The head of a response, and its body.
fn response(occurrence: Occurrence<'_>) -> Value {
    context! {
        head => html::text(&sample::head_text(occurrence)),
        body => html::text(&sample::body_text(occurrence)),
    }
}

/// Situations with this code, and further occurrences.
fn situations(contract: &Contract, error: &ErrorDef) -> Vec<Value> {
    let mut situations = Vec::new();
    for condition in &error.conditions {
        let mut occurrences = Occurrence::in_condition(contract, error, condition);
        let first = occurrences.next().map(|first| situation(first, error, condition));
        situations.extend(first.into_iter().chain(occurrences.map(further)));
    }
    situations.extend(Occurrence::further(contract, error).map(further));
    situations
}

/// An occurrence of which nothing is to be said but what it looks like.
fn further(occurrence: Occurrence<'_>) -> Value {
    let title = occurrence.example.map(|example| example.title.as_str());
    let title = title.filter(|title| !title.is_empty()).unwrap_or("Example");
    context! {
        title => html::text(title),
        description => (),
        causes => (),
        remedy => (),
        response => response(occurrence),
    }
}

/// A situation: what is the error's own is not said again.
fn situation(occurrence: Occurrence<'_>, error: &ErrorDef, condition: &Condition) -> Value {
    let place = |remedy: Option<&Remedy>| remedy.map(|remedy| remedy.text.span);
    let own_remedy = place(condition.remedy.as_ref()) != place(error.remedy.as_ref());
    let own_causes = condition.causes != error.causes;
    context! {
        title => html::text(&condition.title),
        description => html::paragraphs(&condition.description),
        causes => own_causes.then(|| code::causes(Markup::Html, &condition.causes)),
        remedy => own_remedy.then(|| remedy(condition.remedy.as_ref())),
        response => response(occurrence),
    }
}

fn fields(contract: &Contract, param: &Param) -> Vec<Field> {
    types::fields(Markup::Html, contract, &param.name, param)
}
