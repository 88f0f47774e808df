//! Rust.

use crate::emit::Files;
use crate::model::{Catalog, RustOptions};

/// Adds the Rust of every contract.
pub(super) fn emit(_catalog: &Catalog, _options: &RustOptions, _files: &mut Files) {}
