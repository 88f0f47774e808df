//! Implementations of other crates' traits, if the project enables them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Coverage, Facts, Integration, Rows, Target};

/// The items of every integration.
pub(super) fn items(table: &Rows<'_>, facts: &Facts, target: &Target) -> TokenStream {
    let serde = gate(&target.serde).map(|gate| serde(table, facts, &gate));
    let http = gate(&target.http).map(|gate| http(facts, &gate));
    quote! { #serde #http }
}

/// The attribute of each item of an integration; `None` if the integration is off.
pub(super) fn gate(integration: &Integration) -> Option<TokenStream> {
    match integration {
        Integration::Off => None,
        Integration::On => Some(TokenStream::new()),
        Integration::Gated(feature) => Some(quote! { #[cfg(feature = #feature)] }),
    }
}

fn serde(table: &Rows<'_>, facts: &Facts, gate: &TokenStream) -> TokenStream {
    let code = if facts.number.is_some() {
        quote! { serializer.serialize_i64(self.number()) }
    } else {
        quote! { serializer.serialize_str(self.as_str()) }
    };
    let error = table.contract().context.is_empty().then(|| {
        quote! {
            /// As its body.
            #gate
            impl serde::Serialize for ApiError {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    self.body().serialize(serializer)
                }
            }
        }
    });
    quote! {
        #gate
        impl serde::Serialize for ErrorCode {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #code
            }
        }

        #error
    }
}

fn http(facts: &Facts, gate: &TokenStream) -> TokenStream {
    let status =
        facts.status.as_ref().filter(|status| status.coverage == Coverage::Every).map(|status| {
            // The code alone does not tell the status of a condition.
            let (ty, name) = if status.has_conditions {
                (quote! { &ApiError }, format_ident!("error"))
            } else {
                (quote! { ErrorCode }, format_ident!("code"))
            };
            quote! {
                #gate
                impl From<#ty> for http::StatusCode {
                    fn from(#name: #ty) -> Self {
                        Self::from_u16(#name.status()).unwrap_or(Self::INTERNAL_SERVER_ERROR)
                    }
                }
            }
        });
    quote! {
        #status

        #gate
        impl ApiError {
            /// The response headers that the contract declares. A header with an invalid value is omitted.
            #[must_use]
            pub fn header_map(&self) -> http::HeaderMap {
                let header = |(name, value): (&'static str, String)| {
                    let name = http::HeaderName::from_bytes(name.as_bytes()).ok()?;
                    Some((name, http::HeaderValue::from_bytes(value.as_bytes()).ok()?))
                };
                self.headers().into_iter().filter_map(header).collect()
            }
        }
    }
}
