//! `ErrorFields`: the fields of a contract, with a static row for each error and each condition.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Row, Rows, body, doc, ident};
use crate::model::{Contract, Field, Literal, Type};

/// The struct, if the contract has fields.
pub(super) fn items(table: &Rows<'_>) -> TokenStream {
    let contract = table.contract();
    if contract.fields.is_empty() {
        return TokenStream::new();
    }
    let members = contract.fields.iter().map(|field| member(contract, field));
    quote! {
        /// The fields that the contract declares.
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct ErrorFields { #(#members),* }
    }
}

fn member(contract: &Contract, field: &Field) -> TokenStream {
    let param = &field.param;
    let text = match doc::blocks(&param.doc) {
        text if text.is_empty() => format!("{}.", doc::code(&param.name)),
        text => text,
    };
    let doc = doc::comment(&text);
    let (name, ty) = (ident::value(&param.name), ty(contract, &param.ty));
    let ty = if param.optional {
        quote! { Option<#ty> }
    } else {
        ty
    };
    quote! { #doc pub #name: #ty }
}

/// The type of a value, which is static.
fn ty(contract: &Contract, ty: &Type) -> TokenStream {
    match ty {
        Type::Integer => quote! { i64 },
        Type::Number => quote! { f64 },
        Type::Boolean => quote! { bool },
        Type::List(item) => {
            let item = self::ty(contract, item);
            quote! { &'static [#item] }
        }
        Type::Map(value) => {
            let value = self::ty(contract, value);
            quote! { &'static [(&'static str, #value)] }
        }
        Type::Named(id) => {
            let name = ident::ty(&contract[*id].name);
            quote! { types::#name }
        }
        _ => quote! { &'static str },
    }
}

/// The values of a row; `None` if the contract has no fields.
pub(super) fn row(contract: &Contract, (_, case): Row<'_>) -> Option<TokenStream> {
    let members = contract.field_ids().map(|id| {
        let param = &contract[id].param;
        let name = ident::value(&param.name);
        let value = case.field(id).map(|literal| value(contract, literal, &param.ty));
        match value {
            Some(value) if param.optional => quote! { #name: Some(#value) },
            Some(value) => quote! { #name: #value },
            None => quote! { #name: None },
        }
    });
    let members: Vec<_> = members.collect();
    (!members.is_empty()).then(|| quote! { ErrorFields { #(#members),* } })
}

/// A value as a constant of its type.
fn value(contract: &Contract, literal: &Literal, ty: &Type) -> TokenStream {
    match (literal, ty) {
        (Literal::List(items), Type::List(item)) => {
            let items = items.iter().map(|literal| value(contract, literal, item));
            quote! { &[#(#items),*] }
        }
        (Literal::Map(members), Type::Map(ty)) => {
            let members = members.iter().map(|(name, literal)| {
                let value = value(contract, literal, ty);
                quote! { (#name, #value) }
            });
            quote! { &[#(#members),*] }
        }
        (Literal::Text(text), Type::Named(id)) => {
            let (name, variant) = (ident::ty(&contract[*id].name), ident::variant(text));
            quote! { types::#name::#variant }
        }
        #[expect(clippy::cast_precision_loss, reason = "`unsafe-integer` reports a larger number")]
        (Literal::Integer(number), Type::Number) => {
            body::constant(&Literal::Number(*number as f64))
        }
        (literal, _) => body::constant(literal),
    }
}

/// The function that `sent` applies; `None` if a value becomes a `Value` as it is.
pub(super) fn conversion(contract: &Contract, ty: &Type) -> Option<TokenStream> {
    match ty {
        Type::Named(id) => {
            let name = ident::ty(&contract[*id].name);
            Some(quote! { types::#name::as_str })
        }
        Type::List(item) if is_plain(item) => Some(quote! { <[_]>::to_vec }),
        Type::List(_) | Type::Map(_) => {
            let value = sent(&quote! { value }, ty);
            Some(quote! { |value| #value })
        }
        _ => None,
    }
}

/// Whether a value becomes a `Value` as it is.
fn is_plain(ty: &Type) -> bool {
    !matches!(ty, Type::Named(_) | Type::List(_) | Type::Map(_))
}

/// An expression for a value that becomes a `Value`.
pub(super) fn sent(value: &TokenStream, ty: &Type) -> TokenStream {
    let inner = |inner| sent(&quote! { item }, inner);
    match ty {
        Type::Named(_) => quote! { #value.as_str() },
        Type::List(item) if !is_plain(item) => {
            let inner = inner(item);
            quote! { #value.iter().map(|&item| #inner).collect::<Vec<_>>() }
        }
        Type::List(_) => quote! { #value.to_vec() },
        Type::Map(item) => {
            let inner = inner(item);
            quote! { Value::object(#value.iter().map(|&(name, item)| (name, Value::from(#inner))).collect()) }
        }
        _ => value.clone(),
    }
}
