//! The compiler as its callers meet it: texts in; files and findings out.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod explorer;
mod fixture;
mod inject;
mod laws;
mod limits;
mod markdown;
mod rules;
mod thirty;
mod types;
