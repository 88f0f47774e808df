//! The facts about each code, as columns.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::column::Column;
use super::ident;
use super::table::{Row, Rows};
use crate::model::{Action, Code, Error, Remedy, When};
use crate::wire;

/// The facts about each code and error; `None` if no code has the fact.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) code: Option<Column>,
    pub(super) number: Option<Column>,
    pub(super) status: Option<Column>,
    pub(super) category: Option<Column>,
    pub(super) outage: Option<Column>,
    pub(super) title: Option<Column>,
    pub(super) message: Option<Column>,
    pub(super) description: Option<Column>,
    pub(super) causes: Option<Column>,
    pub(super) remedy: Option<Column>,
    pub(super) retry: Option<Column>,
    pub(super) docs_url: Option<Column>,
}

impl Facts {
    pub(super) fn new(table: &Rows<'_>) -> Self {
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
                "Whether the service is failing, so that a circuit breaker should count the error.",
                quote! { bool },
                |error| Some(error.outage.value),
            ),
            ..Self::texts(table)
        }
    }

    /// The texts for people, the remedies and the retry rules.
    fn texts(table: &Rows<'_>) -> Self {
        let text = || quote! { &str };
        Self {
            title: of_rows(table, ["TITLE", "title"], "The name for people.", text(), |row| {
                row.1.title.as_str()
            }),
            message: of_rows(
                table,
                ["MESSAGE", "message"],
                "The message in the catalog, with `{name}` for each param.",
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
    pub(super) fn iter(&self) -> impl Iterator<Item = &Column> {
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
    table: &Rows<'a>,
    names: [&'static str; 2],
    text: &'static str,
    ty: TokenStream,
    cell: impl Fn(&'a Error) -> Option<T>,
) -> Option<Column> {
    Column::new(names, text, ty, table.errors.iter().map(|error| cell(error)))
}

fn of_rows<'a, T: ToTokens>(
    table: &Rows<'a>,
    names: [&'static str; 2],
    text: &'static str,
    ty: TokenStream,
    cell: impl Fn(Row<'a>) -> T,
) -> Option<Column> {
    Column::new(names, text, ty, table.rows().map(|row| Some(cell(row))))
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
