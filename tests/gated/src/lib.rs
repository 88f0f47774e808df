//! The five contracts without `std`, and with `serde` and `http` only if a feature enables them.

#![no_std]
#![deny(clippy::all, clippy::pedantic, missing_docs, warnings)]

include!(concat!(env!("OUT_DIR"), "/rust/mod.rs"));
