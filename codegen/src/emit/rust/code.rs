//! `ErrorCode`: the enum, what it tells of each code, and the way back from text.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::column::{Coverage, Fact};
use super::enumeration::{self, Variant};
use super::fact::Facts;
use super::row::Table;
use super::{doc, ident, lookup};
use crate::model::{Contract, ErrorDef, Remedy};

/// The enum and everything that it can do.
pub(super) fn items(table: &Table<'_>, facts: &Facts) -> TokenStream {
    let definition = definition(table);
    let columns = facts.iter().map(Fact::column);
    let readers = facts.iter().map(|fact| fact.reader(&quote! { self }, &quote! { self as usize }));
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
