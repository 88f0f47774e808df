//! The errcat compiler: catalogs of API errors in, files out.

mod emit;
pub mod model;
mod name;
mod raw;
pub mod report;
pub mod rule;
pub mod source;
mod yaml;

pub use emit::Files;
