//! Links to the pages of a contract: from one of them, or from a file of the project's own.

use crate::emit::markdown::escape;
use crate::emit::markdown::page;
use crate::model::ErrorDef;

/// Where links stand, and how they lead to pages from there. A page is named by its path, without the ending.
#[derive(Clone, Copy)]
pub(super) enum Links<'p> {
    /// To the files of the pages, from the page with this path.
    Files(&'p str),
    /// The same, for Hugo, which looks each file up and refuses one that is not there; and the file of the first.
    References { from: &'p str, index: &'p str },
    /// To the addresses of the pages in this folder of the site, with a `/` at its end.
    Addresses(&'p str),
    /// To the files of the pages, from outside: the way to their folder, with a `/` at its end, and the file of the first.
    Outside { way: &'p str, index: &'p str },
    /// Where there is no page to lead to.
    None,
}

impl Links<'_> {
    /// A link to a page; the label is Markdown already.
    pub(super) fn to(self, label: &str, page: &str) -> String {
        match self {
            Links::Files(from) => escape::link(label, &relative(from, page)),
            Links::References { from, index } => {
                let file = if page == "index" { index } else { page };
                format!("[{label}]({{{{< relref \"{}\" >}}}})", relative(from, file))
            }
            Links::Addresses(folder) if page == "index" => escape::link(label, folder),
            Links::Addresses(folder) => escape::link(label, &format!("{folder}{page}/")),
            Links::Outside { way, index } => {
                let file = if page == "index" { index } else { page };
                escape::link(label, &format!("{way}{file}.md"))
            }
            Links::None => label.to_owned(),
        }
    }

    /// A link to a page; nothing where there is no page, and so nothing to read on.
    pub(super) fn if_any(self, label: &str, page: &str) -> Option<String> {
        (!matches!(self, Links::None)).then(|| self.to(label, page))
    }

    /// The link at the end of a page.
    pub(super) fn to_index(self) -> String {
        self.to("All error codes", "index")
    }

    /// A code that links to its page.
    pub(super) fn to_code(self, error: &ErrorDef) -> String {
        self.to(&escape::code(&error.code.to_string()), &page::of_code(&error.name))
    }

    /// The codes that link to their pages, apart by commas.
    pub(super) fn to_codes<'e>(self, errors: impl Iterator<Item = &'e ErrorDef>) -> String {
        errors.map(|error| self.to_code(error)).collect::<Vec<_>>().join(", ")
    }
}

/// The way from a page to the file of another.
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

    #[test]
    fn links_between_pages_are_relative() {
        for (from, to, link) in [
            ("index", "codes/a", "codes/a.md"),
            ("codes/a", "codes/b", "b.md"),
            ("codes/a", "index", "../index.md"),
            ("codes/a", "categories/c", "../categories/c.md"),
        ] {
            assert_eq!(Links::Files(from).to("x", to), format!("[x]({link})"));
        }
    }

    #[test]
    fn engines_have_links_of_their_own() {
        let hugo = Links::References { from: "codes/a", index: "_index" };
        assert_eq!(hugo.to("x", "codes/b"), "[x]({{< relref \"b.md\" >}})");
        assert_eq!(hugo.to("x", "index"), "[x]({{< relref \"../_index.md\" >}})");
        let starlight = Links::Addresses("/docs/api/");
        assert_eq!(starlight.to("x", "codes/b"), "[x](/docs/api/codes/b/)");
        assert_eq!(starlight.to("x", "index"), "[x](/docs/api/)");
    }

    #[test]
    fn a_file_outside_links_to_the_folder_of_the_pages() {
        let outside = Links::Outside { way: "../docs/api/", index: "_index" };
        assert_eq!(outside.to("x", "codes/a"), "[x](../docs/api/codes/a.md)");
        assert_eq!(outside.to("x", "index"), "[x](../docs/api/_index.md)");
        assert_eq!(Links::None.to("x", "codes/a"), "x");
        assert_eq!(Links::None.if_any("x", "codes/a"), None);
    }
}
