//! Entries of the explorer: a code with everything that the catalog states about it.

use serde::Serialize;

use crate::emit::pages::markup::{Html, Markup, html};
use crate::emit::pages::section::advice::remedy;
use crate::emit::pages::section::{CaseView, Fact, Title, Variant, advice, case, fact};
use crate::emit::pages::site::Site;
use crate::model::{ClientError, Contract, Error, Stability, Tombstone, When};
use crate::name;

/// An entry, and its values for the filters.
#[derive(Default, Serialize)]
pub(super) struct Entry {
    /// The anchor: the code.
    place: String,
    code: String,
    /// The name in programs, if it differs from the code; the search finds it, too.
    name: Option<String>,
    title: String,
    /// The description beside the code, without links.
    brief: String,
    pub(super) status: Option<u16>,
    status_class: Option<u16>,
    category: Option<String>,
    retry: Option<&'static str>,
    deprecated: Option<&'static str>,
    /// Labels beside the code, visible while the entry is closed.
    marks: Vec<&'static str>,
    note: String,
    facts: Vec<Fact>,
    #[serde(flatten)]
    case: CaseView,
    variants: Vec<Variant>,
    #[serde(skip)]
    pub(super) when: Option<When>,
}

impl Entry {
    /// Whether the code is deprecated or removed.
    pub(super) fn is_outdated(&self) -> bool {
        self.deprecated.is_some()
    }

    fn new(code: &str, name: &str, title: &str, description: &str, case: CaseView) -> Self {
        let brief = html::label(description);
        let paragraphs = Some(Html.paragraphs(description));
        let description = paragraphs.filter(|paragraphs| *paragraphs != format!("<p>{brief}</p>"));
        Self {
            place: html::attribute(code),
            code: html::text(code),
            name: Some(name).filter(|name| *name != code).map(html::attribute),
            title: html::text(title),
            brief,
            case: CaseView { description: description.unwrap_or_default(), ..case },
            ..Self::default()
        }
    }
}

/// A retry rule as a value in the URL of the page.
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
pub(super) fn of_error(site: Site<'_>, error: &Error) -> Entry {
    let (wire, contract, own) = (site.wire, site.contract(), error.case());
    let category = error.category.map(|id| &contract[id]);
    let deprecated = error.lifecycle.deprecated.as_ref();
    let note = deprecated.map(|it| advice::deprecation(Html, contract, it));
    let case = case::view(Html, wire, error, own);
    Entry {
        status: *error.status,
        status_class: error.status.map(|status| status / 100),
        category: category.map(|category| html::attribute(&name::slug(&category.name))),
        retry: Some(retry_key(error.when())),
        deprecated: deprecated.map(|_| "yes"),
        marks: marks(error),
        note: note.unwrap_or_default(),
        facts: fact::facts(Html, wire, error),
        variants: case::variants(Html, wire, error, &mut heading),
        when: Some(error.when()),
        ..Entry::new(&error.code.to_string(), &error.name, &own.title, &own.description, case)
    }
}

/// A failure that only a client sees.
pub(super) fn of_client(client: &ClientError) -> Entry {
    let case = CaseView {
        remedy: remedy(Html, client.remedy.as_ref()),
        user_message: client.user_message.as_deref().map(html::text).unwrap_or_default(),
        ..CaseView::default()
    };
    Entry {
        retry: Some(retry_key(client.retry)),
        marks: vec!["Client"],
        facts: vec![
            Fact::new("Message", Html.code(&client.message)),
            Fact::new("Retry", retry_words(client.retry)),
        ],
        when: Some(client.retry),
        ..Entry::new(&client.name, &client.name, &client.title, &client.description, case)
    }
}

/// A removed code.
pub(super) fn of_removed(contract: &Contract, gone: &Tombstone) -> Entry {
    let since = format!("Removed in {}", *gone.since);
    let instead = advice::replacement(Html, contract, "", gone.replaced_by.as_ref());
    Entry {
        deprecated: Some("yes"),
        marks: vec!["Removed"],
        note: Html.note(&html::text(&since), &instead),
        ..Entry::new(&gone.code, &gone.code, &since, &gone.reason, CaseView::default())
    }
}

fn marks(error: &Error) -> Vec<&'static str> {
    let deprecated = error.lifecycle.deprecated.as_ref().map(|_| "Deprecated");
    let stability = match error.lifecycle.stability {
        Stability::Draft => Some("Draft"),
        Stability::Beta => Some("Beta"),
        Stability::Stable => None,
    };
    deprecated.into_iter().chain(stability).collect()
}

fn heading(title: Title<'_>) -> String {
    html::text(match title {
        Title::Condition(case) => &case.title,
        Title::Example(sample) => sample.title().unwrap_or("Example"),
    })
}
