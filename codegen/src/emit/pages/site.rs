//! The context of the pages of one contract, and their destination.

use serde::Serialize;

use crate::emit::pages::engine::{Page, path};
use crate::emit::pages::explorer;
use crate::emit::pages::markup::{Markdown, Markup, markdown};
use crate::emit::pages::options::{Flavour, PageTree};
use crate::emit::pages::section::Headings;
use crate::emit::text::Templates;
use crate::emit::{Comment, Files, Input};
use crate::model::Contract;
use crate::report::Report;
use crate::wire::Wire;

/// The context of the pages of one contract.
#[derive(Clone, Copy)]
pub(crate) struct Site<'s> {
    pub(crate) input: &'s Input<'s>,
    pub(crate) wire: &'s Wire<'s>,
    pub(crate) tree: &'s PageTree,
    pub(crate) flavour: Flavour,
    pub(crate) templates: &'s Templates<'s>,
    /// The name of the contract, which no other contract of the tree has.
    pub(crate) api: &'s str,
    /// The folder of the pages within the output; for a single page, its path without the extension.
    pub(crate) folder: &'s str,
    /// The address of that folder within the site, with a `/` at both ends.
    pub(crate) address: &'s str,
}

/// The destination of pages and findings.
pub(crate) struct Sink<'s> {
    pub(crate) files: &'s mut Files,
    pub(crate) report: &'s mut Report,
}

/// The view of a page, with the parts that all pages share.
#[derive(Serialize)]
struct Whole<V> {
    /// The front matter and the first heading.
    head: String,
    /// A link to the list of all codes.
    index: String,
    #[serde(flatten)]
    view: V,
}

impl<'s> Site<'s> {
    pub(crate) fn contract(self) -> &'s Contract {
        self.wire.contract
    }

    /// The title of the page about all errors.
    pub(crate) fn title(self) -> String {
        format!("{} errors", self.api)
    }

    /// Markdown with links from the page at this path.
    pub(crate) fn markdown(self, from: &'s str) -> Markdown<'s> {
        Markdown { flavour: self.flavour, links: self.flavour.links(from, self.address) }
    }

    /// The headings of a page with this template and this title.
    pub(crate) fn headings(self, template: &str, title: &str) -> Headings {
        Headings::new(title, &self.templates.source(&template_name(template)))
    }

    /// Adds a page.
    pub(crate) fn add_page(
        self,
        template: &str,
        page: &Page,
        view: impl Serialize,
        sink: &mut Sink<'_>,
    ) {
        let file = self.flavour.file(&page.path);
        let index = index_link(self.markdown(&page.path));
        let (comment, head) = head(self.flavour, page);
        let view = Whole { head, index, view };
        let path = format!("{}/{file}.md", self.folder);
        self.add_file(&path, &template_name(template), comment, view, sink);
    }

    /// A link to the explorer from the page at this path, if the site has it.
    pub(crate) fn explorer(self, label: &str, from: &str, anchor: &str) -> Option<String> {
        let from = format!("{}/{from}", path::folder(self.contract()));
        let file = format!("{}{anchor}", explorer::FILE);
        self.tree.file_link(label, &from, &file)
    }

    /// Adds a file with this path within the output.
    pub(crate) fn add_file(
        self,
        path: &str,
        template: &str,
        comment: Comment,
        view: impl Serialize,
        sink: &mut Sink<'_>,
    ) {
        if let Some(text) = self.templates.render(template, view, sink.report) {
            sink.files.insert(path, comment, Some(&self.contract().path.0), &text);
        }
    }
}

/// The link at the end of a page.
pub(crate) fn index_link(markup: impl Markup) -> String {
    markup.page("All error codes", path::INDEX)
}

/// The name of the template for a page.
pub(crate) fn template_name(page: &str) -> String {
    format!("markdown/{page}.md.j2")
}

/// The first lines of a page, and the syntax of the mark in them.
pub(crate) fn head(flavour: Flavour, page: &Page) -> (Comment, String) {
    let mut heading = format!("# {}", markdown::prose(&page.title));
    if flavour == Flavour::Mdbook {
        // The title would otherwise be that of the chapter in the sidebar.
        let title = page.title.replace(['{', '}'], "");
        heading += &format!("\n\n{{{{#title {title}}}}}");
    }
    let members = flavour.front_matter(page);
    if members.is_empty() {
        return (Comment::Markdown, heading);
    }
    let heading = if flavour.makes_heading() { String::new() } else { format!("\n\n{heading}") };
    (Comment::FrontMatter, format!("---\n{}\n---{heading}", members.join("\n")))
}
