//! Targets of links to the pages of a contract, from another page or from a document, and to files beside the pages.

use std::fmt::Write as _;

use crate::emit::pages::engine::path;
use crate::emit::pages::options::{Flavour, PageTree};

/// The place of links, and the form of their targets. A page is identified by its path, and may be followed by an anchor.
#[derive(Clone, Copy)]
pub(crate) enum Links<'p> {
    /// Links to the files of the pages, from the page with this path.
    Files(&'p str),
    /// The same as a Hugo shortcode, which fails if a file is missing; `index` is the file of the index.
    References { from: &'p str, index: &'p str },
    /// Links to the addresses of the pages in this folder of the site, which ends with `/` or is empty.
    Addresses { folder: &'p str, flavour: Flavour },
    /// Links to the files from outside: `way` is the relative path to their folder, ending with `/`.
    Outside { way: &'p str, index: &'p str },
    /// No links, because there are no pages.
    None,
}

impl Links<'_> {
    /// The target of a link to a page, escaped for a Markdown link.
    pub(crate) fn target(self, page: &str) -> Option<String> {
        let (page, anchor) = split_anchor(page);
        let file = |index| match path::folder_of_index(page) {
            Some(folder) => format!("{folder}{index}"),
            None => page.to_owned(),
        };
        Some(match self {
            Links::Files(from) => target(&relative(from, page)) + anchor,
            Links::References { from, index } => {
                format!("{{{{< relref \"{}{anchor}\" >}}}}", relative(from, &file(index)))
            }
            Links::Addresses { folder, flavour } => {
                target(&format!("{folder}{}", flavour.address(page)?)) + anchor
            }
            Links::Outside { way, index } => target(&format!("{way}{}.md", file(index))) + anchor,
            Links::None => return None,
        })
    }
}

impl Flavour {
    /// The address of a page in the built site, relative to the folder of the contract; `None` if the engine is not known.
    pub(crate) fn address(self, page: &str) -> Option<String> {
        let (page, anchor) = split_anchor(page);
        let folder = path::folder_of_index(page);
        let page = match self {
            Self::Portable | Self::Single => return None,
            Self::Mdbook | Self::Sphinx => format!("{page}.html"),
            Self::Vitepress => folder.map_or_else(|| format!("{page}.html"), str::to_owned),
            Self::Docusaurus => folder.unwrap_or(page).to_owned(),
            Self::Hugo | Self::Mkdocs | Self::Starlight => {
                folder.map_or_else(|| format!("{page}/"), str::to_owned)
            }
        };
        Some(page + anchor)
    }

    /// Whether the engine copies other files than pages from the folder of the pages to the site.
    fn copies_files(self) -> bool {
        matches!(self, Self::Mdbook | Self::Mkdocs)
    }
}

impl PageTree {
    /// The folder for files that are not pages, within the output.
    pub(crate) fn files(&self) -> &str {
        self.assets.as_ref().unwrap_or(&self.output)
    }

    /// Whether the files that are not pages arrive in the site, where pages can link to them.
    pub(crate) fn serves_files(&self) -> bool {
        self.assets.is_some() || self.flavour.copies_files()
    }

    /// A link to a file that is not a page, from the page with this path within the tree; `None` if it is not in the site.
    pub(crate) fn file_link(&self, label: &str, from: &str, file: &str) -> Option<String> {
        let address = target(&format!("{}{file}", self.base));
        match (&self.assets, self.flavour) {
            (None, flavour) if !flavour.copies_files() => None,
            (None, _) => {
                let up = "../".repeat(from.matches('/').count());
                Some(format!("[{label}]({up}{})", target(file)))
            }
            // Engines take an address without these forms for that of a page.
            (_, Flavour::Docusaurus) => Some(format!("[{label}](pathname://{address})")),
            (_, Flavour::Vitepress) => Some(format!("[{label}]({address}){{target=\"_self\"}}")),
            (_, Flavour::Sphinx) => Some(format!("<a href=\"{address}\">{label}</a>")),
            _ => Some(format!("[{label}]({address})")),
        }
    }
}

/// The path of a page, and the anchor with its `#`.
fn split_anchor(page: &str) -> (&str, &str) {
    page.split_at(page.find('#').unwrap_or(page.len()))
}

/// An address as the target of a Markdown link, escaped so that it cannot end the link or start markup.
pub(crate) fn target(address: &str) -> String {
    let mut safe = String::new();
    for letter in address.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            ' ' | '<' | '>' | '(' | ')' | '{' | '}' | '|' | '\\' | '`' | '[' | ']' | '"' | '^' => {
                let _ = write!(safe, "%{:02X}", u32::from(letter));
            }
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    safe
}

/// The relative path from a page to the file of another page.
fn relative(from: &str, to: &str) -> String {
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    match (folder(from), folder(to)) {
        (Some(from), Some(other)) if from == other => format!("{}.md", &to[other.len() + 1..]),
        (Some(_), _) => format!("../{to}.md"),
        (None, _) => format!("{to}.md"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Flavour, Links};

    fn target(links: Links<'_>, page: &str) -> String {
        links.target(page).unwrap_or_default()
    }

    #[test]
    fn links_between_pages_are_relative() {
        for (from, to, link) in [
            ("index", "codes/a", "codes/a.md"),
            ("codes/a", "codes/b", "b.md"),
            ("codes/a", "index", "../index.md"),
            ("codes/a", "categories/c", "../categories/c.md"),
        ] {
            assert_eq!(target(Links::Files(from), to), link);
        }
    }

    #[test]
    fn engines_have_links_of_their_own() {
        let hugo = Links::References { from: "codes/a", index: "_index" };
        assert_eq!(target(hugo, "codes/b"), "{{< relref \"b.md\" >}}");
        assert_eq!(target(hugo, "index"), "{{< relref \"../_index.md\" >}}");
        let starlight = Links::Addresses { folder: "/docs/api/", flavour: Flavour::Starlight };
        assert_eq!(target(starlight, "codes/b"), "/docs/api/codes/b/");
        assert_eq!(target(starlight, "index"), "/docs/api/");
    }

    #[test]
    fn a_document_links_to_the_folder_of_the_pages() {
        let outside = Links::Outside { way: "../docs/api/", index: "_index" };
        assert_eq!(target(outside, "codes/a"), "../docs/api/codes/a.md");
        assert_eq!(target(outside, "index"), "../docs/api/_index.md");
        assert_eq!(Links::None.target("codes/a"), None);
    }
}
