//! The facts about each code, as columns.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{Column, ColumnSpec, Row, Rows, field, ident};
use crate::model::{Case, Code, Error, Remedy, Slot, When};
use crate::wire;

const CODE: ColumnSpec = ["CODE", "as_str", "The code, as text.", "&str"];
const NAME: ColumnSpec = ["NAME", "name", "The key in the catalog.", "&str"];
const NUMBER: ColumnSpec = ["NUMBER", "number", "The code, as it is sent.", "i64"];
const STATUS: ColumnSpec = ["STATUS", "status", "The HTTP status.", "u16"];
const CATEGORY: ColumnSpec = ["CATEGORY", "category", "The category.", "Category"];
const OUTAGE: ColumnSpec = [
    "OUTAGE",
    "is_outage",
    "Whether the service is failing, so that a circuit breaker should count the error.",
    "bool",
];
const TITLE: ColumnSpec = ["TITLE", "title", "The name for people.", "&str"];
const MESSAGE: ColumnSpec =
    ["MESSAGE", "message", "The message in the catalog, with `{name}` for each param.", "&str"];
const DESCRIPTION: ColumnSpec =
    ["DESCRIPTION", "description", "The meaning of the code, in Markdown.", "&str"];
const CAUSES: ColumnSpec = ["CAUSES", "causes", "The causes, in Markdown.", "&[&str]"];
const REMEDY: ColumnSpec = ["REMEDY", "remedy", "The remedy.", "Option<Remedy>"];
const RETRY: ColumnSpec =
    ["RETRY", "retry", "Whether a client may send the same request again.", "Retry"];
const FIELDS: ColumnSpec =
    ["FIELDS", "fields", "The fields that the contract declares.", "ErrorFields"];
const DOCS_URL: ColumnSpec = ["DOCS_URL", "docs_url", "The address of the documentation.", "&str"];

/// The facts about each code and error; `None` if no code has the fact.
pub(super) struct Facts {
    pub(super) code: Option<Column>,
    /// The key, if a body contains it.
    pub(super) name: Option<Column>,
    pub(super) number: Option<Column>,
    pub(super) status: Option<Column>,
    pub(super) category: Option<Column>,
    pub(super) outage: Option<Column>,
    pub(super) title: Option<Column>,
    pub(super) message: Option<Column>,
    pub(super) description: Option<Column>,
    pub(super) causes: Option<Column>,
    pub(super) remedy: Option<Column>,
    pub(super) retry: Option<Column>,
    pub(super) docs_url: Option<Column>,
    pub(super) fields: Option<Column>,
}

impl Facts {
    pub(super) fn new(table: &Rows<'_>) -> Self {
        let contract = table.contract();
        let category = |error: &Error| {
            let name = ident::variant(&contract[error.category?].name);
            Some(quote! { Category::#name })
        };
        let slots = contract.envelope.slots();
        let sends_name = slots.iter().any(|slot| slot.value == Slot::Name);
        let causes = |error: &Error| {
            let causes = error.case().causes.iter().map(|cause| &**cause);
            Some(quote! { &[#(#causes),*] })
        };
        Self {
            code: of_errors(table, CODE, |error| Some(error.code.to_string())),
            name: of_errors(table, NAME, |error| sends_name.then(|| error.name.as_str())),
            number: of_errors(table, NUMBER, number),
            status: of_cases(table, STATUS, |case| *case.status, Literal::u16_unsuffixed),
            category: of_errors(table, CATEGORY, category),
            outage: of_cases(table, OUTAGE, |case| Some(*case.outage), |outage| outage),
            title: of_rows(table, TITLE, |(_, case)| case.title.as_str()),
            message: of_rows(table, MESSAGE, |(_, case)| case.message.source()),
            description: of_errors(table, DESCRIPTION, |error| Some(&*error.case().description)),
            causes: of_errors(table, CAUSES, causes),
            remedy: of_rows(table, REMEDY, |(_, case)| remedy(case.remedy.as_ref())),
            retry: of_rows(table, RETRY, |(_, case)| retry(*case.retry.when)),
            docs_url: of_errors(table, DOCS_URL, |error| wire::docs_url(contract, error)),
            fields: Column::new(FIELDS, table.rows().map(|row| field::row(contract, row)))
                .map(Column::with_conditions),
        }
    }

    /// Every fact, in the order of the generated code.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Column> {
        [
            &self.code,
            &self.name,
            &self.number,
            &self.status,
            &self.category,
            &self.outage,
            &self.title,
            &self.message,
            &self.description,
            &self.causes,
            &self.remedy,
            &self.retry,
            &self.docs_url,
            &self.fields,
        ]
        .into_iter()
        .flatten()
    }
}

fn of_errors<'a, T: ToTokens>(
    table: &Rows<'a>,
    spec: ColumnSpec,
    cell: impl Fn(&'a Error) -> Option<T>,
) -> Option<Column> {
    Column::new(spec, table.errors.iter().map(|error| cell(error)))
}

/// A fact that conditions inherit: rows of conditions only if one of them differs from its error.
fn of_cases<T: PartialEq, U: ToTokens>(
    table: &Rows<'_>,
    spec: ColumnSpec,
    fact: impl Fn(&Case) -> Option<T>,
    cell: impl Fn(T) -> U,
) -> Option<Column> {
    if table.conditions.iter().all(|(error, case)| fact(case) == fact(error.case())) {
        return of_errors(table, spec, |error| fact(error.case()).map(&cell));
    }
    let cells = table.rows().map(|(_, case)| fact(case).map(&cell));
    Column::new(spec, cells).map(Column::with_conditions)
}

fn of_rows<'a, T: ToTokens>(
    table: &Rows<'a>,
    spec: ColumnSpec,
    cell: impl Fn(Row<'a>) -> T,
) -> Option<Column> {
    Column::new(spec, table.rows().map(|row| Some(cell(row)))).map(Column::with_conditions)
}

fn number(error: &Error) -> Option<Literal> {
    match error.code.value {
        Code::Integer(number) => Some(Literal::i64_unsuffixed(number)),
        Code::Text(_) => None,
    }
}

fn remedy(remedy: Option<&Remedy>) -> TokenStream {
    let Some(remedy) = remedy else { return quote! { None } };
    let text = &*remedy.text;
    let action = match &remedy.action {
        Some(action) => {
            let action = ident::variant(action.name());
            quote! { Some(Action::#action) }
        }
        None => quote! { None },
    };
    quote! { Some(Remedy { action: #action, text: #text }) }
}

fn retry(when: Option<When>) -> TokenStream {
    let when = ident::variant(when.map_or("unspecified", When::name));
    quote! { Retry::#when }
}
