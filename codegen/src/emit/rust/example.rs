//! The examples in the pages, as calls of the constructors.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::{Rows, body, doc, ident};
use crate::model::{Definition, Literal, Param, Type, TypeId};
use crate::wire::Sample;

/// The module with the examples of a contract.
pub(super) fn items(table: &Rows<'_>, gate: &TokenStream) -> TokenStream {
    let contract = table.contract();
    let samples = table.errors.iter().flat_map(|error| table.wire.samples(error));
    let examples: Vec<_> = samples.map(|sample| example(table, sample)).collect();
    let text =
        doc::comment(&format!("An example from the pages of {}.", doc::line(&contract.title)));
    let context = (!contract.context.is_empty()).then(|| {
        quote! {
            /// The values that the server knows only when it responds.
            pub context: Context,
        }
    });
    let body = match context {
        Some(_) => quote! { self.error.body(&self.context) },
        None => quote! { self.error.body() },
    };
    let context_import = context.as_ref().map(|_| quote! { , Context });
    let params = table.has_params().then(|| quote! { , params });
    let types = (!contract.types.is_empty()).then(|| quote! { , types });
    quote! {
        /// The examples in the pages, for tests of programs that send or read errors.
        #gate
        pub mod examples {
            use super::{ApiError, BTreeMap, Body, Box, String, Value, Vec, err #context_import #params #types};

            #text
            #[derive(Clone, Debug)]
            pub struct Example {
                /// The name of the example; empty for the error itself.
                pub title: &'static str,
                /// The error.
                pub error: ApiError,
                #context
            }

            impl Example {
                /// The body that a server sends.
                #[must_use]
                pub fn body(&self) -> Body<'_> {
                    #body
                }
            }

            /// Every example, in the order of the codes: the error itself, its conditions, further examples.
            pub fn all() -> impl Iterator<Item = Example> {
                EXAMPLES.iter().map(|example| example())
            }

            const EXAMPLES: &[fn() -> Example] = &[#(|| #examples),*];
        }
    }
}

fn example(table: &Rows<'_>, sample: Sample<'_>) -> TokenStream {
    let (error, case) = (sample.error, sample.case);
    let condition = error.is_condition(case).then_some(case.title.as_str());
    let title = sample.title().or(condition).unwrap_or_default();
    let constructor = ident::value(&case.symbol);
    let values = fields(table, None, sample.values());
    let params = (!values.is_empty()).then(|| {
        let name = ident::ty(&case.symbol);
        quote! { params::#name { #(#values),* } }
    });
    let values = fields(table, None, sample.context());
    let context = (!values.is_empty()).then(|| quote! { , context: Context { #(#values),* } });
    quote! { Example { title: #title, error: err::#constructor(#params) #context } }
}

/// The fields of a struct, including every required field; `owner` is the struct if it is a declared type.
fn fields<'p>(
    table: &Rows<'_>,
    owner: Option<TypeId>,
    values: impl Iterator<Item = (&'p Param, Option<Literal>)>,
) -> Vec<TokenStream> {
    let fields = values.map(|(param, value)| {
        let name = ident::value(&param.name);
        let is_boxed = owner.is_some_and(|owner| table.groups.is_boxed(owner, param));
        let value = value.map(|value| expression(table, &param.ty, &value));
        let value = match (value, param.optional) {
            (Some(value), true) if is_boxed => quote! { Some(Box::new(#value)) },
            (Some(value), true) => quote! { Some(#value) },
            (Some(value), false) => value,
            (None, _) => quote! { None },
        };
        quote! { #name: #value }
    });
    fields.collect()
}

/// A value as an expression of its Rust type.
fn expression(table: &Rows<'_>, ty: &Type, value: &Literal) -> TokenStream {
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
            let items = items.iter().map(|value| expression(table, item, value));
            quote! { Vec::from([#(#items),*]) }
        }
        (Type::Map(ty), Literal::Map(members)) => {
            let members = members.iter().map(|(name, value)| {
                let value = expression(table, ty, value);
                quote! { (String::from(#name), #value) }
            });
            quote! { BTreeMap::from([#(#members),*]) }
        }
        (Type::Named(id), value) => named(table, *id, value),
        (Type::Any, value) => body::value(value),
        (_, Literal::Text(text)) => quote! { String::from(#text) },
        (_, value) => body::constant(value),
    }
}

/// A value of a declared type.
fn named(table: &Rows<'_>, id: TypeId, value: &Literal) -> TokenStream {
    let contract = table.contract();
    let ty = ident::ty(&contract[id].name);
    match (&contract[id].definition, value) {
        (Definition::Enumeration(_), Literal::Text(text)) => {
            let variant = ident::variant(text);
            quote! { types::#ty::#variant }
        }
        (Definition::Object(params), Literal::Map(members)) => {
            let said = |param: &Param| members.iter().find(|(name, _)| *name == *param.name);
            let values =
                params.iter().map(|param| (param, said(param).map(|(_, value)| value.clone())));
            let values = fields(table, Some(id), values);
            quote! { types::#ty { #(#values),* } }
        }
        (_, value) => body::constant(value),
    }
}

/// An integer of a catalog as a double: lowering ensures that it is below 2^53.
#[expect(clippy::cast_precision_loss, reason = "below 2^53 there is none")]
fn exact(number: i64) -> f64 {
    number as f64
}
