//! Navigation between the pages, in the format of each engine.

use serde_json::{Value, json};

use crate::emit::pages::engine::{Page, path};
use crate::emit::pages::markup::markdown;
use crate::emit::pages::options::{Flavour, PageTree};
use crate::emit::{Comment, Files};
use crate::model::Contract;

/// A contract and its pages, except the index.
pub(crate) type Listing<'c> = (&'c Contract, Vec<Page>);

/// Folders of pages, and their names for people.
const FOLDERS: [(&str, &str); 3] =
    [("categories", "Categories"), ("codes", "Error codes"), ("guides", "Guides")];

/// Adds the navigation files of an engine.
pub(crate) fn emit(tree: &PageTree, listings: &[Listing<'_>], files: &mut Files) {
    let Some((first, _)) = listings.first() else { return };
    let mut add = |path: &str, comment: Comment, contract: &Contract, text: &str| {
        let path = format!("{}/{path}", tree.output);
        files.insert(path, comment, Some(&contract.path.0), text);
    };
    match tree.flavour {
        // Sphinx reads a hidden tree in the index; the others derive the navigation from the files.
        Flavour::Portable | Flavour::Single | Flavour::Mkdocs | Flavour::Sphinx => {}
        Flavour::Mdbook => add("SUMMARY.md", Comment::Markdown, first, &summary(listings)),
        Flavour::Vitepress | Flavour::Starlight => {
            add("sidebar.js", Comment::Slashes, first, &sidebar(tree, listings));
        }
        Flavour::Docusaurus => folders(listings, |contract, path, title, order| {
            let text = format!("label: {}\nposition: {order}\n", json!(title));
            add(&format!("{path}/_category_.yml"), Comment::Hash, contract, &text);
        }),
        Flavour::Hugo => folders(listings, |contract, path, title, order| {
            let text = format!("---\ntitle: {}\nweight: {order}\n---\n", json!(title));
            // The folder of a contract already has an index page.
            if path.contains('/') {
                add(&format!("{path}/_index.md"), Comment::FrontMatter, contract, &text);
            }
        }),
    }
}

/// Visits each folder with pages: its title, and its position among the pages around it.
fn folders(listings: &[Listing<'_>], mut folder: impl FnMut(&Contract, &str, &str, usize)) {
    for (at, (contract, pages)) in listings.iter().enumerate() {
        let root = path::folder(contract);
        folder(contract, &root, &contract.title, at + 1);
        for (name, title) in FOLDERS {
            let is_within = |page: &&Page| page.path.starts_with(&format!("{name}/"));
            if let Some(first) = pages.iter().find(is_within) {
                folder(contract, &format!("{root}/{name}"), title, first.order);
            }
        }
    }
}

/// `SUMMARY.md`: every page of every contract.
fn summary(listings: &[Listing<'_>]) -> String {
    let mut lines = vec!["# Summary".to_owned(), String::new()];
    for (contract, pages) in listings {
        let folder = path::folder(contract);
        lines.push(format!("- [{}]({folder}/index.md)", markdown::prose(&contract.title)));
        let page = |page: &Page| {
            let target = format!("{folder}/{}.md", page.path);
            format!("  - {}", markdown::link(&markdown::inline(&page.title), &target))
        };
        lines.extend(pages.iter().map(page));
    }
    lines.join("\n") + "\n"
}

/// `sidebar.js`: a function from the base address of the pages to the items of the sidebar.
fn sidebar(tree: &PageTree, listings: &[Listing<'_>]) -> String {
    // A group of Starlight cannot be a link itself.
    let (word, group_links) =
        if tree.flavour == Flavour::Starlight { ("label", false) } else { ("text", true) };
    let mut lines = vec![format!("export default (base = {}) => [", json!(tree.base))];
    for (contract, pages) in listings {
        let folder = path::folder(contract);
        let label = |text: &str| format!("{word}: {}", literal(text));
        let item = |text: &str, path: &str| {
            format!("{}, link: base + {}", label(text), json!(format!("{folder}/{path}")))
        };
        if group_links {
            lines.push(format!("  {{ {}, collapsed: true, items: [", item(&contract.title, "")));
        } else {
            lines.push(format!("  {{ {}, collapsed: true, items: [", label(&contract.title)));
            lines.push(format!("    {{ {} }},", item("Overview", "")));
        }
        let page =
            |page: &Page| format!("    {{ {} }},", item(&page.title.replace('`', ""), &page.path));
        lines.extend(pages.iter().map(page));
        lines.push("  ] },".to_owned());
    }
    lines.push("];".to_owned());
    lines.join("\n") + "\n"
}

/// The hidden tree of an index.
pub(crate) fn toctree(pages: &[Page]) -> String {
    let lines: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    format!("```{{toctree}}\n:hidden:\n\n{}\n```", lines.join("\n"))
}

/// A JavaScript string that cannot contain a tag or a line end.
fn literal(text: &str) -> String {
    let json = Value::from(text).to_string();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
