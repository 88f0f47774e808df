//! The envelopes of other APIs and standards: their bodies, and the pages that show them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bodies;
mod documented;
mod links;
