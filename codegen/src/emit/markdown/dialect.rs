//! What differs between engines: everything else about a page is the same for all of them.

use serde_json::json;

use crate::emit::markdown::page::{self, Page};
use crate::emit::markdown::{escape, sample};
use crate::model::{Contract, Flavour};

/// The switches of a flavour.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    front_matter: FrontMatter,
    note: Note,
    pub(super) nav: Nav,
}

#[derive(Clone, Copy)]
enum FrontMatter {
    None,
    /// `title` and `description`.
    Title,
    /// The description, where `MyST` looks for it.
    Myst,
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
    /// ```` ```{admonition} Deprecated ````
    Directive,
}

/// What leads readers from page to page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nav {
    /// The engine makes it of the files.
    Files,
    /// `SUMMARY.md`
    Summary,
    /// `sidebar.js`
    Sidebar,
    /// A hidden tree in the index.
    Toctree,
}

impl Dialect {
    pub(super) fn of(flavour: Flavour) -> Self {
        let (front_matter, note, nav) = match flavour {
            Flavour::Portable | Flavour::Single => (FrontMatter::None, Note::Quote, Nav::Files),
            Flavour::Mdbook => (FrontMatter::None, Note::Alert, Nav::Summary),
            Flavour::Mkdocs => (FrontMatter::Title, Note::Admonition, Nav::Files),
            Flavour::Sphinx => (FrontMatter::Myst, Note::Directive, Nav::Toctree),
            Flavour::Vitepress => (FrontMatter::Title, Note::Container, Nav::Sidebar),
        };
        Self { front_matter, note, nav }
    }

    /// The first lines of a page, the mark of its maker within the first three.
    pub(super) fn head(self, contract: &Contract, page: &Page) -> String {
        let title = escape::inline(&page.title);
        let mark = page::mark(contract);
        // A JSON string is one in YAML, too.
        let description = Some(&page.description).filter(|description| !description.is_empty());
        let description = description.map(|text| format!("description: {}", json!(text)));
        let members = match self.front_matter {
            FrontMatter::None => return page::head(contract, &title),
            FrontMatter::Title => {
                let title = format!("title: {}", json!(page.title.replace('`', "")));
                [Some(title), description].into_iter().flatten().collect::<Vec<_>>().join("\n")
            }
            FrontMatter::Myst => match description {
                Some(description) => format!("myst:\n  html_meta:\n    {description}"),
                None => return page::head(contract, &title),
            },
        };
        format!("---\n# {mark}\n{members}\n---\n\n# {title}")
    }

    /// A note: a few words, and what they mean.
    pub(super) fn note(self, title: &str, text: &str) -> String {
        let note = match self.note {
            Note::Quote => format!("> **{title}.** {text}"),
            Note::Alert => format!("> [!WARNING]\n> **{title}.** {text}"),
            Note::Admonition if text.is_empty() => format!("!!! warning \"{title}\""),
            Note::Admonition => format!("!!! warning \"{title}\"\n\n    {text}"),
            Note::Container => format!("::: warning {title}\n{text}\n:::"),
            Note::Directive => format!("```{{admonition}} {title}\n:class: warning\n\n{text}\n```"),
        };
        note.trim_end().to_owned()
    }

    /// The hidden tree of an index; empty for other engines.
    pub(super) fn toctree(self, pages: &[Page]) -> String {
        if self.nav != Nav::Toctree {
            return String::new();
        }
        let lines: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
        format!("```{{toctree}}\n:hidden:\n\n{}\n```", lines.join("\n"))
    }
}

/// `SUMMARY.md`: every page of every contract.
pub(super) fn summary(contracts: &[(&Contract, Vec<Page>)]) -> String {
    let Some((first, _)) = contracts.first() else { return String::new() };
    let mut lines = vec![page::head(first, "Summary"), String::new()];
    for (contract, pages) in contracts {
        let folder = page::folder(contract);
        lines.push(format!("- [{}]({folder}/index.md)", escape::prose(&contract.title)));
        let page = |page: &Page| {
            format!(
                "  - {}",
                escape::link(&escape::inline(&page.title), &format!("{folder}/{}.md", page.path))
            )
        };
        lines.extend(pages.iter().map(page));
    }
    lines.join("\n") + "\n"
}

/// `sidebar.js`: a function from the base of the site to the items of its sidebar.
pub(super) fn sidebar(contracts: &[(&Contract, Vec<Page>)]) -> String {
    let Some((first, _)) = contracts.first() else { return String::new() };
    let mut lines =
        vec![format!("// {}", page::mark(first)), "export default (base = \"/\") => [".to_owned()];
    for (contract, pages) in contracts {
        let folder = page::folder(contract);
        let item = |text: &str, path: &str| {
            let link = json!(format!("{folder}/{path}"));
            format!("text: {}, link: base + {link}", sample::literal(text))
        };
        lines.push(format!("  {{ {}, collapsed: true, items: [", item(&contract.title, "")));
        let page =
            |page: &Page| format!("    {{ {} }},", item(&page.title.replace('`', ""), &page.path));
        lines.extend(pages.iter().map(page));
        lines.push("  ] },".to_owned());
    }
    lines.push("];".to_owned());
    lines.join("\n") + "\n"
}
