//! Enums without fields, and their formatting.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::doc;

/// A variant and its attributes.
pub(super) struct VariantDef {
    pub(super) ident: Ident,
    pub(super) attributes: TokenStream,
}

/// The enum, in the order of its variants.
pub(super) fn definition(name: &Ident, text: &str, variants: &[VariantDef]) -> TokenStream {
    let doc = doc::comment(text);
    let variants =
        variants.iter().map(|VariantDef { ident, attributes }| quote! { #attributes #ident });
    quote! {
        #doc
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum #name { #(#variants),* }
    }
}

/// `Display` and `Debug`, which both print the string. A derived `Debug` for thousands of variants compiles slowly.
pub(super) fn formatting(path: &TokenStream) -> TokenStream {
    quote! {
        impl fmt::Display for #path {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for #path {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    }
}
