//! What a block shows in a file that is written by hand: a part of the pages, with links that lead to them from there.

use minijinja::{Value, context};

use crate::emit::markdown::page::{Page, Place};
use crate::emit::markdown::{Site, code, envelope, escape, handling, page, tree};
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
    let from = around.pages.map_or(Place::Alone, |_| Place::Outside(&folder));
    let (template, view) = match shows {
        Shows::Codes(category) => ("block/codes", codes(contract, from, category)),
        Shows::Envelope => ("block/envelope", body(contract)),
        Shows::Error(at) => {
            let view = code::view(site, from, &contract.errors[at]);
            ("code", context! { head => "", ..view })
        }
        Shows::Messages => ("block/messages", advice(contract, from)),
        Shows::Pages => ("block/pages", pages(contract, around, from)),
        Shows::Retry => ("block/retry", advice(contract, from)),
        Shows::Statuses => ("block/statuses", statuses(contract, from)),
    };
    site.templates.render(&format!("markdown/{template}.md.j2"), view, site.report)
}

fn codes(contract: &Contract, from: Place<'_>, category: Option<usize>) -> Value {
    let is_asked = |error: &&ErrorDef| category.is_none() || error.category == category;
    context! { codes => tree::codes_table(from).view(contract.errors.iter().filter(is_asked)) }
}

fn body(contract: &Contract) -> Value {
    context! {
        sample => tree::first_body(contract),
        fields => code::fields_table().view(&envelope::fields(contract)),
        code_path => tree::code_path(contract),
    }
}

fn advice(contract: &Contract, from: Place<'_>) -> Value {
    handling::tables(contract, |error| page::code_link(from, error))
}

fn pages(contract: &Contract, around: &Surroundings<'_>, from: Place<'_>) -> Value {
    let title = escape::prose(&contract.title);
    let contract = match around.pages {
        Some(_) => page::link(from, &title, "index"),
        None => page::link(Place::Outside(around.way), &title, &page::folder(contract)),
    };
    let pages = around.pages.unwrap_or_default().iter();
    let pages = pages.map(|page| page::link(from, &escape::inline(&page.title), &page.path));
    context! { contract, pages => pages.collect::<Vec<_>>() }
}

fn statuses(contract: &Contract, from: Place<'_>) -> Value {
    let all = tree::all_statuses(contract);
    context! { statuses => tree::sent_statuses_table(contract, from).view(&all) }
}
