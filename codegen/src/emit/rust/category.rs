//! `Category`, for contracts with categories.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Column, Rows, VariantDef, doc, enumeration, ident};
use crate::model::Category;

/// The enum and its methods, if there are categories.
pub(super) fn items(table: &Rows<'_>) -> Option<TokenStream> {
    let categories = &table.contract().categories;
    let text =
        |read: fn(&Category) -> &str| categories.iter().map(move |category| Some(read(category)));
    let facts = [
        Column::new(["CATEGORY_NAME", "as_str", "The name.", "&str"], text(|of| &of.name)),
        Column::new(
            ["CATEGORY_TITLE", "title", "The name for people.", "&str"],
            text(|of| &of.title),
        ),
    ];
    let columns = facts.iter().flatten().map(Column::column);
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

fn variant(category: &Category) -> VariantDef {
    let text =
        format!("{}\n\n{}", doc::sentence(&category.title), doc::blocks(&category.description));
    VariantDef { ident: ident::variant(&category.name), attributes: doc::comment(text.trim_end()) }
}
