//! `ErrorCode`: the enum, the facts about each code, and the conversions from strings and numbers.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Aliases, Column, Coverage, Facts, Rows, VariantDef, doc, enumeration, ident, lookup};
use crate::model::{Case, Contract, Error, Lifecycle};
use crate::wire;

/// The enum and its methods.
pub(super) fn items(table: &Rows<'_>, facts: &Facts) -> TokenStream {
    let definition = definition(table);
    let columns = facts.iter().map(Column::column);
    let readers = facts.iter().map(|fact| fact.reader(&quote! { self }, &quote! { self as usize }));
    let variants = table.errors.iter().map(|error| ident::variant(&error.name));
    let searches = [by_status(facts), from_number(table, facts)];
    let formatting = enumeration::formatting(&quote! { ErrorCode });
    let parsing = lookup::items(table, facts);
    let numbers = facts.number.as_ref().and_then(|_| Aliases::by_number(table));
    let numbers = numbers.map(|aliases| aliases.table);
    quote! {
        #definition
        #(#columns)*
        #numbers

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

fn definition(table: &Rows<'_>) -> TokenStream {
    let title = doc::line(&table.contract().title);
    let text = format!(
        "An error code of {title}.\n\nThe discriminant of a variant may change in the next version."
    );
    let variants: Vec<_> =
        table.errors.iter().map(|error| variant(table.contract(), error)).collect();
    enumeration::definition(&format_ident!("ErrorCode"), &text, &variants)
}

fn variant(contract: &Contract, error: &Error) -> VariantDef {
    let doc = doc::comment(&text(contract, error));
    let deprecated = deprecated(contract, &error.case().lifecycle);
    VariantDef { ident: ident::variant(&error.name), attributes: quote! { #doc #deprecated } }
}

/// The documentation of a code.
pub(super) fn text(contract: &Contract, error: &Error) -> String {
    let code = doc::code(&error.code.to_string());
    let status =
        error.case().status.map(|it| format!(" ({})", doc::line(&wire::status_name(contract, it))));
    let lead = format!("{code}{}:", status.unwrap_or_default());
    let mut paragraphs = vec![doc::after(&lead, &error.case().description)];
    paragraphs.extend(error.listed_aliases(doc::code).map(|list| format!("Aliases: {list}.")));
    paragraphs.extend(advice(error.case()));
    paragraphs.extend(since(&error.case().lifecycle));
    paragraphs.join("\n\n")
}

/// The version that added a code or a condition.
pub(super) fn since(life: &Lifecycle) -> Option<String> {
    life.since.as_ref().map(|since| format!("Since {}.", doc::line(since)))
}

/// The documentation of a case's causes and remedy.
pub(super) fn advice(case: &Case) -> impl Iterator<Item = String> {
    let causes = case.causes.iter().map(|cause| doc::after("Cause:", cause));
    let remedy = case.remedy.as_ref();
    causes.chain(remedy.map(|remedy| doc::after("Remedy:", &remedy.text)))
}

/// The attribute of every item named after a deprecated code or condition.
pub(super) fn deprecated(contract: &Contract, life: &Lifecycle) -> Option<TokenStream> {
    let deprecation = life.deprecated.as_ref()?;
    let since = deprecation.since.as_ref().map(|since| format!("since {}", doc::line(since)));
    let instead = deprecation.replaced_by.as_ref();
    let instead = instead.map(|id| format!("use `{}`", ident::variant(&contract[id.value].name)));
    let what: Vec<_> = since.into_iter().chain(instead).collect();
    let parts = [what.join(", "), doc::brief(&deprecation.reason)];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let note = parts.join(": ");
    Some(if note.is_empty() {
        quote! { #[deprecated] }
    } else {
        quote! { #[deprecated(note = #note)] }
    })
}

fn by_status(facts: &Facts) -> Option<TokenStream> {
    let fact = facts.status.as_ref()?;
    let known = match fact.coverage {
        Coverage::Every => quote! { status },
        Coverage::Some => quote! { Some(status) },
    };
    let in_condition = fact.has_conditions.then(|| {
        quote! {
            || CONDITION_CODE
                .iter()
                .zip(&STATUS[Self::ALL.len()..])
                .any(|(of, known)| of == code && *known == #known)
        }
    });
    Some(quote! {
        /// The codes that are sent with this HTTP status, in order.
        pub fn by_status(status: u16) -> impl Iterator<Item = Self> {
            Self::ALL.iter().copied().filter(move |code| code.status() == #known #in_condition)
        }
    })
}

/// The conversion from a number; the codes are sorted by number.
fn from_number(table: &Rows<'_>, facts: &Facts) -> Option<TokenStream> {
    facts.number.as_ref()?;
    let own = if table.wire.has_recurring_codes {
        quote! {{
            let mut codes = Self::ALL.iter().copied().filter(|code| code.number() == number);
            match (codes.next(), codes.next()) {
                (Some(code), None) => Ok(code),
                _ => Err(UnknownErrorCode),
            }
        }}
    } else {
        quote! { NUMBER.binary_search(&number).map(|at| Self::ALL[at]).map_err(|_| UnknownErrorCode) }
    };
    let search = match Aliases::by_number(table) {
        Some(Aliases { search, .. }) => {
            quote! { #own.or_else(|_| #search.map_err(|_| UnknownErrorCode)) }
        }
        None => own,
    };
    Some(quote! {
        /// The code with this number.
        ///
        /// # Errors
        ///
        /// No code has it.
        pub fn from_number(number: i64) -> Result<Self, UnknownErrorCode> {
            #search
        }
    })
}
