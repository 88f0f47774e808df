//! The module `params`: a struct for the params of each error and condition.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Home, Rows, doc, ident, object};
use crate::model::{Case, Param, Type};

/// The identity of a struct: for each param, the name, the type, and whether it is optional and sensitive.
type ParamsShape<'a> = Vec<(&'a str, &'a Type, bool, bool)>;

/// The module and the impls of its structs, if there are any. Rows with the same params share a struct through aliases.
pub(super) fn items(table: &Rows<'_>) -> TokenStream {
    if !table.has_params() {
        return TokenStream::new();
    }
    let home = Home::contract(table.contract());
    let mut known: BTreeMap<ParamsShape<'_>, &str> = BTreeMap::new();
    let mut definitions = Vec::new();
    let mut behaviour = Vec::new();
    for (_, case) in table.rows() {
        let params: Vec<&Param> = case.params().collect();
        if params.is_empty() {
            continue;
        }
        if let Some(first) = known.get(&shape(&params)) {
            definitions.push(alias(case, first));
        } else {
            known.insert(shape(&params), &case.symbol);
            let name = ident::ty(&case.symbol);
            definitions.push(object::definition(&name, &text(case), &params, home));
            behaviour.push(implementation(case, &params));
        }
    }
    let types = (!table.contract().types.is_empty()).then(|| quote! { , types });
    quote! {
        /// The params of each error. Errors with the same params share one struct.
        pub mod params {
            use super::{BTreeMap, String, Value, Vec #types};
            #(#definitions)*
        }
        #(#behaviour)*
    }
}

fn shape<'a>(params: &[&'a Param]) -> ParamsShape<'a> {
    params
        .iter()
        .map(|param| (param.name.as_str(), &param.ty, param.optional, param.sensitive))
        .collect()
}

fn text(case: &Case) -> String {
    format!("Params of {}.", doc::code(&case.name))
}

fn alias(case: &Case, first: &str) -> TokenStream {
    let doc = doc::comment(&text(case));
    let (name, first) = (ident::ty(&case.symbol), ident::ty(first));
    quote! { #doc pub type #name = #first; }
}

fn implementation(case: &Case, params: &[&Param]) -> TokenStream {
    let name = ident::ty(&case.symbol);
    let path = quote! { params::#name };
    let fields = object::fields(params);
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
