//! `explorer.html`: every code of every contract on one searchable page, which needs no server and no network.
//!
//! The page is complete without its script, which only filters. Its content security policy contains hashes, so that a
//! browser accepts only errcat's own script and style.

mod entry;
mod filter;
mod group;

use data_encoding::BASE64;
use serde::Serialize;

use crate::emit::Comment;
use crate::emit::pages::engine::path;
use crate::emit::pages::explorer::filter::{Choice, FieldFilter};
use crate::emit::pages::explorer::group::Group;
use crate::emit::pages::markup::{Html, Markup, html};
use crate::emit::pages::options::Flavour;
use crate::emit::pages::page::landing;
use crate::emit::pages::section::BodyView;
use crate::emit::pages::section::status::sent;
use crate::emit::pages::site::{Sink, Site};
use crate::emit::text::{own, template};
use crate::model::{Contract, StatusDoc};
use crate::source::Sources;
use crate::wire::statuses;

const STYLE: (&str, &str) = template!("markdown/explorer.css");
const SCRIPT: (&str, &str) = template!("markdown/explorer.js");

/// The file, in the folder of the files that are not pages.
pub(super) const FILE: &str = "explorer.html";

#[derive(Serialize)]
struct ExplorerPage {
    style_hash: String,
    script_hash: String,
    style: String,
    script: String,
    title: String,
    /// The description on one line, for an attribute.
    summary: String,
    count: usize,
    /// The contracts to choose from.
    apis: Vec<Choice>,
    statuses: Vec<Choice>,
    categories: Vec<Choice>,
    retries: Vec<Choice>,
    lifecycles: Vec<Choice>,
    fields: Vec<FieldFilter>,
    groups: Vec<Group>,
    contracts: Vec<ContractView>,
    /// Whether any contract has statuses.
    has_meanings: bool,
}

/// The parts of a contract that are not about one code.
#[derive(Serialize)]
struct ContractView {
    /// Empty if there is only one contract.
    title: String,
    /// The name in labels of the page.
    name: String,
    version: String,
    description: String,
    #[serde(flatten)]
    body: BodyView,
    meanings: Vec<Meaning>,
}

/// A status, its meaning, and its codes.
#[derive(Serialize)]
struct Meaning {
    status: String,
    text: String,
    codes: String,
}

/// Adds the page.
pub(super) fn emit(sites: &[Site<'_>], sink: &mut Sink<'_>) {
    let Some(site) = sites.first() else { return };
    let tree = site.tree;
    // Hugo takes an HTML file among the pages for a page.
    if tree.flavour == Flavour::Single || tree.flavour == Flavour::Hugo && tree.assets.is_none() {
        return;
    }
    let template = "markdown/explorer.html.j2";
    if let Some(text) = site.templates.render(template, view(sites), sink.report) {
        sink.files.insert(format!("{}/{FILE}", tree.files()), Comment::Html, None, &text);
    }
}

/// A contract on the page.
#[derive(Clone, Copy)]
struct Shown<'s> {
    site: Site<'s>,
    html: Html<'s>,
    /// The name of the contract; empty if it is the only one.
    label: &'s str,
}

fn view(sites: &[Site<'_>]) -> ExplorerPage {
    let folders: Vec<String> = sites.iter().map(|site| path::folder(site.contract())).collect();
    let all = sites.iter().zip(&folders).map(|(site, folder)| Shown {
        site: *site,
        html: Html { folder, flavour: site.flavour, is_named: site.wire.has_recurring_codes },
        label: if sites.len() == 1 { "" } else { site.api },
    });
    let all: Vec<Shown<'_>> = all.collect();
    let groups: Vec<Group> = all.iter().flat_map(|shown| group::groups(*shown)).collect();
    let entries = || groups.iter().flat_map(|group| &group.entries);
    let contracts: Vec<ContractView> = all.iter().map(|shown| contract(*shown)).collect();
    let apis: Vec<&str> = sites.iter().map(|site| site.api).collect();
    let [style, script] = [STYLE, SCRIPT].map(|part| part_text(sites[0].input.sources, part));
    ExplorerPage {
        style_hash: hash(&style),
        script_hash: hash(&script),
        style,
        script,
        title: html::text(&match apis.as_slice() {
            [api] => format!("{api} errors"),
            _ => landing::TITLE.to_owned(),
        }),
        summary: html::attribute(&format!("The error codes of {}.", apis.join(", "))),
        count: entries().count(),
        apis: filter::apis(&all),
        statuses: filter::statuses(entries()),
        categories: filter::categories(&all),
        retries: filter::retries(entries()),
        lifecycles: filter::lifecycles(entries()),
        fields: filter::fields(&all),
        has_meanings: contracts.iter().any(|contract| !contract.meanings.is_empty()),
        contracts,
        groups,
    }
}

fn contract(shown: Shown<'_>) -> ContractView {
    let Shown { site, html, label } = shown;
    let contract = site.contract();
    ContractView {
        title: html::text(label),
        name: html::attribute(site.api),
        version: html::text(&contract.version),
        description: html.text("", 3, &contract.description),
        body: BodyView::new(html, site.wire),
        meanings: meanings(html, contract),
    }
}

/// The project's replacement for this file, or errcat's own file.
fn part_text(sources: &Sources, (name, built_in): (&str, &str)) -> String {
    let text = own(sources, name).map_or(built_in, |(_, text)| text);
    // Browsers normalize line ends to line feeds before they compute the hash.
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A hash in the syntax of a content security policy: `sha256-…`.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(&hmac_sha256::Hash::hash(text.as_bytes())))
}

fn meanings(html: Html<'_>, contract: &Contract) -> Vec<Meaning> {
    let meaning = |doc: &StatusDoc| Meaning {
        status: html::text(format!("{} {}", *doc.status, doc.title).trim_end()),
        text: if doc.description.is_line() {
            html.brief(&doc.description)
        } else {
            html.text("", 3, &doc.description)
        },
        codes: sent(html, contract, doc),
    };
    statuses(contract).iter().map(meaning).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash of `abc` in NIST FIPS 180-4.
    #[test]
    fn a_hash_is_written_as_a_policy_wants_it() {
        assert_eq!(hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    /// Browsers do not unescape the content of these elements, so it must not end the element or start a comment.
    #[test]
    fn neither_text_ends_its_element() {
        for (name, text) in [STYLE, SCRIPT] {
            for mark in ["</", "<!--", "<script", "\r"] {
                assert!(!text.contains(mark), "{name} contains {mark:?}");
            }
        }
        assert!(!SCRIPT.1.contains("innerHTML") && !STYLE.1.contains("url("));
    }

    #[test]
    fn a_project_can_have_a_style_of_its_own() {
        let path = format!("templates/{}", STYLE.0);
        let sources = Sources::new([(path, b"p {}\r\n".to_vec())]);
        assert_eq!(part_text(&sources, STYLE), "p {}\n");
        assert_eq!(part_text(&sources, SCRIPT), SCRIPT.1);
    }
}
