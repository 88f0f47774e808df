//! The Rust target: a module for each contract, and a shared module.
//!
//! Every file can be `include!`d into a crate of any edition since 2021 and needs only `core` and `alloc`. Nothing that
//! grows with the number of codes is a function body: facts are columns, which are static slices with a row for each
//! error, followed by a row for each condition.

mod alias;
mod api_error;
mod body;
mod category;
mod code;
mod column;
mod condition;
mod constructor;
mod contract;
mod doc;
mod enumeration;
mod example;
mod fact;
mod field;
mod ident;
mod integration;
mod lookup;
mod module;
mod names;
mod object;
mod options;
mod params;
mod perfect_hash;
mod print;
mod recursion;
mod runtime;
mod table;
#[cfg(test)]
mod tests;
mod types;

use crate::emit::{self, Comment, Files, Input, Mention, Side};
use crate::model::{Contract, Error};
use crate::namespace::Namespace;
use crate::report::Report;
use crate::wire::Wire;
use alias::Aliases;
use column::{Column, ColumnSpec, Coverage};
use enumeration::VariantDef;
use fact::Facts;
use object::Home;
use options::Integration;
use print::print;
use recursion::Groups;
use table::{Row, Rows};

/// The integrations of the generated Rust; without them it needs only `core` and `alloc`.
#[derive(Debug, Default)]
pub(crate) struct Target {
    /// `serde::Serialize`.
    serde: Integration,
    /// `http::StatusCode` and `http::HeaderMap`.
    http: Integration,
    /// The samples in the pages, as values.
    examples: Integration,
}

impl emit::Target for Target {
    fn name(&self) -> &'static str {
        "rust"
    }

    fn namespaces<'c>(&self, contract: &'c Contract) -> Vec<Namespace<'c>> {
        names::namespaces(contract)
    }

    fn mention(&self, wire: &Wire<'_>, error: &Error) -> Option<Mention> {
        let (module, variant) = (ident::value(&wire.contract.name), ident::variant(&error.name));
        let code = format!("{module}::ErrorCode::{variant}");
        Some(Mention { language: "Rust", code, side: Side::Server })
    }

    fn emit(&self, input: &Input<'_>, files: &mut Files, _report: &mut Report) {
        let tables: Vec<_> = input.wires.iter().copied().map(Rows::new).collect();
        let mut add = |path: &str, source: Option<&str>, text: &str| {
            files.insert(format!("rust/{path}.rs"), Comment::Slashes, source, text);
        };
        add("mod", None, &print(module::items(&tables)));
        add("errcat", None, &runtime::text(&tables, self));
        for table in &tables {
            let contract = table.contract();
            add(&contract.name, Some(&contract.path.0), &print(contract::items(table, self)));
        }
    }
}
