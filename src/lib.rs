//! Five real API error contracts, compiled from `catalog/` by the build script.

#![no_std]

include!(concat!(env!("OUT_DIR"), "/rust/mod.rs"));
