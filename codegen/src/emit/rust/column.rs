//! Columns: static slices with a cell for each row, and the functions that read them.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

use super::doc;

/// A column: the name of its static, the name and the documentation of the function that reads it, and the type of its
/// cells.
pub(super) type ColumnSpec = [&'static str; 4];

/// A column and the function that reads it.
pub(super) struct Column {
    /// The name of the static.
    statics: &'static str,
    /// The function.
    pub(super) name: &'static str,
    /// Its documentation.
    pub(super) text: &'static str,
    ty: TokenStream,
    /// Whether every row has it.
    pub(super) coverage: Coverage,
    /// Whether conditions have rows of their own.
    pub(super) has_conditions: bool,
    cells: Vec<TokenStream>,
}

/// The rows that have a fact: all or some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coverage {
    /// All: the function returns it.
    Every,
    /// Some: the function returns an option.
    Some,
}

impl Column {
    /// The fact in these cells, unless they are all empty; a reference in its type is to something static.
    pub(super) fn new<T: ToTokens>(
        [statics, name, text, ty]: ColumnSpec,
        cells: impl Iterator<Item = Option<T>>,
    ) -> Option<Self> {
        let cells: Vec<_> = cells.collect();
        if cells.iter().all(Option::is_none) {
            return None;
        }
        let ty: TokenStream = ty.parse().expect("a column has a type");
        let every = cells.iter().all(Option::is_some);
        let cell = |cell: Option<T>| match cell {
            Some(value) if every => quote! { #value },
            Some(value) => quote! { Some(#value) },
            None => quote! { None },
        };
        let cells = cells.into_iter().map(cell).collect();
        let (ty, coverage) =
            if every { (ty, Coverage::Every) } else { (quote! { Option<#ty> }, Coverage::Some) };
        Some(Self { statics, name, text, ty, coverage, has_conditions: false, cells })
    }

    /// The column, after the rows of the errors with a row for each condition.
    pub(super) fn with_conditions(self) -> Self {
        Self { has_conditions: true, ..self }
    }

    /// The column itself.
    pub(super) fn column(&self) -> TokenStream {
        column(&self.ident(), &self.ty, &self.cells)
    }

    /// The function, for a receiver and the expression of its row.
    pub(super) fn reader(&self, receiver: &TokenStream, row: &TokenStream) -> TokenStream {
        let column = self.ident();
        self.function(receiver, &quote! { #column[#row] })
    }

    /// The function, for a receiver and the expression of its answer.
    pub(super) fn function(&self, receiver: &TokenStream, answer: &TokenStream) -> TokenStream {
        let (doc, name, ty) =
            (doc::comment(self.text), format_ident!("{}", self.name), with_static(self.ty.clone()));
        quote! {
            #doc
            #[must_use]
            pub const fn #name(#receiver) -> #ty {
                #answer
            }
        }
    }

    fn ident(&self) -> Ident {
        format_ident!("{}", self.statics)
    }
}

/// A static slice: slices in an array of declared length take the compiler time quadratic in its length.
pub(super) fn column(name: &Ident, ty: &TokenStream, cells: &[TokenStream]) -> TokenStream {
    quote! { static #name: &[#ty] = &[#(#cells),*]; }
}

/// The type with `'static` in each reference: a static slice implies it, a function does not.
fn with_static(ty: TokenStream) -> TokenStream {
    let token = |token| match token {
        TokenTree::Punct(and) if and.as_char() == '&' => quote! { #and 'static },
        TokenTree::Group(group) => {
            Group::new(group.delimiter(), with_static(group.stream())).into_token_stream()
        }
        other => other.into_token_stream(),
    };
    ty.into_iter().map(token).collect()
}
