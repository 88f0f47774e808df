//! The lookup of a code by its string: a `match` for a small contract, a perfect hash for a large one. Aliases follow in a
//! sorted table.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::perfect_hash::Tables;
use super::{Aliases, Rows, ident, perfect_hash};
use crate::model::{Piece, Type};

/// The maximum number of codes for which a `match` compiles quickly.
const MATCH_CODES: usize = 256;

/// Whether this contract uses a perfect hash.
pub(super) fn is_hashed(table: &Rows<'_>) -> bool {
    table.errors.len() > MATCH_CODES
}

/// `FromStr` and `TryFrom<&str>`.
pub(super) fn items(table: &Rows<'_>) -> TokenStream {
    let codes: Vec<_> = table.errors.iter().map(|error| error.code.to_string()).collect();
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
        Some(tables) => (hash_static(&tables), hash_search(&otherwise)),
        None => (TokenStream::new(), match_search(table, &codes, &otherwise)),
    };
    quote! {
        #aliases
        #statics
        #patterns

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

fn match_search(table: &Rows<'_>, codes: &[String], otherwise: &TokenStream) -> TokenStream {
    let variants = table.errors.iter().map(|error| ident::variant(&error.name));
    quote! {
        match text {
            #(#codes => Ok(ErrorCode::#variants),)*
            _ => #otherwise,
        }
    }
}

fn hash_static(tables: &Tables) -> TokenStream {
    let seed = Literal::u64_unsuffixed(tables.seed);
    let displacements =
        tables.displacements.iter().map(|displacement| Literal::u16_unsuffixed(*displacement));
    let slots = tables.slots.iter().map(|index| Literal::u16_unsuffixed(*index));
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
