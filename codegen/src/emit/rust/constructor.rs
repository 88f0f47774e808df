//! A constructor for each error and each condition: a call without a required param does not compile.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Row, Rows, code, condition, doc, ident};

/// The module with the constructors.
pub(super) fn items(table: &Rows<'_>) -> TokenStream {
    let constructors = table.rows().map(|row| constructor(table, row));
    let condition = table.has_conditions().then(|| quote! { Condition, });
    let params = table.has_params().then(|| quote! { , params });
    quote! {
        /// A constructor for each error.
        pub mod err {
            use super::{ApiError, #condition ErrorCode #params};
            #(#constructors)*
        }
    }
}

fn constructor(table: &Rows<'_>, row: Row<'_>) -> TokenStream {
    let (error, case) = row;
    let name = ident::value(&case.symbol);
    let variant = ident::variant(&case.symbol);
    let (text, start) = if error.is_condition(case) {
        (
            condition::text(table.contract(), row),
            quote! { ApiError::in_condition(Condition::#variant) },
        )
    } else {
        (code::text(table.contract(), error), quote! { ApiError::new(ErrorCode::#variant) })
    };
    let attributes = doc::comment(&text);
    let deprecated = code::deprecated(table.contract(), &case.lifecycle);
    let signature = if case.params().next().is_none() {
        quote! { pub const fn #name() -> ApiError { #start } }
    } else {
        let params = ident::ty(&case.symbol);
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
