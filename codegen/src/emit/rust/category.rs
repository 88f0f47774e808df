//! `Category`, for contracts with categories.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::column::Fact;
use super::enumeration::{self, Variant};
use super::table::Table;
use super::{doc, ident};
use crate::model::Category;

/// The enum and its behaviour, if there are categories.
pub(super) fn items(table: &Table<'_>) -> Option<TokenStream> {
    let categories = &table.contract().categories;
    let text =
        |read: fn(&Category) -> &str| categories.iter().map(move |category| Some(read(category)));
    let facts = [
        Fact::new(["CATEGORY_NAME", "as_str"], "The name.", quote! { &str }, text(|of| &of.name)),
        Fact::new(
            ["CATEGORY_TITLE", "title"],
            "The name for people.",
            quote! { &str },
            text(|of| &of.title),
        ),
    ];
    let columns = facts.iter().flatten().map(Fact::column);
    let readers =
        facts.iter().flatten().map(|fact| fact.reader(&quote! { self }, &quote! { self as usize }));
    let variants: Vec<_> = categories.iter().map(variant).collect();
    let definition = enumeration::definition(
        &format_ident!("Category"),
        "Errors that belong together.",
        &variants,
    );
    let formatting = enumeration::formatting(&quote! { Category });
    (!categories.is_empty()).then(|| {
        quote! {
            #definition
            #(#columns)*

            impl Category {
                #(#readers)*
            }
            #formatting
        }
    })
}

fn variant(category: &Category) -> Variant {
    let text =
        format!("{}\n\n{}", doc::sentence(&category.title), doc::paragraphs(&category.description));
    Variant { ident: ident::variant(&category.name), attributes: doc::comment(text.trim_end()) }
}
