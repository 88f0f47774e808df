//! The params of each error and condition, in a module of their own.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::object::{self, Home};
use super::row::{Row, Table};
use super::{doc, ident};
use crate::model::{Param, Type};

/// What makes two structs the same: names, types, what may be missing, what must not be shown.
type Shape<'a> = Vec<(&'a str, &'a Type, bool, bool)>;

/// The module and what its structs can do, if there are any. A shape has one struct, and an alias for each further row.
pub(super) fn items(table: &Table<'_>) -> TokenStream {
    let rows: Vec<_> = table.rows.iter().filter(|row| !row.params().is_empty()).collect();
    if rows.is_empty() {
        return TokenStream::new();
    }
    let mut known: BTreeMap<Shape<'_>, &str> = BTreeMap::new();
    let mut definitions = Vec::new();
    let mut behaviour = Vec::new();
    for row in rows {
        let params = row.params();
        if let Some(first) = known.get(&shape(&params)) {
            definitions.push(alias(*row, first));
        } else {
            known.insert(shape(&params), row.name());
            definitions.push(object::definition(
                &ident::ty(row.name()),
                &text(*row),
                &params,
                Home::Contract,
            ));
            behaviour.push(implementation(*row, &params));
        }
    }
    let types = (!table.contract.types.is_empty()).then(|| quote! { use super::types; });
    quote! {
        /// What comes with each error. Errors with the same params share one struct.
        pub mod params {
            use super::{BTreeMap, String, Value, Vec};
            #types
            #(#definitions)*
        }
        #(#behaviour)*
    }
}

fn shape<'a>(params: &[&'a Param]) -> Shape<'a> {
    params
        .iter()
        .map(|param| (param.name.as_str(), &param.ty, param.optional, param.sensitive))
        .collect()
}

fn text(row: Row<'_>) -> String {
    format!("Params of {}.", doc::code(row.name()))
}

fn alias(row: Row<'_>, first: &str) -> TokenStream {
    let doc = doc::comment(&text(row));
    let (name, first) = (ident::ty(row.name()), ident::ty(first));
    quote! { #doc pub type #name = #first; }
}

fn implementation(row: Row<'_>, params: &[&Param]) -> TokenStream {
    let name = ident::ty(row.name());
    let path = quote! { params::#name };
    let fields = object::fields(params, &quote! { self });
    let debug = object::debug(&path, &name, params);
    quote! {
        impl Params for #path {
            fn fields(&self) -> Fields<'_> {
                #fields
            }

            fn as_any(&self) -> &dyn Any {
                self
            }
        }
        #debug
    }
}
