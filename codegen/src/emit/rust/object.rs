//! Structs with typed fields: params, context, and the objects that a contract declares.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{doc, ident};
use crate::model::{Param, Type};

/// The module that a type is written in.
#[derive(Clone, Copy)]
pub(super) enum Home {
    /// Beside the declared types.
    Types,
    /// Elsewhere.
    Contract,
}

/// The struct; one that may be empty has a default.
pub(super) fn definition(name: &Ident, text: &str, params: &[&Param], home: Home) -> TokenStream {
    let doc = doc::comment(text);
    let fields = params.iter().map(|param| field(param, home));
    let mut derives = vec![format_ident!("Clone"), format_ident!("PartialEq")];
    if !params.iter().any(|param| param.sensitive) {
        derives.push(format_ident!("Debug"));
    }
    if params.iter().all(|param| param.optional) {
        derives.push(format_ident!("Default"));
    }
    derives.sort();
    quote! {
        #doc
        #[derive(#(#derives),*)]
        pub struct #name { #(#fields),* }
    }
}

fn field(param: &Param, home: Home) -> TokenStream {
    let name = ident::value(&param.name);
    let doc = doc::comment(&field_doc(param));
    let ty = optional(ty(&param.ty, home), param);
    quote! { #doc pub #name: #ty }
}

fn optional(ty: TokenStream, param: &Param) -> TokenStream {
    if param.optional {
        quote! { Option<#ty> }
    } else {
        ty
    }
}

/// What it means, what it counts, its name on the wire, and an example.
fn field_doc(param: &Param) -> String {
    let mut facts = vec![doc::sentence(&param.doc)];
    if facts[0].is_empty() {
        facts[0] = format!("{}, {}.", doc::code(&param.name), article(&param.ty));
    }
    facts.extend(param.unit.as_ref().map(|unit| format!("In {}.", doc::line(unit))));
    if ident::value(&param.name) != param.name.as_str() {
        facts.push(format!("On the wire: {}.", doc::code(&param.name)));
    }
    facts.extend(
        param.example.as_ref().map(|example| format!("Example: {}.", doc::literal(example))),
    );
    if param.sensitive {
        facts.push("Kept out of `Debug`.".to_owned());
    }
    facts.join(" ")
}

fn article(ty: &Type) -> String {
    let name = doc::code(&ty.to_string());
    if name.starts_with(['`']) && "aei".contains(&name[1..2]) {
        format!("an {name}")
    } else {
        format!("a {name}")
    }
}

/// The type of a value that is present.
fn ty(ty: &Type, home: Home) -> TokenStream {
    match ty {
        Type::String | Type::Timestamp | Type::Date | Type::Url | Type::Uuid | Type::Email => {
            quote! { String }
        }
        Type::Integer => quote! { i64 },
        Type::Number => quote! { f64 },
        Type::Boolean => quote! { bool },
        Type::Any => quote! { Value<'static> },
        Type::List(item) => {
            let item = self::ty(item, home);
            quote! { Vec<#item> }
        }
        Type::Map(value) => {
            let value = self::ty(value, home);
            quote! { BTreeMap<String, #value> }
        }
        Type::Named(name) => {
            let name = ident::ty(name);
            match home {
                Home::Types => quote! { #name },
                Home::Contract => quote! { types::#name },
            }
        }
    }
}

/// The fields that are present, by name, as a vector; `owner` is the struct.
pub(super) fn fields(params: &[&Param], owner: &TokenStream) -> TokenStream {
    let entry = |param: &&Param| {
        let (wire, name) = (&*param.name.value, ident::value(&param.name));
        (wire.to_owned(), quote! { #owner.#name })
    };
    let entries = params.iter().map(|param| (param.optional, entry(param)));
    if !params.iter().any(|param| param.optional) {
        let entries = entries.map(|(_, (wire, value))| quote! { (#wire, Value::from(&#value)) });
        return quote! { vec![#(#entries),*] };
    }
    let entries = entries.map(|(optional, (wire, value))| match optional {
        false => quote! { Some((#wire, Value::from(&#value))) },
        true => quote! { #value.as_ref().map(|value| (#wire, Value::from(value))) },
    });
    quote! { [#(#entries),*].into_iter().flatten().collect() }
}

/// A `Debug` that keeps sensitive fields to itself; the derived one does where there are none.
pub(super) fn debug(path: &TokenStream, name: &Ident, params: &[&Param]) -> Option<TokenStream> {
    params.iter().any(|param| param.sensitive).then(|| {
        let name = name.to_string();
        let fields = params.iter().map(|param| {
            let field = ident::value(&param.name);
            let label = field.to_string();
            if param.sensitive {
                quote! { .field(#label, &"(sensitive)") }
            } else {
                quote! { .field(#label, &self.#field) }
            }
        });
        quote! {
            impl fmt::Debug for #path {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct(#name) #(#fields)* .finish()
                }
            }
        }
    })
}
