//! What differs between engines: everything else about a page is the same for all of them.

use serde_json::json;

use crate::emit::markdown::escape;
use crate::emit::markdown::page::{self, Page, Standing};
use crate::model::{Contract, Flavour};

/// The switches of a flavour.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    front_matter: FrontMatter,
    /// Whether the engine makes the first heading of the title.
    makes_heading: bool,
    note: Note,
    pub(super) links: LinksTo,
    pub(super) nav: Nav,
    pub(super) explorer: Explorer,
    /// The file of a folder's own page, without its ending.
    pub(super) index: &'static str,
}

#[derive(Clone, Copy)]
enum FrontMatter {
    None,
    /// `title` and `description`.
    Title,
    /// The description, where `MyST` looks for it.
    Myst,
    /// And `sidebar`, with the place of the page and a badge.
    Starlight,
    /// And `sidebar_position`.
    Docusaurus,
    /// And `weight`.
    Hugo,
}

/// How a note stands out.
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

/// What a link between two pages names.
#[derive(Clone, Copy)]
pub(super) enum LinksTo {
    /// The file, which the engine makes an address of.
    File,
    /// The file, in a shortcode of Hugo's.
    Reference,
    /// The address within the site.
    Address,
}

/// What leads readers from page to page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nav {
    /// The engine makes it of the files.
    Files,
    /// `SUMMARY.md`
    Summary,
    /// `sidebar.js`, as `VitePress` takes it.
    Vitepress,
    /// `sidebar.js`, as Starlight takes it.
    Starlight,
    /// A hidden tree in the index.
    Toctree,
    /// `_category_.yml` in each folder.
    Categories,
    /// `_index.md` in each folder.
    Sections,
}

/// What becomes of a page in HTML among the others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Explorer {
    /// The engine refuses to build a site with one.
    Refused,
    /// The engine passes it over.
    PassedOver,
    /// The engine serves it as it is, and pages can link to it.
    Served,
}

impl Dialect {
    pub(super) fn of(flavour: Flavour) -> Self {
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

    /// The first lines of a page, the mark of its maker within the first three.
    pub(super) fn head(self, contract: &Contract, page: &Page) -> String {
        let heading = escape::inline(&page.title);
        let members = self.members(page);
        if members.is_empty() {
            return page::head(contract, &heading);
        }
        let heading = if self.makes_heading { String::new() } else { format!("\n\n# {heading}") };
        let mark = page::mark(contract);
        format!("---\n# {mark}\n{}\n---{heading}", members.join("\n"))
    }

    /// What the front matter says. A JSON string is one in YAML, too.
    fn members(self, page: &Page) -> Vec<String> {
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

    /// A note: a few words, and what they mean.
    pub(super) fn note(self, title: &str, text: &str) -> String {
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

    /// The file of a page, without its ending.
    pub(super) fn file(self, path: &str) -> &str {
        if path == "index" { self.index } else { path }
    }
}
