//! Dialects: the differences between engines. All other content of a page is the same for every engine.

use serde_json::json;

use crate::emit::pages::engine::link::Links;
use crate::emit::pages::engine::{Page, Standing, path};
use crate::emit::pages::options::Flavour;

/// The settings of a flavour.
#[derive(Clone, Copy)]
pub(crate) struct Dialect {
    front_matter: FrontMatter,
    /// Whether the engine generates the first heading from the title.
    pub(crate) makes_heading: bool,
    note: Note,
    links: LinksTo,
    pub(crate) nav: Nav,
    pub(crate) explorer: Explorer,
    /// The file name of a folder's index page, without the extension.
    index: &'static str,
}

#[derive(Clone, Copy)]
enum FrontMatter {
    None,
    /// `title` and `description`.
    Title,
    /// `description`, in the syntax of `MyST`.
    Myst,
    /// `title`, `description`, and `sidebar` with the position of the page and a badge.
    Starlight,
    /// `title`, `description` and `sidebar_position`.
    Docusaurus,
    /// `title`, `description` and `weight`.
    Hugo,
}

/// The form of a note.
#[derive(Clone, Copy)]
enum Note {
    /// `> **Deprecated**`
    Quote,
    /// `> [!WARNING]`
    Alert,
    /// `!!! warning "Deprecated"`
    Admonition,
    /// `::: warning Deprecated`
    Container,
    /// `:::caution[Deprecated]`, or another word.
    Directive(&'static str),
    /// ```` ```{admonition} Deprecated ````
    Fence,
}

/// The target of a link between two pages.
#[derive(Clone, Copy)]
enum LinksTo {
    /// The file: the engine converts it to an address.
    File,
    /// The file, in a Hugo shortcode.
    Reference,
    /// The address within the site.
    Address,
}

/// The navigation of a tree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nav {
    /// The engine derives it from the files.
    Files,
    /// `SUMMARY.md`
    Summary,
    /// `sidebar.js`, in the format of `VitePress`.
    Vitepress,
    /// `sidebar.js`, in the format of Starlight.
    Starlight,
    /// A hidden tree in the index.
    Toctree,
    /// `_category_.yml` in each folder.
    Categories,
    /// `_index.md` in each folder.
    Sections,
}

/// The support of an engine for an HTML page among the Markdown pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Explorer {
    /// The engine cannot build a site that contains one.
    Refused,
    /// The engine ignores it.
    PassedOver,
    /// The engine serves it unchanged, and pages can link to it.
    Served,
}

impl Dialect {
    pub(crate) fn of(flavour: Flavour) -> Self {
        let (front_matter, note, nav) = match flavour {
            Flavour::Portable | Flavour::Single => (FrontMatter::None, Note::Quote, Nav::Files),
            Flavour::Docusaurus => {
                (FrontMatter::Docusaurus, Note::Directive("warning"), Nav::Categories)
            }
            Flavour::Hugo => (FrontMatter::Hugo, Note::Quote, Nav::Sections),
            Flavour::Mdbook => (FrontMatter::None, Note::Alert, Nav::Summary),
            Flavour::Mkdocs => (FrontMatter::Title, Note::Admonition, Nav::Files),
            Flavour::Sphinx => (FrontMatter::Myst, Note::Fence, Nav::Toctree),
            Flavour::Starlight => {
                (FrontMatter::Starlight, Note::Directive("caution"), Nav::Starlight)
            }
            Flavour::Vitepress => (FrontMatter::Title, Note::Container, Nav::Vitepress),
        };
        let links = match flavour {
            Flavour::Hugo => LinksTo::Reference,
            Flavour::Starlight => LinksTo::Address,
            _ => LinksTo::File,
        };
        let makes_heading = matches!(flavour, Flavour::Hugo | Flavour::Starlight);
        let explorer = match flavour {
            Flavour::Hugo => Explorer::Refused,
            Flavour::Mdbook | Flavour::Mkdocs => Explorer::Served,
            _ => Explorer::PassedOver,
        };
        let index = if flavour == Flavour::Hugo { "_index" } else { "index" };
        Self { front_matter, makes_heading, note, links, nav, explorer, index }
    }

    /// The links of the page at the path `from`; `address` is the address of the contract's folder.
    pub(crate) fn links<'p>(self, from: &'p str, address: &'p str) -> Links<'p> {
        match self.links {
            LinksTo::File => Links::Files(from),
            LinksTo::Reference => Links::References { from, index: self.index },
            LinksTo::Address => Links::Addresses(address),
        }
    }

    /// The links of a document; `way` is the relative path to the contract's folder, and `address` its address.
    pub(crate) fn links_from_outside<'p>(self, way: &'p str, address: &'p str) -> Links<'p> {
        match self.links {
            // The document is a page of the same site, and its engine does not resolve links to files.
            LinksTo::Address => Links::Addresses(address),
            _ => Links::Outside { way, index: self.index },
        }
    }

    /// The members of a page's front matter. A JSON string is also a YAML string.
    pub(crate) fn front_matter(self, page: &Page) -> Vec<String> {
        let title = format!("title: {}", json!(page.title.replace('`', "")));
        let description = Some(&page.description).filter(|description| !description.is_empty());
        let description = description.map(|text| format!("description: {}", json!(text)));
        let place = match self.front_matter {
            FrontMatter::None => return Vec::new(),
            FrontMatter::Myst => {
                let nested = |description| format!("myst:\n  html_meta:\n    {description}");
                return description.map(nested).into_iter().collect();
            }
            FrontMatter::Title => None,
            FrontMatter::Docusaurus => Some(format!("sidebar_position: {}", page.order)),
            FrontMatter::Hugo => Some(format!("weight: {}", page.order)),
            FrontMatter::Starlight => {
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
        let note = match self.note {
            Note::Quote => format!("> **{title}.** {text}"),
            Note::Alert => format!("> [!WARNING]\n> **{title}.** {text}"),
            Note::Admonition if text.is_empty() => format!("!!! warning \"{title}\""),
            Note::Admonition => format!("!!! warning \"{title}\"\n\n    {text}"),
            Note::Container => format!("::: warning {title}\n{text}\n:::"),
            Note::Directive(word) => format!(":::{word}[{title}]\n\n{text}\n\n:::"),
            Note::Fence => format!("```{{admonition}} {title}\n:class: warning\n\n{text}\n```"),
        };
        note.trim_end().to_owned()
    }

    /// The file of a page, without the extension.
    pub(crate) fn file(self, path: &str) -> &str {
        if path == path::INDEX { self.index } else { path }
    }
}
