//! The module `types`: the types that a contract declares.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Home, Rows, VariantDef, doc, enumeration, ident, object};
use crate::model::{Definition, Param, TypeDef, TypeId};
use crate::source::Spanned;

/// The module and the impls of its types, if there are any.
pub(super) fn items(table: &Rows<'_>) -> TokenStream {
    let types = &table.contract().types;
    if types.is_empty() {
        return TokenStream::new();
    }
    let ids = (0..types.len()).map(TypeId);
    let definitions = ids.zip(types).map(|(id, def)| definition(def, Home::declared(table, id)));
    let behaviour = types.iter().map(|ty| match &ty.definition {
        Definition::Enumeration(values) => enumeration_items(ty, values),
        Definition::Object(params) => object_items(ty, params),
    });
    quote! {
        /// The types of values that come with errors.
        pub mod types {
            use super::{BTreeMap, Box, String, Value, Vec};
            #(#definitions)*
        }
        #(#behaviour)*
    }
}

fn definition(ty: &TypeDef, home: Home<'_>) -> TokenStream {
    let name = ident::ty(&ty.name);
    let text = format!("{} of the contract.", doc::code(&ty.name));
    match &ty.definition {
        Definition::Object(params) => {
            object::definition(&name, &text, &params.iter().collect::<Vec<_>>(), home)
        }
        Definition::Enumeration(values) => {
            let variants: Vec<_> = values.iter().map(|value| variant(value)).collect();
            enumeration::definition(&name, &text, &variants)
        }
    }
}

fn variant(value: &str) -> VariantDef {
    VariantDef {
        ident: ident::variant(value),
        attributes: doc::comment(&format!("{}.", doc::code(value))),
    }
}

fn enumeration_items(ty: &TypeDef, values: &[Spanned<String>]) -> TokenStream {
    let name = ident::ty(&ty.name);
    let path = quote! { types::#name };
    let formatting = enumeration::formatting(&path);
    let texts = values.iter().map(|value| &value.value);
    let variants = values.iter().map(|value| ident::variant(value));
    quote! {
        impl #path {
            /// The string on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(Self::#variants => #texts),* }
            }
        }
        #formatting

        impl ToValue for #path {
            fn to_value(&self) -> Value<'_> {
                self.as_str().into()
            }
        }
    }
}

fn object_items(ty: &TypeDef, params: &[Param]) -> TokenStream {
    let name = ident::ty(&ty.name);
    let path = quote! { types::#name };
    let params: Vec<_> = params.iter().collect();
    let fields = object::fields(&params);
    let debug = object::debug(&path, &name, &params);
    quote! {
        impl ToValue for #path {
            fn to_value(&self) -> Value<'_> {
                let fields = #fields;
                Value::object(fields)
            }
        }
        #debug
    }
}
