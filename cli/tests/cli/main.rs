//! Tests of the command line: arguments in; two streams, an exit code and files out.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes them when it updates what is expected"
)]

mod build;
mod check;
mod explain;
mod files;
mod fixture;
mod generate;
mod init;
mod inject;
mod options;
mod rules;
mod schema;
mod stale;
mod templates;
mod terminal;
