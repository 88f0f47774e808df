//! The occurrences that the pages show, made by the constructors.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::row::Table;
use super::{body, doc, ident};
use crate::emit::example::Occurrence;
use crate::model::{Contract, Definition, Literal, Param, Type};

/// The module with the examples of a contract.
pub(super) fn items(table: &Table<'_>, gate: &TokenStream) -> TokenStream {
    let contract = table.contract;
    let occurrences = table.errors().flat_map(|error| Occurrence::all(contract, error));
    let examples: Vec<_> = occurrences.map(|occurrence| example(contract, occurrence)).collect();
    let text =
        doc::comment(&format!("An error of {} as its pages show it.", doc::line(&contract.title)));
    let context = (!contract.context.is_empty()).then(|| {
        quote! {
            /// What the server knows when it answers.
            pub context: Context,
        }
    });
    let body = match context {
        Some(_) => quote! { self.error.body(&self.context) },
        None => quote! { self.error.body() },
    };
    let context_import = context.as_ref().map(|_| quote! { , Context });
    let params = table.rows.iter().any(|row| !row.params().is_empty()).then(|| quote! { , params });
    let types = (!contract.types.is_empty()).then(|| quote! { , types });
    quote! {
        /// The occurrences that the pages show: for tests of what sends or reads errors.
        #gate
        pub mod examples {
            use super::{ApiError, BTreeMap, Body, String, Value, Vec, err #context_import #params #types};

            #text
            #[derive(Clone, Debug)]
            pub struct Example {
                /// What people call the occurrence; empty for what the error looks like.
                pub title: &'static str,
                /// What happened.
                pub error: ApiError,
                #context
            }

            impl Example {
                /// What a server sends.
                #[must_use]
                pub fn body(&self) -> Body<'_> {
                    #body
                }
            }

            /// Every example, in the order of the codes: what an error looks like, its conditions, further occurrences.
            pub fn all() -> impl Iterator<Item = Example> {
                EXAMPLES.iter().map(|example| example())
            }

            const EXAMPLES: &[fn() -> Example] = &[#(|| #examples),*];
        }
    }
}

fn example(contract: &Contract, occurrence: Occurrence<'_>) -> TokenStream {
    let name = occurrence.condition.map_or(&occurrence.error.name, |condition| &condition.name);
    let title = occurrence.example.map(|example| example.title.as_str());
    let title = title.filter(|title| !title.is_empty());
    let title = title.or(occurrence.condition.map(|condition| condition.title.as_str()));
    let title = title.unwrap_or_default();
    let constructor = ident::value(name);
    let values = fields(contract, occurrence.values());
    let params = (!values.is_empty()).then(|| {
        let name = ident::ty(name);
        quote! { params::#name { #(#values),* } }
    });
    let values = fields(contract, occurrence.context());
    let context = (!values.is_empty()).then(|| quote! { , context: Context { #(#values),* } });
    quote! { Example { title: #title, error: err::#constructor(#params) #context } }
}

/// The fields of a struct; one that must have a value has one.
fn fields<'p>(
    contract: &Contract,
    values: impl Iterator<Item = (&'p Param, Option<Literal>)>,
) -> Vec<TokenStream> {
    let fields = values.map(|(param, value)| {
        let name = ident::value(&param.name);
        let value = value.map(|value| expression(contract, &param.ty, &value));
        let value = match (value, param.optional) {
            (Some(value), true) => quote! { Some(#value) },
            (Some(value), false) => value,
            (None, _) => quote! { None },
        };
        quote! { #name: #value }
    });
    fields.collect()
}

/// A value as an expression of the Rust that its type is.
fn expression(contract: &Contract, ty: &Type, value: &Literal) -> TokenStream {
    match (ty, value) {
        (Type::Number, Literal::Integer(number)) => {
            let number = Token::f64_unsuffixed(exact(*number));
            quote! { #number }
        }
        (Type::Number, Literal::Number(number)) => {
            let number = Token::f64_unsuffixed(*number);
            quote! { #number }
        }
        (Type::Integer, Literal::Integer(number)) => {
            let number = Token::i64_unsuffixed(*number);
            quote! { #number }
        }
        (Type::Boolean, Literal::Boolean(truth)) => quote! { #truth },
        (Type::List(item), Literal::List(items)) => {
            let items = items.iter().map(|value| expression(contract, item, value));
            quote! { Vec::from([#(#items),*]) }
        }
        (Type::Map(ty), Literal::Map(members)) => {
            let members = members.iter().map(|(name, value)| {
                let value = expression(contract, ty, value);
                quote! { (String::from(#name), #value) }
            });
            quote! { BTreeMap::from([#(#members),*]) }
        }
        (Type::Named(name), value) => named(contract, name, value),
        (Type::Any, value) => {
            let value = body::constant(value);
            quote! { Value::from(#value) }
        }
        (_, Literal::Text(text)) => quote! { String::from(#text) },
        (_, value) => body::constant(value),
    }
}

/// A value of a declared type.
fn named(contract: &Contract, name: &str, value: &Literal) -> TokenStream {
    let ty = ident::ty(name);
    let definition = contract.type_def(name).map(|def| &def.definition);
    match (definition, value) {
        (Some(Definition::Enumeration(_)), Literal::Text(text)) => {
            let variant = ident::variant(text);
            quote! { types::#ty::#variant }
        }
        (Some(Definition::Object(params)), Literal::Map(members)) => {
            let said = |param: &Param| members.iter().find(|(name, _)| *name == *param.name);
            let values =
                params.iter().map(|param| (param, said(param).map(|(_, value)| value.clone())));
            let values = fields(contract, values);
            quote! { types::#ty { #(#values),* } }
        }
        (_, value) => body::constant(value),
    }
}

/// An integer of a catalog as a double: a rule keeps it below 2^53.
#[expect(clippy::cast_precision_loss, reason = "below 2^53 there is none")]
fn exact(number: i64) -> f64 {
    number as f64
}
