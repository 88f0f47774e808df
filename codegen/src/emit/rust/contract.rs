//! The file of one contract.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Facts, Rows, Target, api_error, body, category, code, condition, constructor, example, field,
    integration, lookup, params, types,
};

/// The items, in a helpful order for readers: the codes, their constructors, the facts about an error.
pub(super) fn items(table: &Rows<'_>, target: &Target) -> TokenStream {
    let facts = Facts::new(table);
    let imports = imports(table);
    let code = code::items(table, &facts);
    let category = category::items(table);
    let condition = condition::items(table, &facts);
    let constructors = constructor::items(table);
    let params = params::items(table);
    let types = types::items(table);
    let fields = field::items(table);
    let error = api_error::items(table, &facts);
    let body = body::items(table, &facts);
    let integrations = integration::items(table, &facts, target);
    let examples = integration::gate(&target.examples).map(|gate| example::items(table, &gate));
    quote! {
        #imports
        #code
        #category
        #condition
        #constructors
        #params
        #types
        #fields
        #error
        #body
        #integrations
        #examples
    }
}

/// The same imports for every contract: an unused import is simpler than a condition for each name. `TryFrom` is for
/// editions before 2021.
fn imports(table: &Rows<'_>) -> TokenStream {
    let hash = lookup::is_hashed(table).then(|| quote! { use super::errcat::PerfectHash; });
    let patterns = table.wire.has_patterns();
    let patterns = patterns.then(|| quote! { use super::errcat::{CodePart, consists_of}; });
    quote! {
        extern crate alloc;

        use alloc::{boxed::Box, collections::BTreeMap, string::{String, ToString}, vec::Vec};
        use core::{any::Any, convert::TryFrom, error::Error, fmt, str::FromStr};

        pub use super::errcat::{Action, Body, Remedy, Retry, UnknownErrorCode, Value};
        use super::errcat::{Details, Extra, Fields, Member, Params, Part, Rendered, ToValue, assert_two_words, find, headers, link, retry_after};
        #hash
        #patterns
    }
}
