//! `Condition`, where a contract has situations with a message of their own.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::code;
use super::column::Fact;
use super::enumeration::{self, Variant};
use super::fact::Facts;
use super::row::{Row, Table};
use super::{doc, ident};

/// The enum and what it can do, if there are conditions.
pub(super) fn items(table: &Table<'_>, facts: &Facts) -> Option<TokenStream> {
    let conditions = table.conditions();
    let names = conditions.iter().map(|row| Some(row.name()));
    let codes = conditions.iter().map(|row| {
        let code = ident::variant(&row.error.name);
        Some(quote! { ErrorCode::#code })
    });
    let own = [
        Fact::new(["CONDITION_NAME", "as_str"], "The name.", quote! { &str }, names),
        Fact::new(
            ["CONDITION_CODE", "code"],
            "The code that is sent.",
            quote! { ErrorCode },
            codes,
        ),
    ];
    let columns = own.iter().flatten().map(Fact::column);
    let own =
        own.iter().flatten().map(|fact| fact.reader(&quote! { self }, &quote! { self as usize }));
    let shared = facts.select(&["title", "message", "remedy", "retry"]);
    let shared = shared.map(|fact| fact.reader(&quote! { self }, &quote! { self.row() }));
    let variants: Vec<_> = conditions.iter().map(|row| variant(*row)).collect();
    let text = "A situation with a message of its own; what is sent has the code of its error.";
    let definition = enumeration::definition(&format_ident!("Condition"), text, &variants);
    let formatting = enumeration::formatting(&quote! { Condition });
    table.has_conditions().then(|| {
        quote! {
            #definition
            #(#columns)*

            impl Condition {
                #(#own)*
                #(#shared)*

                /// The rows of conditions stand behind those of codes.
                const fn row(self) -> usize {
                    ErrorCode::ALL.len() + self as usize
                }
            }
            #formatting
        }
    })
}

fn variant(row: Row<'_>) -> Variant {
    let attributes = doc::comment(&text(row));
    Variant { ident: ident::variant(row.name()), attributes }
}

/// What the documentation says of a condition.
pub(super) fn text(row: Row<'_>) -> String {
    let code = doc::code(&row.error.code.to_string());
    let mut paragraphs = vec![format!("{} Sent as {code}.", doc::sentence(row.title()))];
    if let Some(condition) = row.condition {
        paragraphs
            .extend(Some(doc::paragraphs(&condition.description)).filter(|text| !text.is_empty()));
        paragraphs.extend(code::advice(
            condition.causes.iter().map(|cause| cause.as_str()),
            row.remedy(),
        ));
    }
    paragraphs.join("\n\n")
}
