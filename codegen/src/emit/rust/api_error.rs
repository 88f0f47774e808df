//! `ApiError`: one occurrence of an error, in two words.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::column::column;
use super::doc;
use super::fact::Facts;
use super::row::{Row, Table};
use crate::emit::header;
use crate::model::Details;

/// The struct and everything that it can do, but for its body.
pub(super) fn items(table: &Table<'_>, facts: &Facts) -> TokenStream {
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

fn definition(table: &Table<'_>) -> TokenStream {
    let text = doc::comment(&format!(
        "An error of {}: two words, so it is cheap to return.\n\nIts [`Display`](fmt::Display) is the message that is sent.",
        doc::line(&table.contract.title)
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

/// What the constructors of the contract are made of.
fn construction(table: &Table<'_>) -> TokenStream {
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

        /// Keeps what caused the error, for logs. It is never sent.
        #[must_use]
        pub fn with_source(mut self, source: impl Error + Send + Sync + 'static) -> Self {
            self.extra.set_source(source);
            self
        }
    }
}

/// What the code and the condition tell.
fn identity(table: &Table<'_>, facts: &Facts) -> TokenStream {
    let receiver = quote! { &self };
    let of_code = facts.select(&["status", "category", "docs_url"]).map(|fact| {
        let name = format_ident!("{}", fact.name);
        fact.function(&receiver, &quote! { self.code.#name() })
    });
    let of_row = facts.select(&["title", "remedy", "retry"]);
    let of_row = of_row.map(|fact| fact.reader(&receiver, &quote! { self.row() }));
    let (condition, row) = if table.has_conditions() {
        let condition = quote! {
            /// The situation, if the error was made for one.
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
        #(#of_code)*
        #(#of_row)*

        /// Where the columns tell about this error.
        const fn row(&self) -> usize {
            #row
        }
    }
}

/// What the params tell.
fn occurrence(table: &Table<'_>) -> TokenStream {
    let remedy_link = has_links(table).then(|| {
        quote! {
            /// Where to do what the remedy says.
            #[must_use]
            pub fn remedy_link(&self) -> Option<String> {
                REMEDY_LINK[self.row()].map(|template| link(template, &self.extra.fields()))
            }
        }
    });
    quote! {
        /// The params, if the error was made with these.
        #[must_use]
        pub fn params<T: Params>(&self) -> Option<&T> {
            self.extra.params()
        }

        #remedy_link

        /// Whole seconds until the next try, where the params tell: the `Retry-After` header.
        #[must_use]
        pub fn retry_after(&self) -> Option<u64> {
            retry_after(RETRY_AFTER[self.row()], &self.extra.fields())
        }

        /// The response headers that the contract asks for.
        #[must_use]
        pub fn headers(&self) -> Vec<(&'static str, String)> {
            headers(HEADERS[self.row()], &self.extra.fields(), self.retry_after())
        }
    }
}

/// What each occurrence takes from its params.
fn columns(table: &Table<'_>) -> TokenStream {
    let of_rows = |name: &str, ty: TokenStream, cell: fn(Row<'_>) -> TokenStream| {
        column(
            &format_ident!("{name}"),
            &ty,
            &table.rows.iter().map(|row| cell(*row)).collect::<Vec<_>>(),
        )
    };
    let links = has_links(table).then(|| of_rows("REMEDY_LINK", quote! { Option<&str> }, link));
    let delays = of_rows("RETRY_AFTER", quote! { Option<(&str, u32)> }, delay);
    let headers = of_rows("HEADERS", quote! { &[(&str, &str)] }, headers);
    let details = of_rows("DETAILS", quote! { Details }, details);
    quote! { #links #delays #headers #details }
}

fn has_links(table: &Table<'_>) -> bool {
    table.rows.iter().any(|row| row.remedy().is_some_and(|remedy| remedy.link.is_some()))
}

fn link(row: Row<'_>) -> TokenStream {
    let link = row.remedy().and_then(|remedy| remedy.link.as_ref());
    optional(link.map(|link| link.source().into_token_stream()))
}

/// The param for `Retry-After`, and how many milliseconds one of it is.
fn delay(row: Row<'_>) -> TokenStream {
    optional(header::known_delay(&row.params(), row.retry()).map(|(name, unit)| {
        let unit = Literal::u32_unsuffixed(unit);
        quote! { (#name, #unit) }
    }))
}

fn optional(cell: Option<TokenStream>) -> TokenStream {
    cell.map_or_else(|| quote! { None }, |cell| quote! { Some(#cell) })
}

fn headers(row: Row<'_>) -> TokenStream {
    let headers = header::headers(row.headers(), &row.params(), row.retry());
    let headers = headers.iter().map(|(name, template)| {
        let template = template.source();
        quote! { (#name, #template) }
    });
    quote! { &[#(#headers),*] }
}

fn details(row: Row<'_>) -> TokenStream {
    match row.details() {
        Details::Whole(_) => quote! { Details::Whole },
        details => {
            let names = details.params().iter().map(|param| &param.name.value);
            quote! { Details::Members(&[#(#names),*]) }
        }
    }
}
