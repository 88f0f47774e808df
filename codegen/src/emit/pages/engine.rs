//! Engines that read the pages: the front matter, the notes, the links and the navigation of each. All other content of
//! a page is the same for every engine.

mod link;
pub(crate) mod nav;
pub(crate) mod path;

pub(crate) use link::{Links, target};
pub(crate) use nav::Listing;

use serde_json::json;

use crate::emit::pages::markup::html;
use crate::emit::pages::options::Flavour;
use crate::emit::text::one_line;
use crate::model::CategoryId;

/// A page among those of a contract.
pub(crate) struct Page {
    /// The path within the folder of the contract, without the extension.
    pub(crate) path: String,
    /// The name among the pages of the contract, for navigation, as plain text.
    pub(crate) label: String,
    /// The title, as plain text: no two pages of a tree share it.
    pub(crate) title: String,
    /// One line about the page, as plain text: no two pages of a tree share it.
    pub(crate) description: String,
    pub(crate) kind: Kind,
    pub(crate) standing: Standing,
}

/// The subject of a page, which decides its place in the navigation.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Index,
    Category(CategoryId),
    /// A code, and its category.
    Code(Option<CategoryId>),
    /// A page about the whole contract.
    Overview,
    /// A guide, and its index in the contract.
    Guide(usize),
}

/// The status of the code that a page is about.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Standing {
    Current,
    Deprecated,
    Removed,
}

impl Standing {
    /// The text of a badge beside the label, and its variant in Starlight.
    fn badge(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Current => None,
            Self::Deprecated => Some(("Deprecated", "caution")),
            Self::Removed => Some(("Removed", "danger")),
        }
    }
}

impl Page {
    /// A page of the contract `api` with a label that no other page of the contract has, and a text of Markdown about it.
    pub(crate) fn new(
        api: &str,
        path: impl Into<String>,
        label: &str,
        text: &str,
        kind: Kind,
    ) -> Self {
        let label = one_line(&label.replace('`', ""));
        Self {
            path: path.into(),
            title: format!("{label} – {api}"),
            description: format!("{api}: {}", one_line(&text.replace('`', ""))),
            label,
            kind,
            standing: Standing::Current,
        }
    }

    /// The place in its folder, from 1, where an engine sorts by number.
    ///
    /// It does not depend on the number of codes: a new code must not change other pages. Codes of a category share a
    /// place, and engines sort them by name.
    fn order(&self) -> usize {
        let after = |id: &CategoryId| id.0 + 1;
        match &self.kind {
            Kind::Index => 0,
            Kind::Category(id) => after(id),
            Kind::Code(id) => 1 + id.as_ref().map_or(0, after),
            Kind::Overview => path::order(&self.path),
            Kind::Guide(at) => at + 1,
        }
    }
}

impl Flavour {
    /// Whether the engine generates the first heading from the title.
    pub(crate) fn makes_heading(self) -> bool {
        matches!(self, Self::Hugo | Self::Starlight)
    }

    /// Whether the engine turns the quotes in a text into those of print.
    pub(crate) fn turns_quotes(self) -> bool {
        matches!(self, Self::Hugo | Self::Mdbook | Self::Starlight)
    }

    /// The file name of a folder's index page, without the extension.
    fn index(self) -> &'static str {
        if self == Self::Hugo { "_index" } else { "index" }
    }

    /// The file of a page, without the extension.
    pub(crate) fn file(self, path: &str) -> &str {
        if path == path::INDEX { self.index() } else { path }
    }

    /// The links of the page at the path `from`; `address` is the address of the contract's folder.
    pub(crate) fn links<'p>(self, from: &'p str, address: &'p str) -> Links<'p> {
        match self {
            Self::Hugo => Links::References { from, index: self.index() },
            Self::Starlight => Links::Addresses { folder: address, flavour: self },
            _ => Links::Files(from),
        }
    }

    /// The links of a document; `way` is the relative path to the contract's folder, and `address` its address.
    pub(crate) fn links_from_outside<'p>(self, way: &'p str, address: &'p str) -> Links<'p> {
        match self {
            // The document is a page of the same site, and its engine does not resolve links to files.
            Self::Starlight => Links::Addresses { folder: address, flavour: self },
            _ => Links::Outside { way, index: self.index() },
        }
    }

    /// The members of a page's front matter. A JSON string is also a YAML string.
    pub(crate) fn front_matter(self, page: &Page) -> Vec<String> {
        let member = |key: &str, text: &str| format!("{key}: {}", json!(text));
        let title = member("title", &page.title);
        let description = member("description", &page.description);
        match self {
            Self::Portable | Self::Single | Self::Mdbook => Vec::new(),
            Self::Sphinx => vec![format!("myst:\n  html_meta:\n    {description}")],
            Self::Vitepress => vec![title, description],
            // The themes insert both as HTML.
            Self::Mkdocs => vec![
                member("title", &html::attribute(&page.title)),
                member("description", &html::attribute(&page.description)),
            ],
            Self::Docusaurus => {
                let place = format!("sidebar_position: {}", page.order());
                vec![title, member("sidebar_label", &page.label), description, place]
            }
            Self::Hugo => {
                let place = format!("weight: {}", page.order());
                vec![title, member("linkTitle", &page.label), description, place]
            }
            Self::Starlight => {
                let badge = page.standing.badge().map(|(text, variant)| {
                    format!("\n  badge: {{ text: {text}, variant: {variant} }}")
                });
                let badge = badge.unwrap_or_default();
                let (label, order) = (member("label", &page.label), page.order());
                let sidebar = format!("sidebar:\n  {label}\n  order: {order}{badge}");
                vec![title, description, sidebar]
            }
        }
    }

    /// A note: a few words and a text, both Markdown.
    pub(crate) fn note(self, title: &str, text: &str) -> String {
        let note = match self {
            Self::Portable | Self::Single | Self::Hugo => format!("> **{title}.** {text}"),
            Self::Mdbook => format!("> [!WARNING]\n> **{title}.** {text}"),
            Self::Mkdocs if text.is_empty() => format!("!!! warning \"{title}\""),
            Self::Mkdocs => format!("!!! warning \"{title}\"\n\n    {text}"),
            Self::Vitepress => format!("::: warning {title}\n{text}\n:::"),
            Self::Docusaurus => format!(":::warning[{title}]\n\n{text}\n\n:::"),
            Self::Starlight => format!(":::caution[{title}]\n\n{text}\n\n:::"),
            // An admonition needs a text.
            Self::Sphinx if text.is_empty() => format!("```{{warning}}\n{title}.\n```"),
            Self::Sphinx => format!("```{{admonition}} {title}\n:class: warning\n\n{text}\n```"),
        };
        note.trim_end().to_owned()
    }
}
