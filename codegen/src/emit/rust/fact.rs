//! The facts about each code, as columns.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::column::Fact;
use super::ident;
use super::table::{Row, Table};
use crate::model::{Action, Code, Error, Remedy, When};
use crate::wire;

/// The facts about each code, and with it about each error; `None` if no code has it.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) code: Option<Fact>,
    pub(super) number: Option<Fact>,
    pub(super) status: Option<Fact>,
    pub(super) category: Option<Fact>,
    pub(super) outage: Option<Fact>,
    pub(super) title: Option<Fact>,
    pub(super) message: Option<Fact>,
    pub(super) description: Option<Fact>,
    pub(super) causes: Option<Fact>,
    pub(super) remedy: Option<Fact>,
    pub(super) retry: Option<Fact>,
    pub(super) docs_url: Option<Fact>,
}

impl Facts {
    pub(super) fn new(table: &Table<'_>) -> Self {
        let contract = table.contract();
        let text = || quote! { &str };
        Self {
            code: of_errors(table, ["CODE", "as_str"], "The code, as text.", text(), |error| {
                Some(error.code.to_string())
            }),
            number: of_errors(
                table,
                ["NUMBER", "number"],
                "The code, as it is sent.",
                quote! { i64 },
                number,
            ),
            status: of_errors(
                table,
                ["STATUS", "status"],
                "The HTTP status.",
                quote! { u16 },
                |error| error.status.map(Literal::u16_unsuffixed),
            ),
            category: of_errors(
                table,
                ["CATEGORY", "category"],
                "The category.",
                quote! { Category },
                |error| {
                    let name = ident::variant(&contract[error.category?].name);
                    Some(quote! { Category::#name })
                },
            ),
            outage: of_errors(
                table,
                ["OUTAGE", "is_outage"],
                "Whether the service is unwell, so that a circuit breaker should count the error.",
                quote! { bool },
                |error| Some(error.outage.value),
            ),
            ..Self::texts(table)
        }
    }

    /// The facts for people, and the rules that follow from them.
    fn texts(table: &Table<'_>) -> Self {
        let text = || quote! { &str };
        Self {
            title: of_rows(table, ["TITLE", "title"], "The name for people.", text(), |row| {
                row.1.title.as_str()
            }),
            message: of_rows(
                table,
                ["MESSAGE", "message"],
                "The message as the catalog has it, `{name}` for each param.",
                text(),
                |row| row.1.message.source(),
            ),
            description: of_errors(
                table,
                ["DESCRIPTION", "description"],
                "The meaning of the code, in Markdown.",
                text(),
                |error| Some(error.case().description.as_str()),
            ),
            causes: of_errors(
                table,
                ["CAUSES", "causes"],
                "The causes, in Markdown.",
                quote! { &[&str] },
                |error| {
                    let causes = &error.case().causes;
                    Some(quote! { &[#(#causes),*] })
                },
            ),
            remedy: of_rows(
                table,
                ["REMEDY", "remedy"],
                "The remedy.",
                quote! { Option<Remedy> },
                |row| remedy(row.1.remedy.as_ref()),
            ),
            retry: of_rows(
                table,
                ["RETRY", "retry"],
                "Whether a client may send the same request again.",
                quote! { Retry },
                |row| retry(*row.1.retry.when),
            ),
            docs_url: of_errors(
                table,
                ["DOCS_URL", "docs_url"],
                "The address of the documentation.",
                text(),
                |error| wire::docs_url(table.contract(), error),
            ),
            ..Self::default()
        }
    }

    /// Every fact, in the order of the generated code.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Fact> {
        [
            &self.code,
            &self.number,
            &self.status,
            &self.category,
            &self.outage,
            &self.title,
            &self.message,
            &self.description,
            &self.causes,
            &self.remedy,
            &self.retry,
            &self.docs_url,
        ]
        .into_iter()
        .flatten()
    }
}

fn of_errors<'a, T: ToTokens>(
    table: &Table<'a>,
    names: [&'static str; 2],
    text: &'static str,
    ty: TokenStream,
    cell: impl Fn(&'a Error) -> Option<T>,
) -> Option<Fact> {
    Fact::new(names, text, ty, table.errors.iter().map(|error| cell(error)))
}

fn of_rows<'a, T: ToTokens>(
    table: &Table<'a>,
    names: [&'static str; 2],
    text: &'static str,
    ty: TokenStream,
    cell: impl Fn(Row<'a>) -> T,
) -> Option<Fact> {
    Fact::new(names, text, ty, table.rows().map(|row| Some(cell(row))))
}

fn number(error: &Error) -> Option<Literal> {
    match error.code.value {
        Code::Integer(number) => Some(Literal::i64_unsuffixed(number)),
        Code::Text(_) => None,
    }
}

fn remedy(remedy: Option<&Remedy>) -> TokenStream {
    let Some(remedy) = remedy else { return quote! { None } };
    let (action, text) = (action(remedy.action.value), &remedy.text);
    quote! { Some(Remedy { action: Action::#action, text: #text }) }
}

fn action(action: Action) -> Ident {
    ident::variant(action.name())
}

fn retry(when: When) -> TokenStream {
    let when = ident::variant(when.name());
    quote! { Retry::#when }
}
