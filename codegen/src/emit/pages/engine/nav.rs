//! Navigation between the pages, in the format of each engine: contracts, their categories, and the codes of each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::emit::pages::engine::{Kind, Page, Standing, path};
use crate::emit::pages::markup::{html, markdown};
use crate::emit::pages::options::{Flavour, PageTree};
use crate::emit::pages::page::landing;
use crate::emit::{Comment, Files};
use crate::model::{CategoryId, Contract};

/// A contract and its pages.
pub(crate) struct Listing<'c> {
    pub(crate) contract: &'c Contract,
    /// The name of the contract, which no other contract of the tree has.
    pub(crate) api: &'c str,
    /// All pages except the index.
    pub(crate) pages: Vec<Page>,
}

/// The maximum number of codes in the navigation of an engine that repeats it in every page. Beyond it, readers find the
/// codes on the pages of their categories: at 2,000 codes, each page would have a list of 400 kB.
const MAX_LISTED: usize = 400;

/// Folders of pages: the name of each for people, and what it contains.
const FOLDERS: [(&str, &str, &str); 3] = [
    (path::CATEGORIES, "Categories", "Every category of codes"),
    (path::CODES, "Error codes", "Every code, with its causes and how to fix it"),
    (path::GUIDES, "Guides", "Every guide"),
];

/// Adds the navigation files of an engine.
pub(crate) fn emit(tree: &PageTree, listings: &[Listing<'_>], files: &mut Files) {
    let mut add = |path: &str, comment: Comment, text: &str| {
        files.insert(format!("{}/{path}", tree.output), comment, None, text);
    };
    match tree.flavour {
        // Sphinx reads a hidden tree in each page; the others derive the navigation from the files.
        Flavour::Portable | Flavour::Single | Flavour::Sphinx => {}
        Flavour::Mdbook => {
            add("SUMMARY.md", Comment::Markdown, &summary(&items(listings, usize::MAX)));
        }
        Flavour::Mkdocs => add(".nav.yml", Comment::Hash, &nav(&items(listings, MAX_LISTED))),
        Flavour::Vitepress | Flavour::Starlight => {
            let items = items(listings, MAX_LISTED);
            add("sidebar.js", Comment::Slashes, &sidebar(tree.flavour, &tree.base, &items));
        }
        Flavour::Docusaurus => {
            // Its pages are identified by their paths among the documents, whatever their addresses.
            let items = items(listings, usize::MAX);
            add("sidebar.js", Comment::Slashes, &sidebar(tree.flavour, "", &items));
            for (at, listing) in listings.iter().enumerate() {
                let root = path::folder(listing.contract);
                let folder =
                    |label: &str, order| format!("label: {}\nposition: {order}\n", json!(label));
                add(&format!("{root}/_category_.yml"), Comment::Hash, &folder(listing.api, at + 1));
                for page in folders(listing) {
                    let path = format!("{root}/{}/_category_.yml", page.path);
                    add(&path, Comment::Hash, &folder(&page.label, page.order()));
                }
            }
        }
        Flavour::Hugo => {
            for listing in listings {
                let root = path::folder(listing.contract);
                for page in folders(listing) {
                    let path = format!("{root}/{}/_index.md", page.path);
                    let members = tree.flavour.front_matter(&page).join("\n");
                    add(&path, Comment::FrontMatter, &format!("---\n{members}\n---\n"));
                }
            }
        }
    }
}

/// The pages of folders, for engines that show one.
fn folders(listing: &Listing<'_>) -> impl Iterator<Item = Page> {
    let is_used = |name: &str| {
        let mut folders = listing.pages.iter().filter_map(|page| page.path.split_once('/'));
        folders.any(|(folder, _)| folder == name)
    };
    let used = FOLDERS.into_iter().filter(move |(name, _, _)| is_used(name));
    used.map(|(name, label, text)| Page::new(listing.api, name, label, text, Kind::Overview))
}

/// A page in the navigation, a group of pages, or both.
struct Item<'p> {
    label: &'p str,
    /// The path within the tree, without the extension.
    path: Option<String>,
    standing: Standing,
    items: Vec<Item<'p>>,
}

impl<'p> Item<'p> {
    fn new(label: &'p str, path: Option<String>, items: Vec<Self>) -> Self {
        Self { label, path, standing: Standing::Current, items }
    }

    /// A page without pages below it.
    fn leaf(folder: &str, page: &'p Page) -> Self {
        let path = Some(format!("{folder}/{}", page.path));
        Self { standing: page.standing, ..Self::new(&page.label, path, Vec::new()) }
    }

    /// A group without a page; `None` if it is empty.
    fn group(label: &'p str, items: Vec<Self>) -> Option<Self> {
        (!items.is_empty()).then(|| Self::new(label, None, items))
    }
}

/// The navigation of the tree, without codes if there are more than `max`.
fn items<'p>(listings: &'p [Listing<'_>], max: usize) -> Vec<Item<'p>> {
    let is_code = |page: &&Page| matches!(page.kind, Kind::Code(_));
    let count = listings.iter().flat_map(|listing| &listing.pages).filter(is_code).count();
    let contracts = listings.iter().map(|listing| {
        let folder = path::folder(listing.contract);
        let listed = listing.pages.iter().filter(|page| count <= max || !is_code(page));
        let index = Some(format!("{folder}/{}", path::INDEX));
        Item::new(listing.api, index, contract(&folder, listed))
    });
    let landing = Item::new(landing::TITLE, Some(path::INDEX.to_owned()), Vec::new());
    std::iter::once(landing).chain(contracts).collect()
}

/// The codes of a contract by category, in the order of the catalog, then its other pages.
fn contract<'p>(folder: &str, pages: impl Iterator<Item = &'p Page>) -> Vec<Item<'p>> {
    let mut codes: BTreeMap<Option<CategoryId>, Vec<Item<'p>>> = BTreeMap::new();
    let (mut categories, mut removed, mut overviews, mut guides) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for page in pages {
        let leaf = Item::leaf(folder, page);
        match page.kind {
            Kind::Code(_) if page.standing == Standing::Removed => removed.push(leaf),
            Kind::Code(category) => codes.entry(category).or_default().push(leaf),
            Kind::Category(id) => categories.push((id, leaf)),
            Kind::Guide(_) => guides.push(leaf),
            Kind::Index | Kind::Overview => overviews.push(leaf),
        }
    }
    let outside = Item::group("Error codes", codes.remove(&None).unwrap_or_default());
    let categories = categories.into_iter().map(|(id, category)| Item {
        items: codes.remove(&Some(id)).unwrap_or_default(),
        ..category
    });
    let mut items: Vec<Item<'p>> = outside.into_iter().chain(categories).collect();
    items.extend(Item::group("Removed codes", removed));
    items.extend(overviews);
    items.extend(Item::group("Guides", guides));
    items
}

/// `SUMMARY.md` of mdBook.
fn summary(items: &[Item<'_>]) -> String {
    fn add(items: &[Item<'_>], indent: &str, text: &mut String) {
        for item in items {
            let target = item.path.as_ref().map(|path| format!("{path}.md")).unwrap_or_default();
            let link = markdown::link(&markdown::prose(item.label), &target);
            text.extend([indent, "- ", &link, "\n"]);
            add(&item.items, &format!("{indent}  "), text);
        }
    }
    let mut text = "# Summary\n\n".to_owned();
    add(items, "", &mut text);
    text
}

/// `.nav.yml` of the plugin `awesome-nav` of `MkDocs`: `mkdocs.yml` cannot include a file with a part of its `nav`.
fn nav(items: &[Item<'_>]) -> String {
    fn add(items: &[Item<'_>], indent: &str, text: &mut String) {
        for item in items {
            // The themes insert it as HTML.
            let label = json!(html::attribute(item.label));
            let page = item.path.as_ref().map(|path| json!(format!("{path}.md")));
            if item.items.is_empty() {
                let page = page.unwrap_or_default();
                let _ = writeln!(text, "{indent}- {label}: {page}");
                continue;
            }
            let _ = writeln!(text, "{indent}- {label}:");
            let indent = format!("{indent}  ");
            // A section has no page in its own right: its first page is listed below it.
            text.extend(page.map(|page| format!("{indent}- \"Overview\": {page}\n")));
            add(&item.items, &indent, text);
        }
    }
    let mut text = "nav:\n".to_owned();
    add(items, "", &mut text);
    text
}

/// `sidebar.js`: a function from the place of the tree in the site to the items of the sidebar.
fn sidebar(flavour: Flavour, base: &str, items: &[Item<'_>]) -> String {
    fn add(flavour: Flavour, items: &[Item<'_>], indent: &str, text: &mut String) {
        for item in items {
            let head = head(flavour, item);
            if item.items.is_empty() {
                let _ = writeln!(text, "{indent}{{ {head} }},");
                continue;
            }
            let _ = writeln!(text, "{indent}{{ {head}, collapsed: true, items: [");
            let inner = format!("{indent}  ");
            // A group of Starlight cannot be a link itself.
            if flavour == Flavour::Starlight
                && let Some(path) = &item.path
            {
                let overview = Item::new("Overview", Some(path.clone()), Vec::new());
                add(flavour, &[overview], &inner, text);
            }
            add(flavour, &item.items, &inner, text);
            let _ = writeln!(text, "{indent}] }},");
        }
    }
    let mut text = format!("export default (base = {}) => [\n", json!(base));
    add(flavour, items, "  ", &mut text);
    text + "];\n"
}

/// The members of an item in `sidebar.js`, except the items below it.
fn head(flavour: Flavour, item: &Item<'_>) -> String {
    let label = match flavour {
        // The sidebar inserts it as HTML.
        Flavour::Vitepress => literal(&html::text(item.label)),
        _ => literal(item.label),
    };
    let place = |page: &str| format!("base + {}", literal(page));
    let address = |page: &str| place(path::folder_of_index(page).unwrap_or(page));
    match (flavour, item.items.is_empty(), item.path.as_deref()) {
        (Flavour::Docusaurus, true, Some(page)) => {
            format!("type: \"doc\", id: {}, label: {label}", place(page))
        }
        (Flavour::Docusaurus, _, page) => {
            let link = page.map(|page| format!(", link: {{ type: \"doc\", id: {} }}", place(page)));
            format!("type: \"category\", label: {label}{}", link.unwrap_or_default())
        }
        (Flavour::Starlight, true, Some(page)) => {
            let badge = item.standing.badge().map(|(text, variant)| {
                format!(", badge: {{ text: \"{text}\", variant: \"{variant}\" }}")
            });
            format!("label: {label}, link: {}{}", address(page), badge.unwrap_or_default())
        }
        (Flavour::Starlight, _, _) => format!("label: {label}"),
        (_, _, Some(page)) => format!("text: {label}, link: {}", address(page)),
        (_, _, None) => format!("text: {label}"),
    }
}

/// The hidden tree of a page of Sphinx: labels and paths, relative to the page.
pub(crate) fn toctree<'p>(entries: impl Iterator<Item = (&'p str, String)>) -> String {
    let lines: Vec<String> = entries.map(|(label, path)| format!("{label} <{path}>")).collect();
    format!("```{{toctree}}\n:hidden:\n\n{}\n```", lines.join("\n"))
}

/// A JavaScript string that cannot contain a tag or a line end.
fn literal(text: &str) -> String {
    let json = Value::from(text).to_string();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
