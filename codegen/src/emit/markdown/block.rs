//! What a block shows in a file that is written by hand: a part of the pages, with links that lead to them from there.

use minijinja::{Value, context};

use crate::emit::markdown::dialect::LinksTo;
use crate::emit::markdown::link::Links;
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::page::Page;
use crate::emit::markdown::{Site, code, envelope, escape, handling, page, statuses, tree};
use crate::model::{Contract, ErrorDef, Shows};

/// What a block stands in.
pub(super) struct Surroundings<'h> {
    /// The way to the folder of the pages of all contracts.
    pub(super) way: &'h str,
    /// The pages of the contract; `None` where it is all on one.
    pub(super) pages: Option<&'h [Page]>,
}

/// The text of a block, its headings from the second level on; `None` where a template is broken.
pub(super) fn text(
    site: &mut Site<'_, '_>,
    around: &Surroundings<'_>,
    shows: Shows,
) -> Option<String> {
    let contract = site.contract;
    let folder = format!("{}{}/", around.way, page::folder(contract));
    let address = site.address.clone();
    let links = match (around.pages, site.dialect.links) {
        (None, _) => Links::None,
        // The file is a page of the same site, whose engine follows no link to a file.
        (Some(_), LinksTo::Address) => Links::Addresses(&address),
        (Some(_), _) => Links::Outside { way: &folder, index: site.dialect.file("index") },
    };
    let (template, view) = match shows {
        Shows::Codes(category) => ("block/codes", codes(contract, links, category)),
        Shows::Envelope => ("block/envelope", body(contract)),
        Shows::Error(at) => {
            let view = code::view(site, links, &contract.errors[at]);
            ("code", context! { head => "", ..view })
        }
        Shows::Messages => ("block/messages", advice(contract, links)),
        Shows::Pages => ("block/pages", pages(contract, around, links)),
        Shows::Retry => ("block/retry", advice(contract, links)),
        Shows::Statuses => ("block/statuses", sent(contract, links)),
    };
    site.templates.render(&format!("markdown/{template}.md.j2"), view, site.report)
}

fn codes(contract: &Contract, links: Links<'_>, category: Option<usize>) -> Value {
    let is_asked = |error: &&ErrorDef| category.is_none() || error.category == category;
    context! { codes => tree::codes_table(links).view(contract.errors.iter().filter(is_asked)) }
}

fn body(contract: &Contract) -> Value {
    context! {
        sample => tree::first_body(contract),
        fields => code::fields_table(Markup::Markdown).view(&envelope::fields(Markup::Markdown, contract)),
        code_path => tree::code_path(contract),
    }
}

fn advice(contract: &Contract, links: Links<'_>) -> Value {
    handling::tables(contract, |error| links.to_code(error))
}

fn pages(contract: &Contract, around: &Surroundings<'_>, links: Links<'_>) -> Value {
    let title = escape::prose(&contract.title);
    let contract = match around.pages {
        Some(_) => links.to(&title, "index"),
        None => escape::link(&title, &format!("{}{}.md", around.way, page::folder(contract))),
    };
    let pages = around.pages.unwrap_or_default().iter();
    let pages = pages.map(|page| links.to(&escape::inline(&page.title), &page.path));
    context! { contract, pages => pages.collect::<Vec<_>>() }
}

fn sent(contract: &Contract, links: Links<'_>) -> Value {
    let all = statuses::all(contract);
    context! { statuses => statuses::sent(contract, links).view(&all) }
}
