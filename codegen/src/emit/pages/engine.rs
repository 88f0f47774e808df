//! Engines that read the pages: the front matter, the notes, the links and the navigation of each. All other content of
//! a page is the same for every engine.

mod link;
pub(crate) mod nav;
pub(crate) mod path;

pub(crate) use link::{Links, target};
pub(crate) use nav::Listing;

use serde_json::json;

use crate::emit::pages::options::Flavour;
use crate::emit::text::one_line;

/// A page among those of a contract.
pub(crate) struct Page {
    /// The path within the folder of the contract, without the extension.
    pub(crate) path: String,
    /// The title, as plain text.
    pub(crate) title: String,
    /// One line about the page, as plain text; may be empty.
    pub(crate) description: String,
    /// Its place among the pages of the contract, from 1.
    pub(crate) order: usize,
    pub(crate) standing: Standing,
}

/// The status of the code that a page is about.
#[derive(Clone, Copy)]
pub(crate) enum Standing {
    Current,
    Deprecated,
    Removed,
}

impl Page {
    pub(crate) fn new(path: impl Into<String>, title: &str, description: &str) -> Self {
        Self {
            path: path.into(),
            title: one_line(title),
            description: one_line(description),
            order: 0,
            standing: Standing::Current,
        }
    }
}

impl Flavour {
    /// Whether the engine generates the first heading from the title.
    pub(crate) fn makes_heading(self) -> bool {
        matches!(self, Self::Hugo | Self::Starlight)
    }

    /// Whether the engine can build a site that contains an HTML page.
    pub(crate) fn allows_html(self) -> bool {
        self != Self::Hugo
    }

    /// Whether the engine serves an HTML page unchanged, so that pages can link to it.
    pub(crate) fn serves_html(self) -> bool {
        matches!(self, Self::Mdbook | Self::Mkdocs)
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
            Self::Starlight => Links::Addresses(address),
            _ => Links::Files(from),
        }
    }

    /// The links of a document; `way` is the relative path to the contract's folder, and `address` its address.
    pub(crate) fn links_from_outside<'p>(self, way: &'p str, address: &'p str) -> Links<'p> {
        match self {
            // The document is a page of the same site, and its engine does not resolve links to files.
            Self::Starlight => Links::Addresses(address),
            _ => Links::Outside { way, index: self.index() },
        }
    }

    /// The members of a page's front matter. A JSON string is also a YAML string.
    pub(crate) fn front_matter(self, page: &Page) -> Vec<String> {
        let title = format!("title: {}", json!(page.title.replace('`', "")));
        let description = Some(&page.description).filter(|description| !description.is_empty());
        let description = description.map(|text| format!("description: {}", json!(text)));
        let place = match self {
            Self::Portable | Self::Single | Self::Mdbook => return Vec::new(),
            Self::Sphinx => {
                let nested = |description| format!("myst:\n  html_meta:\n    {description}");
                return description.map(nested).into_iter().collect();
            }
            Self::Mkdocs | Self::Vitepress => None,
            Self::Docusaurus => Some(format!("sidebar_position: {}", page.order)),
            Self::Hugo => Some(format!("weight: {}", page.order)),
            Self::Starlight => {
                let order = format!("sidebar:\n  order: {}", page.order);
                let badge = match page.standing {
                    Standing::Current => "",
                    Standing::Deprecated => "\n  badge: { text: Deprecated, variant: caution }",
                    Standing::Removed => "\n  badge: { text: Removed, variant: danger }",
                };
                Some(order + badge)
            }
        };
        std::iter::once(title).chain(description).chain(place).collect()
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
            Self::Sphinx => format!("```{{admonition}} {title}\n:class: warning\n\n{text}\n```"),
        };
        note.trim_end().to_owned()
    }
}
