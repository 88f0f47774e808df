//! What leads readers from page to page, as each engine wants it.

use serde_json::json;

use crate::emit::Files;
use crate::emit::markdown::dialect::Nav;
use crate::emit::markdown::page::{self, Page};
use crate::emit::markdown::{escape, sample};
use crate::model::{Contract, MarkdownOptions};

/// A contract and its pages, all but the index.
pub(super) type Listing<'c> = (&'c Contract, Vec<Page>);

/// Folders of pages, and what people call them.
const FOLDERS: [(&str, &str); 3] =
    [("categories", "Categories"), ("codes", "Error codes"), ("guides", "Guides")];

/// Adds the files that an engine wants beside the pages of all contracts.
pub(super) fn emit(
    nav: Nav,
    options: &MarkdownOptions,
    listings: &[Listing<'_>],
    files: &mut Files,
) {
    let Some((first, _)) = listings.first() else { return };
    let MarkdownOptions { output, base, .. } = options;
    let mut add = |path: &str, text: String| files.insert(format!("{output}/{path}"), text);
    match nav {
        Nav::Files | Nav::Toctree => {}
        Nav::Summary => add("SUMMARY.md", summary(first, listings)),
        Nav::Vitepress => add("sidebar.js", sidebar(first, base, listings, &VITEPRESS)),
        Nav::Starlight => add("sidebar.js", sidebar(first, base, listings, &STARLIGHT)),
        Nav::Categories => folders(listings, |contract, path, title, order| {
            let mark = page::mark(contract);
            add(
                &format!("{path}/_category_.yml"),
                format!("# {mark}\nlabel: {}\nposition: {order}\n", json!(title)),
            );
        }),
        Nav::Sections => folders(listings, |contract, path, title, order| {
            let mark = page::mark(contract);
            let text = format!("---\n# {mark}\ntitle: {}\nweight: {order}\n---\n", json!(title));
            // The index of a contract stands for its folder.
            if path.contains('/') {
                add(&format!("{path}/_index.md"), text);
            }
        }),
    }
}

/// Each folder of pages that there is, with its title, and its place among the pages around it.
fn folders(listings: &[Listing<'_>], mut folder: impl FnMut(&Contract, &str, &str, usize)) {
    for (at, (contract, pages)) in listings.iter().enumerate() {
        let root = page::folder(contract);
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
fn summary(first: &Contract, listings: &[Listing<'_>]) -> String {
    let mut lines = vec![page::head(first, "Summary"), String::new()];
    for (contract, pages) in listings {
        let folder = page::folder(contract);
        lines.push(format!("- [{}]({folder}/index.md)", escape::prose(&contract.title)));
        let page = |page: &Page| {
            let target = format!("{folder}/{}.md", page.path);
            format!("  - {}", escape::link(&escape::inline(&page.title), &target))
        };
        lines.extend(pages.iter().map(page));
    }
    lines.join("\n") + "\n"
}

/// How an engine calls the parts of a sidebar.
struct Words {
    label: &'static str,
    /// Whether a group can be a link itself.
    group_links: bool,
}

const VITEPRESS: Words = Words { label: "text", group_links: true };
const STARLIGHT: Words = Words { label: "label", group_links: false };

/// `sidebar.js`: a function from the address of the pages within the site to the items of its sidebar.
fn sidebar(first: &Contract, base: &str, listings: &[Listing<'_>], words: &Words) -> String {
    let base = json!(base);
    let mut lines =
        vec![format!("// {}", page::mark(first)), format!("export default (base = {base}) => [")];
    for (contract, pages) in listings {
        let folder = page::folder(contract);
        let label = |text: &str| format!("{}: {}", words.label, sample::literal(text));
        let item = |text: &str, path: &str| {
            format!("{}, link: base + {}", label(text), json!(format!("{folder}/{path}")))
        };
        if words.group_links {
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
pub(super) fn toctree(pages: &[Page]) -> String {
    let lines: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    format!("```{{toctree}}\n:hidden:\n\n{}\n```", lines.join("\n"))
}
