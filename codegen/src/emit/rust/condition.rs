//! `Condition`, for contracts with conditions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Column, Facts, Row, Rows, VariantDef, code, doc, enumeration, ident};
use crate::model::Contract;
use crate::wire;

/// The enum and its methods, if there are conditions.
pub(super) fn items(table: &Rows<'_>, facts: &Facts) -> Option<TokenStream> {
    let conditions = &table.conditions;
    let names = conditions.iter().map(|(_, case)| Some(&case.name.value));
    let codes = conditions.iter().map(|(error, _)| {
        let code = ident::variant(&error.name);
        Some(quote! { ErrorCode::#code })
    });
    let own = [
        Column::new(["CONDITION_NAME", "as_str", "The name.", "&str"], names),
        Column::new(["CONDITION_CODE", "code", "The code that is sent.", "ErrorCode"], codes),
    ];
    let columns = own.iter().flatten().map(Column::column);
    let own =
        own.iter().flatten().map(|fact| fact.reader(&quote! { self }, &quote! { self as usize }));
    let shared = facts
        .iter()
        .filter(|fact| fact.has_conditions)
        .map(|fact| fact.reader(&quote! { self }, &quote! { self.row() }));
    let variants: Vec<_> = conditions.iter().map(|row| variant(table.contract(), *row)).collect();
    let text = "A condition of an error, which is sent with the code of the error.";
    let definition = enumeration::definition(&format_ident!("Condition"), text, &variants);
    let formatting = enumeration::formatting(&quote! { Condition });
    table.has_conditions().then(|| {
        quote! {
            #definition
            #(#columns)*

            impl Condition {
                #(#own)*
                #(#shared)*

                /// The row in the columns, after the rows of the codes.
                const fn row(self) -> usize {
                    ErrorCode::ALL.len() + self as usize
                }
            }
            #formatting
        }
    })
}

fn variant(contract: &Contract, row: Row<'_>) -> VariantDef {
    let (error, case) = row;
    let doc = doc::comment(&text(contract, row));
    let is_own = case.lifecycle.deprecated != error.case().lifecycle.deprecated;
    let deprecated = is_own.then(|| code::deprecated(contract, &case.lifecycle)).flatten();
    VariantDef { ident: ident::variant(&case.symbol), attributes: quote! { #doc #deprecated } }
}

/// The documentation of a condition.
pub(super) fn text(contract: &Contract, (error, case): Row<'_>) -> String {
    let (code, base) = (doc::code(&error.code.to_string()), error.case());
    let status = case.status.filter(|_| case.status != base.status);
    let status = status.map(|it| format!(" ({})", doc::line(&wire::status_name(contract, it))));
    let sent = format!("Sent as {code}{}.", status.unwrap_or_default());
    let mut paragraphs = vec![format!("{} {sent}", doc::sentence(&case.title))];
    paragraphs.extend(Some(doc::blocks(&case.description)).filter(|text| !text.is_empty()));
    paragraphs.extend(code::advice(case));
    let is_own = case.lifecycle.since != base.lifecycle.since;
    paragraphs.extend(is_own.then(|| code::since(&case.lifecycle)).flatten());
    paragraphs.join("\n\n")
}
