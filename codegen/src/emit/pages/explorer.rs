//! `explorer.html`: every code of a contract on one searchable page, which needs no server and no network.
//!
//! The page is complete without its script, which only filters. Its content security policy contains hashes, so that a
//! browser accepts only errcat's own script and style.

mod entry;
mod filter;
mod group;

use data_encoding::BASE64;
use serde::Serialize;

use crate::emit::Comment;
use crate::emit::pages::explorer::filter::Choice;
use crate::emit::pages::explorer::group::Group;
use crate::emit::pages::markup::{Html, Markup, errors, html};
use crate::emit::pages::section::BodyView;
use crate::emit::pages::section::status::sent;
use crate::emit::pages::site::{Sink, Site};
use crate::emit::text::{one_line, own, template};
use crate::model::{Contract, StatusDoc};
use crate::source::Sources;
use crate::wire::statuses;

const STYLE: (&str, &str) = template!("markdown/explorer.css");
const SCRIPT: (&str, &str) = template!("markdown/explorer.js");

#[derive(Serialize)]
struct ExplorerPage {
    style_hash: String,
    script_hash: String,
    style: String,
    script: String,
    title: String,
    /// The description on one line, for an attribute.
    summary: String,
    version: String,
    description: String,
    count: usize,
    statuses: Vec<Choice>,
    categories: Vec<Choice>,
    retries: Vec<Choice>,
    lifecycles: Vec<Choice>,
    groups: Vec<Group>,
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

/// Adds the page of a contract.
pub(super) fn emit(site: Site<'_>, sink: &mut Sink<'_>) {
    let path = format!("{}/explorer.html", site.folder);
    site.add_file(&path, "markdown/explorer.html.j2", Comment::Html, view(site), sink);
}

fn view(site: Site<'_>) -> ExplorerPage {
    let contract = site.contract();
    let [style, script] = [STYLE, SCRIPT].map(|part| part_text(site.input.sources, part));
    let groups = group::groups(site);
    let entries = || groups.iter().flat_map(|group| &group.entries);
    ExplorerPage {
        style_hash: hash(&style),
        script_hash: hash(&script),
        style,
        script,
        title: html::text(&format!("{} errors", contract.title)),
        summary: html::attribute(&one_line(&contract.description)),
        version: html::text(&contract.version),
        description: Html.paragraphs(&contract.description),
        count: entries().count(),
        statuses: filter::statuses(contract, entries()),
        categories: filter::categories(contract),
        retries: filter::retries(entries()),
        lifecycles: filter::lifecycles(entries()),
        body: BodyView::new(Html, site.wire),
        meanings: meanings(contract),
        groups,
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

fn meanings(contract: &Contract) -> Vec<Meaning> {
    let meaning = |doc: &StatusDoc| Meaning {
        status: html::text(format!("{} {}", *doc.status, doc.title).trim_end()),
        text: Html.inline(&doc.description),
        codes: errors(Html, sent(contract, doc)),
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
