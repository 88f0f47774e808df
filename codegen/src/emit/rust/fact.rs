//! What is known of each code, as columns.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::column::Fact;
use super::ident;
use super::row::{Row, Table};
use crate::model::{Action, Code, Contract, ErrorDef, Remedy, When};
use crate::name;

/// What is known of each code, and with it of each occurrence.
pub(super) struct Facts(Vec<Fact>);

impl Facts {
    pub(super) fn new(table: &Table<'_>) -> Self {
        let facts = identity(table).into_iter().chain(prose(table)).chain(advice(table));
        Self(facts.flatten().collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.0.iter()
    }

    /// The fact of this name, if some row has it.
    pub(super) fn get(&self, name: &str) -> Option<&Fact> {
        self.iter().find(|fact| fact.name == name)
    }

    /// The facts of these names that some row has.
    pub(super) fn select(&self, names: &[&str]) -> impl Iterator<Item = &Fact> {
        names.iter().filter_map(|name| self.get(name))
    }
}

fn identity(table: &Table<'_>) -> [Option<Fact>; 4] {
    let codes = of_errors(table, |error| error.code.to_string());
    let numbers = table.errors().map(number);
    let statuses = table.errors().map(status);
    let categories = table.errors().map(|error| category(table.contract, error));
    [
        Fact::new(["CODE", "as_str"], "The code, as text.", quote! { &str }, codes),
        Fact::new(["NUMBER", "number"], "The code, as it is sent.", quote! { i64 }, numbers),
        Fact::new(["STATUS", "status"], "The HTTP status.", quote! { u16 }, statuses),
        Fact::new(["CATEGORY", "category"], "The category.", quote! { Category }, categories),
    ]
}

fn prose(table: &Table<'_>) -> [Option<Fact>; 4] {
    let titles = of_rows(table, Row::title);
    let messages = of_rows(table, |row| row.message().source());
    let descriptions = of_errors(table, |error| error.description.as_str());
    let causes = of_errors(table, causes);
    let message = "The message as the catalog has it, `{name}` for each param.";
    let description = "What the code means, in Markdown.";
    let cause = "What leads to it, in Markdown.";
    [
        Fact::new(["TITLE", "title"], "What people call it.", quote! { &str }, titles),
        Fact::new(["MESSAGE", "message"], message, quote! { &str }, messages),
        Fact::new(["DESCRIPTION", "description"], description, quote! { &str }, descriptions),
        Fact::new(["CAUSES", "causes"], cause, quote! { &[&str] }, causes),
    ]
}

fn advice(table: &Table<'_>) -> [Option<Fact>; 3] {
    let remedies = of_rows(table, |row| remedy(row.remedy()));
    let retries = of_rows(table, |row| retry(row.retry().when));
    let urls = table.errors().map(|error| docs_url(table.contract, error));
    let remedy = "What to do about it.";
    let retry = "Whether a client may send the same request again.";
    let url = "Where the code is documented.";
    [
        Fact::new(["REMEDY", "remedy"], remedy, quote! { Option<Remedy> }, remedies),
        Fact::new(["RETRY", "retry"], retry, quote! { Retry }, retries),
        Fact::new(["DOCS_URL", "docs_url"], url, quote! { &str }, urls),
    ]
}

fn of_errors<'a, T>(
    table: &Table<'a>,
    fact: impl Fn(&'a ErrorDef) -> T,
) -> impl Iterator<Item = Option<T>> {
    table.errors().map(move |error| Some(fact(error)))
}

fn of_rows<'a, T>(
    table: &Table<'a>,
    fact: impl Fn(Row<'a>) -> T,
) -> impl Iterator<Item = Option<T>> {
    table.rows.iter().map(move |row| Some(fact(*row)))
}

fn number(error: &ErrorDef) -> Option<Literal> {
    match error.code {
        Code::Integer(number) => Some(Literal::i64_unsuffixed(number)),
        Code::Text(_) => None,
    }
}

fn status(error: &ErrorDef) -> Option<Literal> {
    error.status.as_ref().map(|status| Literal::u16_unsuffixed(status.value))
}

fn category(contract: &Contract, error: &ErrorDef) -> Option<TokenStream> {
    let name = ident::variant(&contract.categories[error.category?].name);
    Some(quote! { Category::#name })
}

fn causes(error: &ErrorDef) -> TokenStream {
    let causes = error.causes.iter().map(|cause| &cause.value);
    quote! { &[#(#causes),*] }
}

fn remedy(remedy: Option<&Remedy>) -> TokenStream {
    let Some(remedy) = remedy else { return quote! { None } };
    let (action, text) = (action(remedy.action.value), &remedy.text.value);
    quote! { Some(Remedy { action: Action::#action, text: #text }) }
}

fn action(action: Action) -> Ident {
    format_ident!("{action:?}")
}

fn retry(when: When) -> TokenStream {
    let when = format_ident!("{when:?}");
    quote! { Retry::#when }
}

fn docs_url(contract: &Contract, error: &ErrorDef) -> Option<String> {
    let slot = |slot: &str| match slot {
        "slug" => name::page_slug(&error.name),
        _ => error.code.to_string(),
    };
    contract.docs_url.as_ref().map(|template| template.render(slot))
}
