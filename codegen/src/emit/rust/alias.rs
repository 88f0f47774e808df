//! Aliases: sorted tables from other codes to the code that each means, by string and by number.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Rows, ident};
use crate::model::Code;

/// A table of aliases, and the expression that searches it: a `Result`.
pub(super) struct Aliases {
    pub(super) table: TokenStream,
    pub(super) search: TokenStream,
}

impl Aliases {
    /// Every alias as a string, searched by `text`.
    pub(super) fn by_text(table: &Rows<'_>) -> Option<Self> {
        let (name, key) = (quote! { ALIASES }, quote! { text });
        Self::new(table, &name, &quote! { &str }, &key, |code| Some(code.to_string()))
    }

    /// The aliases that are numbers, searched by `number`.
    pub(super) fn by_number(table: &Rows<'_>) -> Option<Self> {
        let (name, key) = (quote! { NUMBER_ALIASES }, quote! { number });
        Self::new(table, &name, &quote! { i64 }, &key, |code| match code {
            Code::Integer(number) => Some(*number),
            Code::Text(_) => None,
        })
    }

    fn new<K: Ord + ToTokens>(
        table: &Rows<'_>,
        name: &TokenStream,
        ty: &TokenStream,
        key: &TokenStream,
        key_of: impl Fn(&Code) -> Option<K>,
    ) -> Option<Self> {
        let aliases = table.errors.iter().flat_map(|error| {
            error.aliases.iter().map(|alias| (key_of(&alias.value), ident::variant(&error.name)))
        });
        let mut aliases: Vec<_> =
            aliases.filter_map(|(key, variant)| Some((key?, variant))).collect();
        aliases.sort();
        let rows = aliases.iter().map(|(key, variant)| quote! { (#key, ErrorCode::#variant) });
        (!aliases.is_empty()).then(|| Self {
            table: quote! { static #name: &[(#ty, ErrorCode)] = &[#(#rows),*]; },
            search: quote! {
                #name
                    .binary_search_by_key(&#key, |alias| alias.0)
                    .map(|at| #name[at].1)
            },
        })
    }
}
