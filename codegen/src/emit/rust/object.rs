//! Structs with typed fields: params, context, and the objects that a contract declares.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::{Groups, Rows, doc, ident};
use crate::model::{Contract, Param, Type, TypeDef, TypeId};

/// The place of a struct, and the declared types.
#[derive(Clone, Copy)]
pub(super) struct Home<'c> {
    types: &'c [TypeDef],
    /// The declared type, if it is one.
    declared: Option<(TypeId, &'c Groups)>,
}

impl<'c> Home<'c> {
    /// The module of the contract.
    pub(super) fn contract(contract: &'c Contract) -> Self {
        Self { types: &contract.types, declared: None }
    }

    /// The module of the declared types.
    pub(super) fn declared(table: &'c Rows<'_>, id: TypeId) -> Self {
        Self { types: &table.contract().types, declared: Some((id, &table.groups)) }
    }

    fn is_boxed(self, member: &Param) -> bool {
        self.declared.is_some_and(|(owner, groups)| groups.is_boxed(owner, member))
    }
}

/// The struct; it derives `Default` if all its fields are optional.
pub(super) fn definition(
    name: &Ident,
    text: &str,
    params: &[&Param],
    home: Home<'_>,
) -> TokenStream {
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

fn field(param: &Param, home: Home<'_>) -> TokenStream {
    let name = ident::value(&param.name);
    let doc = doc::comment(&field_doc(param, home));
    let ty = ty(&param.ty, home);
    let ty = match param.optional {
        true if home.is_boxed(param) => quote! { Option<Box<#ty>> },
        true => quote! { Option<#ty> },
        false => ty,
    };
    quote! { #doc pub #name: #ty }
}

/// The documentation of a field: the meaning, the name on the wire, the unit and an example.
fn field_doc(param: &Param, home: Home<'_>) -> String {
    let (mut text, mut facts) = (String::new(), Vec::new());
    if param.doc.is_empty() {
        let ty = param.ty.spelling(home.types);
        facts.push(format!("{}: {}.", doc::code(&param.name), doc::code(&ty)));
    } else {
        text = doc::after("", &param.doc);
        if ident::value(&param.name).unraw() != param.name.as_str() {
            facts.push(format!("On the wire: {}.", doc::code(&param.name)));
        }
    }
    facts.extend(param.unit.as_ref().map(|unit| format!("In {}.", doc::line(unit))));
    facts.extend(
        param.example.as_ref().map(|example| format!("Example: {}.", doc::literal(example))),
    );
    if param.sensitive {
        facts.push("Kept out of `Debug`.".to_owned());
    }
    let between = if param.doc.is_line() { " " } else { "\n\n" };
    [text, facts.join(" ")].join(between).trim().to_owned()
}

/// The type of a value that is present.
fn ty(ty: &Type, home: Home<'_>) -> TokenStream {
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
        Type::Named(id) => {
            let name = ident::ty(&home.types[id.0].name);
            if home.declared.is_some() {
                quote! { #name }
            } else {
                quote! { types::#name }
            }
        }
    }
}

/// The fields of `self` that are present, by name, as a vector.
pub(super) fn fields(params: &[&Param]) -> TokenStream {
    let names = params.iter().map(|param| (&param.name.value, ident::value(&param.name)));
    if params.iter().all(|param| !param.optional) {
        let entries = names.map(|(wire, name)| quote! { (#wire, self.#name.to_value()) });
        return quote! { Vec::from([#(#entries),*]) };
    }
    let entries = params.iter().zip(names).map(|(param, (wire, name))| {
        if param.optional {
            quote! { self.#name.as_ref().map(|value| (#wire, value.to_value())) }
        } else {
            quote! { Some((#wire, self.#name.to_value())) }
        }
    });
    quote! { IntoIterator::into_iter([#(#entries),*]).flatten().collect() }
}

/// A `Debug` without the sensitive fields, for structs that have some.
pub(super) fn debug(path: &TokenStream, name: &Ident, params: &[&Param]) -> Option<TokenStream> {
    params.iter().any(|param| param.sensitive).then(|| {
        let name = name.to_string();
        let fields = params.iter().map(|param| {
            let field = ident::value(&param.name);
            let label = field.unraw().to_string();
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
