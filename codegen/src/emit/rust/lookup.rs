//! The lookup of a code by its string: a `match` for a small contract, a perfect hash for a large one. Aliases follow in a
//! sorted table.

use std::collections::HashMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::perfect_hash::Tables;
use super::{Aliases, Coverage, Facts, Rows, ident, perfect_hash};
use crate::model::{Piece, Type};

/// The maximum number of codes for which a `match` compiles quickly.
const MATCH_CODES: usize = 256;

/// Whether this contract uses a perfect hash.
pub(super) fn is_hashed(table: &Rows<'_>) -> bool {
    table.errors.len() > MATCH_CODES
}

/// `FromStr` and `TryFrom<&str>`.
pub(super) fn items(table: &Rows<'_>, facts: &Facts) -> TokenStream {
    let (ids, codes): (Vec<_>, Vec<_>) = unique(table).unzip();
    let tables = is_hashed(table).then(|| perfect_hash::build(&codes)).flatten();
    let (patterns, otherwise) = patterns(table);
    let (aliases, otherwise) = match Aliases::by_text(table) {
        Some(Aliases { table, search }) if patterns.is_some() => {
            (table, quote! { #search.or_else(|_| #otherwise) })
        }
        Some(Aliases { table, search }) => {
            (table, quote! { #search.map_err(|_| UnknownErrorCode) })
        }
        None => (TokenStream::new(), otherwise),
    };
    let (statics, search) = match tables {
        Some(tables) => (hash_static(&tables, &ids), hash_search(&otherwise)),
        None => (TokenStream::new(), match_search(table, &ids, &codes, &otherwise)),
    };
    let in_category = table.wire.has_recurring_codes.then(|| in_category(facts));
    quote! {
        #aliases
        #statics
        #patterns
        #in_category

        impl FromStr for ErrorCode {
            type Err = UnknownErrorCode;

            fn from_str(text: &str) -> Result<Self, UnknownErrorCode> {
                #search
            }
        }

        impl TryFrom<&str> for ErrorCode {
            type Error = UnknownErrorCode;

            fn try_from(text: &str) -> Result<Self, UnknownErrorCode> {
                text.parse()
            }
        }
    }
}

/// The patterns of codes that carry values, and the answer for a text that is no plain code.
fn patterns(table: &Rows<'_>) -> (Option<TokenStream>, TokenStream) {
    if !table.wire.has_patterns() {
        return (None, quote! { Err(UnknownErrorCode) });
    }
    let patterns = table.errors.iter().filter_map(|error| {
        let (case, name) = (error.case(), ident::variant(&error.name));
        let parts = case.pattern.as_ref()?.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => quote! { CodePart::Text(#text) },
            Piece::Slot(slot) if case[slot.id].ty == Type::Integer => quote! { CodePart::Integer },
            Piece::Slot(_) => quote! { CodePart::String },
        });
        Some(quote! { (&[#(#parts),*], ErrorCode::#name) })
    });
    let patterns = quote! {
        static PATTERNS: &[(&[CodePart], ErrorCode)] = &[#(#patterns),*];
    };
    let search = quote! {
        PATTERNS
            .iter()
            .find(|(parts, _)| consists_of(text, parts))
            .map(|(_, code)| *code)
            .ok_or(UnknownErrorCode)
    };
    (Some(patterns), search)
}

/// The codes that do not recur in another category, each with its index: of the others, the string alone tells nothing.
fn unique(table: &Rows<'_>) -> impl Iterator<Item = (usize, String)> {
    let mut uses = HashMap::new();
    for error in &table.errors {
        *uses.entry(&error.code.value).or_insert(0) += 1;
    }
    let errors = table.errors.iter().enumerate();
    let unique = errors.filter(move |(_, error)| uses[&error.code.value] == 1);
    unique.map(|(at, error)| (at, error.code.to_string()))
}

/// The lookup of a code that recurs.
fn in_category(facts: &Facts) -> TokenStream {
    let category = match facts.category.as_ref().map(|category| category.coverage) {
        Some(Coverage::Every) => quote! { category },
        _ => quote! { Some(category) },
    };
    quote! {
        impl ErrorCode {
            /// The code of a category. [`FromStr`] does not find a code that recurs in several categories.
            ///
            /// # Errors
            ///
            /// The category does not have it.
            pub fn in_category(category: Category, text: &str) -> Result<Self, UnknownErrorCode> {
                let mut codes = Self::ALL.iter().copied();
                let code = codes.find(|code| code.category() == #category && code.as_str() == text);
                code.ok_or(UnknownErrorCode)
            }
        }
    }
}

fn match_search(
    table: &Rows<'_>,
    ids: &[usize],
    codes: &[String],
    otherwise: &TokenStream,
) -> TokenStream {
    let variants = ids.iter().map(|at| ident::variant(&table.errors[*at].name));
    quote! {
        match text {
            #(#codes => Ok(ErrorCode::#variants),)*
            _ => #otherwise,
        }
    }
}

fn hash_static(tables: &Tables, ids: &[usize]) -> TokenStream {
    let seed = Literal::u64_unsuffixed(tables.seed);
    let displacements =
        tables.displacements.iter().map(|displacement| Literal::u16_unsuffixed(*displacement));
    let slots =
        tables.slots.iter().map(|index| Literal::usize_unsuffixed(ids[usize::from(*index)]));
    quote! {
        static BY_TEXT: PerfectHash<'static> = PerfectHash {
            seed: #seed,
            displacements: &[#(#displacements),*],
            slots: &[#(#slots),*],
        };
    }
}

fn hash_search(otherwise: &TokenStream) -> TokenStream {
    quote! {
        let code = Self::ALL[BY_TEXT.index(text)];
        if code.as_str() == text { Ok(code) } else { #otherwise }
    }
}
