//! End-to-end tests of the project: the output is fresh, and errors equal those of the published pages.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod documented;
mod fresh;
mod pages;
mod seeds;
mod wire;

use std::path::Path;

/// The folder of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
