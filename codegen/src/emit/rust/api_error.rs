//! `ApiError`: an error with its params, two machine words in size.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::column::column;
use super::{Facts, Row, Rows, doc};
use crate::model::{Details, Error, Remedy};
use crate::wire::{self, HeaderValue};

/// The struct and its methods, except `body`.
pub(super) fn items(table: &Rows<'_>, facts: &Facts) -> TokenStream {
    let columns = columns(table);
    let definition = definition(table);
    let construction = construction(table);
    let identity = identity(table, facts);
    let occurrence = occurrence(table);
    quote! {
        #columns
        #definition

        impl ApiError {
            #construction
            #identity
            #occurrence
        }

        impl fmt::Display for ApiError {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let fields = &self.extra.fields();
                fmt::Display::fmt(&Rendered { template: MESSAGE[self.row()], fields }, f)
            }
        }

        impl Error for ApiError {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                self.extra.source()
            }
        }
    }
}

fn definition(table: &Rows<'_>) -> TokenStream {
    let text = doc::comment(&format!(
        "An error of {}: two words, so it is cheap to return.\n\nIts [`Display`](fmt::Display) is the message that is sent, with control characters escaped.",
        doc::line(&table.contract().title)
    ));
    let condition = table.has_conditions().then(|| quote! { condition: Option<Condition>, });
    quote! {
        #text
        #[derive(Clone, Debug)]
        pub struct ApiError {
            code: ErrorCode,
            #condition
            extra: Extra,
        }

        const _: () = assert_two_words::<ApiError>();
    }
}

/// The functions that the constructors of the contract call.
fn construction(table: &Rows<'_>) -> TokenStream {
    let (none, in_condition) = table
        .has_conditions()
        .then(|| {
            let in_condition = quote! {
                const fn in_condition(condition: Condition) -> Self {
                    Self { code: condition.code(), condition: Some(condition), extra: Extra::NONE }
                }
            };
            (quote! { condition: None, }, in_condition)
        })
        .unzip();
    quote! {
        const fn new(code: ErrorCode) -> Self {
            Self { code, #none extra: Extra::NONE }
        }

        #in_condition

        fn with_params(mut self, params: impl Params) -> Self {
            self.extra.set_params(params);
            self
        }

        /// Stores the cause of the error for logs. It is never sent.
        #[must_use]
        pub fn with_source(mut self, source: impl Error + Send + Sync + 'static) -> Self {
            self.extra.set_source(source);
            self
        }
    }
}

/// The facts about the code and the condition.
fn identity(table: &Rows<'_>, facts: &Facts) -> TokenStream {
    let receiver = quote! { &self };
    let shown = [
        &facts.name,
        &facts.status,
        &facts.category,
        &facts.outage,
        &facts.docs_url,
        &facts.title,
        &facts.remedy,
        &facts.retry,
        &facts.fields,
    ];
    let shown = shown.into_iter().flatten().map(|fact| {
        if fact.has_conditions {
            return fact.reader(&receiver, &quote! { self.row() });
        }
        let name = format_ident!("{}", fact.name);
        fact.function(&receiver, &quote! { self.code.#name() })
    });
    let (condition, row) = if table.has_conditions() {
        let condition = quote! {
            /// The condition, if the error was created for one.
            #[must_use]
            pub const fn condition(&self) -> Option<Condition> {
                self.condition
            }
        };
        let row = quote! {
            match self.condition {
                Some(condition) => condition.row(),
                None => self.code as usize,
            }
        };
        (condition, row)
    } else {
        (TokenStream::new(), quote! { self.code as usize })
    };
    quote! {
        /// The code.
        #[must_use]
        pub const fn code(&self) -> ErrorCode {
            self.code
        }

        #condition
        #(#shown)*

        /// The row of this error in the columns.
        const fn row(&self) -> usize {
            #row
        }
    }
}

/// The facts about the params.
fn occurrence(table: &Rows<'_>) -> TokenStream {
    let remedy_link = has_links(table).then(|| {
        quote! {
            /// The address of a page that helps, if its values are present and cannot lead elsewhere.
            #[must_use]
            pub fn remedy_link(&self) -> Option<String> {
                REMEDY_LINK[self.row()].and_then(|template| link(template, &self.extra.fields()))
            }
        }
    });
    let wire_code = table.wire.has_patterns().then(|| {
        quote! {
            /// The code as it is sent, with the values that it carries.
            #[must_use]
            pub fn wire_code(&self) -> String {
                let fields = &self.extra.fields();
                Rendered { template: WIRE_CODE[self.code as usize], fields }.text()
            }
        }
    });
    quote! {
        #wire_code

        /// The params, if the error was created with params of this type.
        #[must_use]
        pub fn params<T: Params>(&self) -> Option<&T> {
            self.extra.params()
        }

        #remedy_link

        /// Whole seconds until the next attempt, if a param states the delay.
        #[must_use]
        pub fn retry_after(&self) -> Option<u64> {
            retry_after(RETRY_AFTER[self.row()], &self.extra.fields())
        }

        /// The response headers that the contract declares.
        #[must_use]
        pub fn headers(&self) -> Vec<(&'static str, String)> {
            headers(HEADERS[self.row()], &self.extra.fields(), self.retry_after())
        }
    }
}

/// The columns with the templates and params of each error.
fn columns(table: &Rows<'_>) -> TokenStream {
    let of_rows = |name: &str, ty: TokenStream, cell: fn(Row<'_>) -> TokenStream| {
        column(&format_ident!("{name}"), &ty, &table.rows().map(cell).collect::<Vec<_>>())
    };
    let links = has_links(table).then(|| of_rows("REMEDY_LINK", quote! { Option<&str> }, link));
    let delays = of_rows("RETRY_AFTER", quote! { Option<(&str, u32)> }, delay);
    let headers = of_rows("HEADERS", quote! { &[(&str, &str)] }, headers);
    let details = of_rows("DETAILS", quote! { Details }, details);
    let codes = table.wire.has_patterns().then(|| {
        let codes = table.errors.iter().map(|error| wire_code(error).into_token_stream());
        column(&format_ident!("WIRE_CODE"), &quote! { &str }, &codes.collect::<Vec<_>>())
    });
    quote! { #codes #links #delays #headers #details }
}

/// The template of a code.
fn wire_code(error: &Error) -> String {
    match &error.case().pattern {
        Some(pattern) => pattern.source(),
        None => error.code.to_string().replace('{', "{{").replace('}', "}}"),
    }
}

fn has_links(table: &Rows<'_>) -> bool {
    table.rows().any(|(_, case)| case.remedy.as_ref().and_then(Remedy::safe_link).is_some())
}

fn link((_, case): Row<'_>) -> TokenStream {
    let link = case.remedy.as_ref().and_then(Remedy::safe_link);
    optional(link.map(|link| link.source().into_token_stream()))
}

/// The param that states the delay, and its unit in milliseconds.
fn delay((_, case): Row<'_>) -> TokenStream {
    optional(wire::known_delay(case).map(|(param, unit)| {
        let (name, unit) = (&param.name.value, Literal::u32_unsuffixed(unit));
        quote! { (#name, #unit) }
    }))
}

fn optional(cell: Option<TokenStream>) -> TokenStream {
    cell.map_or_else(|| quote! { None }, |cell| quote! { Some(#cell) })
}

fn headers((_, case): Row<'_>) -> TokenStream {
    let headers = wire::headers(case);
    let headers = headers.iter().map(|(name, value)| {
        let template = match value {
            HeaderValue::Text(template) => template.source(),
            HeaderValue::Delay => String::new(),
        };
        quote! { (#name, #template) }
    });
    quote! { &[#(#headers),*] }
}

fn details((_, case): Row<'_>) -> TokenStream {
    match &case.details.value {
        Details::Whole(_) => quote! { Details::Whole },
        details => {
            let names = details.params().iter().map(|param| &param.name.value);
            quote! { Details::Members(&[#(#names),*]) }
        }
    }
}
