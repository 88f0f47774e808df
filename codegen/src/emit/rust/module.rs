//! The root of the generated modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Rows, doc, ident};
use crate::model::Contract;

/// The shared module, and one for each contract.
pub(super) fn items(tables: &[Rows<'_>]) -> TokenStream {
    let contracts = tables.iter().map(|table| contract(table.contract()));
    quote! {
        /// Items that all contracts share.
        #[allow(dead_code, unreachable_pub, reason = "no contract and no program needs all of it")]
        pub mod errcat {
            include!("errcat.rs");
        }

        #(#contracts)*
    }
}

fn contract(contract: &Contract) -> TokenStream {
    let title = doc::line(&contract.title);
    let text = format!(
        "{title} {}.\n\n{}",
        doc::line(&contract.version),
        doc::blocks(&contract.description)
    );
    let doc = doc::comment(text.trim_end());
    let name = ident::value(&contract.name);
    let file = format!("{}.rs", *contract.name);
    // A crate may forbid the lint, unless there is such a code.
    let has_deprecated = contract.cases().any(|(_, case)| case.lifecycle.deprecated.is_some());
    let deprecated = has_deprecated.then(|| {
        quote! { #[allow(deprecated, reason = "a deprecated code is still a code")] }
    });
    quote! {
        #doc
        #[allow(dead_code, unreachable_pub, unused_imports, reason = "no program needs all of it")]
        #deprecated
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::too_many_lines,
            clippy::unreadable_literal,
            reason = "names, numbers and prose are the catalog's"
        )]
        pub mod #name {
            include!(#file);
        }
    }
}
