//! `ErrorCode`: the enum, what it knows of each code, and the way back from text.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::column::{Coverage, Fact};
use super::enumeration::{self, Variant};
use super::row::{Row, Table};
use super::{doc, ident, lookup};
use crate::model::{Action, Code, Contract, ErrorDef, Remedy, When};
use crate::name;

/// What is known of each code, and with it of each occurrence.
pub(super) struct Facts(Vec<Fact>);

impl Facts {
    pub(super) fn new(table: &Table<'_>) -> Self {
        let text = quote! { &str };
        let facts = [
            Fact::new(
                ["CODE", "as_str"],
                "The code, as text.",
                text.clone(),
                of_errors(table, |error| error.code.to_string()),
            ),
            Fact::new(
                ["NUMBER", "number"],
                "The code, as it is sent.",
                quote! { i64 },
                table.errors().map(number),
            ),
            Fact::new(
                ["STATUS", "status"],
                "The HTTP status.",
                quote! { u16 },
                table.errors().map(status),
            ),
            Fact::new(
                ["CATEGORY", "category"],
                "The category.",
                quote! { Category },
                table.errors().map(|error| category(table.contract, error)),
            ),
            Fact::new(
                ["TITLE", "title"],
                "What people call it.",
                text.clone(),
                of_rows(table, Row::title),
            ),
            Fact::new(
                ["MESSAGE", "message"],
                "The message as the catalog has it, `{name}` for each param.",
                text.clone(),
                of_rows(table, |row| row.message().source()),
            ),
            Fact::new(
                ["DESCRIPTION", "description"],
                "What the code means, in Markdown.",
                text.clone(),
                of_errors(table, |error| error.description.value.clone()),
            ),
            Fact::new(
                ["CAUSES", "causes"],
                "What leads to it, in Markdown.",
                quote! { &[&str] },
                of_errors(table, causes),
            ),
            Fact::new(
                ["REMEDY", "remedy"],
                "What to do about it.",
                quote! { Option<Remedy> },
                of_rows(table, |row| remedy(row.remedy())),
            ),
            Fact::new(
                ["RETRY", "retry"],
                "Whether a client may send the same request again.",
                quote! { Retry },
                of_rows(table, |row| retry(row.retry().when)),
            ),
            Fact::new(
                ["DOCS_URL", "docs_url"],
                "Where the code is documented.",
                text,
                table.errors().map(|error| docs_url(table.contract, error)),
            ),
        ];
        Self(facts.into_iter().flatten().collect())
    }

    /// The fact of this name, if some row has it.
    pub(super) fn get(&self, name: &str) -> Option<&Fact> {
        self.0.iter().find(|fact| fact.name == name)
    }

    /// The facts of these names that some row has.
    pub(super) fn select(&self, names: &[&str]) -> impl Iterator<Item = &Fact> {
        names.iter().filter_map(|name| self.get(name))
    }
}

/// The enum and everything that it can do.
pub(super) fn items(table: &Table<'_>, facts: &Facts) -> TokenStream {
    let definition = definition(table);
    let columns = facts.0.iter().map(Fact::column);
    let readers =
        facts.0.iter().map(|fact| fact.reader(&quote! { self }, &quote! { self as usize }));
    let variants = table.errors().map(|error| ident::variant(&error.name));
    let searches = [by_status(facts), from_number(facts)];
    let formatting = enumeration::formatting(&quote! { ErrorCode });
    let parsing = lookup::items(table);
    quote! {
        #definition
        #(#columns)*

        impl ErrorCode {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[#(ErrorCode::#variants),*];
            #(#readers)*
            #(#searches)*
        }
        #formatting
        #parsing
    }
}

fn definition(table: &Table<'_>) -> TokenStream {
    let title = doc::line(&table.contract.title);
    let text = format!(
        "An error code of {title}.\n\nThe number behind a variant may be another in the next version."
    );
    let variants: Vec<_> = table.errors().map(|error| variant(table.contract, error)).collect();
    enumeration::definition(&format_ident!("ErrorCode"), &text, &variants)
}

fn variant(contract: &Contract, error: &ErrorDef) -> Variant {
    let doc = doc::comment(&text(contract, error));
    let deprecated = deprecated(error);
    Variant { ident: ident::variant(&error.name), attributes: quote! { #doc #deprecated } }
}

/// What the documentation says of a code.
pub(super) fn text(contract: &Contract, error: &ErrorDef) -> String {
    let code = doc::code(&error.code.to_string());
    let status = error.status.as_ref().map(|status| {
        let doc = contract.statuses.iter().find(|doc| doc.status == *status);
        let title = doc.map(|doc| format!(" {}", doc::line(&doc.title))).unwrap_or_default();
        format!(" ({}{title})", status.value)
    });
    let status = status.unwrap_or_default();
    let description = doc::prose(&error.description);
    let mut paragraphs = vec![format!("{code}{status}: {description}")];
    paragraphs
        .extend(advice(error.causes.iter().map(|cause| cause.as_str()), error.remedy.as_ref()));
    paragraphs
        .extend(error.lifecycle.since.as_ref().map(|since| format!("Since {}.", doc::line(since))));
    paragraphs.join("\n\n")
}

/// What the documentation says of causes and the remedy.
pub(super) fn advice<'a>(
    causes: impl Iterator<Item = &'a str>,
    remedy: Option<&Remedy>,
) -> Vec<String> {
    let causes = causes.map(|cause| format!("Cause: {}", doc::sentence(cause)));
    let remedy = remedy.map(|remedy| format!("Remedy: {}", doc::sentence(&remedy.text)));
    causes.chain(remedy).collect()
}

/// The attribute of a deprecated code, on whatever names it.
pub(super) fn deprecated(error: &ErrorDef) -> Option<TokenStream> {
    let deprecation = error.lifecycle.deprecated.as_ref()?;
    let since = format!("since {}", doc::line(&deprecation.since));
    let instead = deprecation.replaced_by.as_ref().map(|code| format!(", use {}", doc::code(code)));
    let reason = doc::sentence(&deprecation.reason);
    let note = format!("{since}{}: {reason}", instead.unwrap_or_default());
    let note = note.trim_end_matches([':', ' ']);
    Some(quote! { #[deprecated(note = #note)] })
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

fn action(action: Action) -> proc_macro2::Ident {
    format_ident!("{action:?}")
}

fn retry(when: When) -> TokenStream {
    let when = format_ident!("{when:?}");
    quote! { Retry::#when }
}

fn docs_url(contract: &Contract, error: &ErrorDef) -> Option<String> {
    let slot = |slot: &str| match slot {
        "slug" => name::slug(&error.name),
        _ => error.code.to_string(),
    };
    contract.docs_url.as_ref().map(|template| template.render(slot))
}

fn by_status(facts: &Facts) -> Option<TokenStream> {
    let known = match facts.get("status")?.coverage {
        Coverage::Every => quote! { status },
        Coverage::Some => quote! { Some(status) },
    };
    Some(quote! {
        /// The codes that are sent with this HTTP status, in order.
        pub fn by_status(status: u16) -> impl Iterator<Item = Self> {
            Self::ALL.iter().copied().filter(move |code| code.status() == #known)
        }
    })
}

/// The way back from a number; the codes stand in the order of their numbers.
fn from_number(facts: &Facts) -> Option<TokenStream> {
    facts.get("number")?;
    Some(quote! {
        /// The code with this number.
        ///
        /// # Errors
        ///
        /// No code has it.
        pub fn from_number(number: i64) -> Result<Self, UnknownErrorCode> {
            NUMBER.binary_search(&number).map(|at| Self::ALL[at]).map_err(|_| UnknownErrorCode)
        }
    })
}
