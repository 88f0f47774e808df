//! What every contract shares: real source files, taken as they are.

use super::lookup;
use super::row::Table;
use crate::model::{Integration, RustOptions};

const SHARED: [&str; 4] = [
    include_str!("runtime/errcat.rs"),
    include_str!("runtime/value.rs"),
    include_str!("runtime/occurrence.rs"),
    include_str!("runtime/body.rs"),
];

const PERFECT_HASH: &str = include_str!("runtime/perfect_hash.rs");

/// One item each, so that a feature can stand before it.
const SERDE: [&str; 2] =
    [include_str!("runtime/serde_value.rs"), include_str!("runtime/serde_body.rs")];

/// The text of the shared module: what these contracts and integrations need of it.
pub(super) fn text(tables: &[Table<'_>], options: &RustOptions) -> String {
    let mut parts: Vec<String> = SHARED.map(str::to_owned).into();
    if tables.iter().any(lookup::is_hashed) {
        parts.push(PERFECT_HASH.to_owned());
    }
    match &options.serde {
        Integration::Off => {}
        Integration::On => parts.extend(SERDE.map(str::to_owned)),
        Integration::Gated(feature) => {
            parts.extend(SERDE.map(|item| format!("#[cfg(feature = {feature:?})]\n{item}")));
        }
    }
    parts.join("\n")
}

#[cfg(test)]
mod tests {
    mod shared {
        #![allow(dead_code)]
        include!("runtime/errcat.rs");
        include!("runtime/value.rs");
        include!("runtime/occurrence.rs");
        include!("runtime/body.rs");
        include!("runtime/serde_value.rs");
        include!("runtime/serde_body.rs");
    }
}
