//! Targets of links to the pages of a contract, from another page or from a document.

use std::fmt::Write as _;

use crate::emit::pages::engine::path;

/// The place of links, and the form of their targets. A page is identified by its path.
#[derive(Clone, Copy)]
pub(crate) enum Links<'p> {
    /// Links to the files of the pages, from the page with this path.
    Files(&'p str),
    /// The same as a Hugo shortcode, which fails if a file is missing; `index` is the file of the index.
    References { from: &'p str, index: &'p str },
    /// Links to the addresses of the pages in this folder of the site, which ends with `/`.
    Addresses(&'p str),
    /// Links to the files from outside: `way` is the relative path to their folder, ending with `/`.
    Outside { way: &'p str, index: &'p str },
    /// No links, because there are no pages.
    None,
}

impl Links<'_> {
    /// The target of a link to a page, escaped for a Markdown link.
    pub(crate) fn target(self, page: &str) -> Option<String> {
        let file = |index| if page == path::INDEX { index } else { page };
        Some(match self {
            Links::Files(from) => target(&relative(from, page)),
            Links::References { from, index } => {
                format!("{{{{< relref \"{}\" >}}}}", relative(from, file(index)))
            }
            Links::Addresses(folder) if page == path::INDEX => target(folder),
            Links::Addresses(folder) => target(&format!("{folder}{page}/")),
            Links::Outside { way, index } => target(&format!("{way}{}.md", file(index))),
            Links::None => return None,
        })
    }
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
    use super::Links;

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
        let starlight = Links::Addresses("/docs/api/");
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
