//! A constructor for each error and each condition: what lacks a required param does not compile.

use proc_macro2::TokenStream;
use quote::quote;

use super::row::{Row, Table};
use super::{code, condition, doc, ident};

/// The module with the constructors.
pub(super) fn items(table: &Table<'_>) -> TokenStream {
    let constructors = table.rows.iter().map(|row| constructor(table, *row));
    let condition = table.has_conditions().then(|| quote! { use super::Condition; });
    let params = table
        .rows
        .iter()
        .any(|row| !row.params().is_empty())
        .then(|| quote! { use super::params; });
    quote! {
        /// A constructor for each error.
        pub mod err {
            use super::{ApiError, ErrorCode};
            #condition
            #params
            #(#constructors)*
        }
    }
}

fn constructor(table: &Table<'_>, row: Row<'_>) -> TokenStream {
    let name = ident::value(row.name());
    let variant = ident::variant(row.name());
    let (text, start) = match row.condition {
        Some(_) => (condition::text(row), quote! { ApiError::in_condition(Condition::#variant) }),
        None => {
            (code::text(table.contract, row.error), quote! { ApiError::new(ErrorCode::#variant) })
        }
    };
    let attributes = doc::comment(&text);
    let deprecated = code::deprecated(row.error);
    let signature = if row.params().is_empty() {
        quote! { pub const fn #name() -> ApiError { #start } }
    } else {
        let params = ident::ty(row.name());
        quote! { pub fn #name(params: params::#params) -> ApiError { #start.with_params(params) } }
    };
    quote! {
        #attributes
        #deprecated
        #[inline]
        #[must_use]
        #signature
    }
}
