//! Entries of the explorer: a code with everything that the catalog states about it.

use serde::Serialize;

use crate::emit::pages::engine::path;
use crate::emit::pages::explorer::{Shown, filter};
use crate::emit::pages::markup::{Markup, html};
use crate::emit::pages::section::advice::remedy;
use crate::emit::pages::section::{CaseView, Fact, Frame, Title, Variant, advice, case, fact};
use crate::model::{Category, ClientError, Error, Prose, Stability, Tombstone, When};
use crate::name;
use crate::wire::regex;

/// An entry, and its values for the filters.
#[derive(Default, Serialize)]
pub(super) struct Entry {
    /// The anchor: the contract and the code.
    place: String,
    /// The contract, as a value in the URL of the page.
    contract: String,
    /// A link to the page of the code; empty if its address is not known.
    page: String,
    code: String,
    /// The name in programs, if it differs from the code, and the aliases, one a line; the search finds them, too.
    names: Option<String>,
    /// The regular expression of a code that carries values: the search finds its texts.
    pattern: Option<String>,
    title: String,
    /// The description beside the code, without links.
    brief: String,
    /// The classes of the description: one that the open entry repeats is hidden then.
    brief_class: &'static str,
    pub(super) statuses: Vec<StatusMark>,
    /// The statuses, separated by spaces.
    status: String,
    category: Option<String>,
    retry: Option<&'static str>,
    deprecated: Option<&'static str>,
    /// The values of fields for the filters.
    fields: String,
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

/// A status beside the code.
#[derive(Serialize)]
pub(super) struct StatusMark {
    pub(super) number: u16,
    /// The first digit.
    class: u16,
}

impl Entry {
    /// Whether the code is deprecated or removed.
    pub(super) fn is_outdated(&self) -> bool {
        self.deprecated.is_some()
    }

    fn new(
        shown: Shown<'_>,
        code: &str,
        name: &str,
        title: &str,
        description: &Prose,
        case: CaseView,
    ) -> Self {
        let brief = html::label(description);
        let paragraphs = Some(shown.html.text("", LEVEL, description));
        let description = paragraphs.filter(|paragraphs| *paragraphs != format!("<p>{brief}</p>"));
        Self {
            place: html::attribute(&html::place(shown.html.folder, code)),
            contract: html::attribute(shown.html.folder),
            brief_class: if description.is_some() { "brief said" } else { "brief" },
            code: html::text(code),
            names: Some(name).filter(|name| *name != code).map(html::attribute),
            title: html::text(title),
            brief,
            case: CaseView { description: description.unwrap_or_default(), ..case },
            ..Self::default()
        }
    }
}

/// The level of the heading of an entry.
const LEVEL: usize = 3;

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

/// A category as a value in the URL of the page.
pub(super) fn category_key(shown: Shown<'_>, category: &Category) -> String {
    format!("{}/{}", shown.html.folder, name::slug(&category.name))
}

/// An error that a server sends.
pub(super) fn of_error(shown: Shown<'_>, error: &Error) -> Entry {
    let Shown { site, html, .. } = shown;
    let (wire, contract, own) = (site.wire, site.contract(), error.case());
    let category = error.category.map(|id| &contract[id]);
    let deprecated = error.case().lifecycle.deprecated.as_ref();
    let note = deprecated.map(|it| advice::deprecation(html, contract, LEVEL, it));
    let page = page_link(shown, &error.name);
    let mut facts = fact::facts(html, wire, error);
    if page.is_empty() {
        facts.extend(fact::documented_at(html, wire, error));
    }
    let code = error.code.to_string();
    let frame = Frame { level: LEVEL, title: "", fix: "" };
    let statuses = error.statuses();
    let case = case::view(html, wire, error, own, frame);
    let names = std::iter::once(error.name.value.clone()).filter(|name| *name != code);
    let names: Vec<_> =
        names.chain(error.aliases.iter().map(|alias| alias.value.to_string())).collect();
    let entry = Entry::new(shown, &code, &error.name, &own.title, &own.description, case);
    let place = html::place(shown.html.folder, &wire.anchor(error));
    Entry {
        place: html::attribute(&place),
        page,
        pattern: regex(own).as_deref().map(html::attribute),
        names: (!names.is_empty()).then(|| html::attribute(&names.join("\n"))),
        status: statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" "),
        statuses: statuses
            .into_iter()
            .map(|number| StatusMark { number, class: number / 100 })
            .collect(),
        category: category.map(|category| html::attribute(&category_key(shown, category))),
        retry: error.when().map(retry_key),
        deprecated: deprecated.map(|_| "yes"),
        fields: filter::field_values(contract, error),
        marks: marks(error),
        note: note.unwrap_or_default(),
        facts,
        variants: case::variants(html, wire, error, LEVEL + 2, &mut heading),
        when: error.when(),
        brief_class: if case::is_said(own) { "brief said" } else { entry.brief_class },
        ..entry
    }
}

/// A failure that only a client sees.
pub(super) fn of_client(shown: Shown<'_>, client: &ClientError) -> Entry {
    let html = shown.html;
    let case = CaseView {
        remedy: remedy(html, "", LEVEL + 1, client.remedy.as_ref()),
        user_message: client.user_message.as_deref().map(html::text).unwrap_or_default(),
        ..CaseView::default()
    };
    let (name, title) = (&client.name, &client.title);
    let entry = Entry::new(shown, name, name, title, &client.description, case);
    Entry {
        retry: client.retry.map(retry_key),
        marks: vec!["Client"],
        facts: [
            Some(Fact::new("Message", html.code(&client.message))),
            client.retry.map(|when| Fact::new("Retry", retry_words(when))),
        ]
        .into_iter()
        .flatten()
        .collect(),
        when: client.retry,
        brief_class: if *client.description == *client.message {
            "brief said"
        } else {
            entry.brief_class
        },
        ..entry
    }
}

/// A removed code.
pub(super) fn of_removed(shown: Shown<'_>, gone: &Tombstone) -> Entry {
    let (html, contract) = (shown.html, shown.site.contract());
    let since = gone.since.as_ref().map(|since| format!(" in {}", since.value));
    let since = format!("Removed{}", since.unwrap_or_default());
    let instead = advice::replacement(html, contract, &Prose::default(), gone.replaced_by.as_ref());
    Entry {
        page: page_link(shown, &gone.code),
        deprecated: Some("yes"),
        marks: vec!["Removed"],
        note: html.note(&html::text(&since), &instead),
        ..Entry::new(shown, &gone.code, &gone.code, &since, &gone.reason, CaseView::default())
    }
}

fn page_link(shown: Shown<'_>, name: &str) -> String {
    let label = "Page of this code";
    Some(shown.html.page(label, &path::code(name))).filter(|link| link != label).unwrap_or_default()
}

fn marks(error: &Error) -> Vec<&'static str> {
    let life = &error.case().lifecycle;
    let deprecated = life.deprecated.as_ref().map(|_| "Deprecated");
    let stability = match life.stability {
        Some(Stability::Draft) => Some("Draft"),
        Some(Stability::Beta) => Some("Beta"),
        Some(Stability::Stable) | None => None,
    };
    deprecated.into_iter().chain(stability).collect()
}

fn heading(title: Title<'_>) -> String {
    html::text(match title {
        Title::Condition(case) => &case.title,
        Title::Example(sample) => sample.title().unwrap_or("Example"),
    })
}
