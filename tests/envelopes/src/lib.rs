//! The bodies that other APIs and standards prescribe.

#![no_std]
#![deny(clippy::all, clippy::pedantic, missing_docs, warnings)]

include!(concat!(env!("OUT_DIR"), "/rust/mod.rs"));
