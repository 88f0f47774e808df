//! Runs all tests in order.

use crate::process;

/// The command lines; tests of another language are added here.
const STEPS: &[&str] = &[
    "cargo test --workspace",
    // The generated code in a crate without std: without integrations, with each of them, and with all.
    "cargo clippy --package gated-contracts -- -D warnings",
    "cargo clippy --package gated-contracts --features serde -- -D warnings",
    "cargo clippy --package gated-contracts --features http -- -D warnings",
    "cargo clippy --package gated-contracts --features serde,http,examples -- -D warnings",
    // The compiler with one target alone, as a build script has it.
    "cargo clippy --package errcat-codegen --no-default-features --features data -- -D warnings",
    "cargo clippy --package errcat-codegen --no-default-features --features markdown -- -D warnings",
    "cargo clippy --package errcat-codegen --no-default-features --features rust -- -D warnings",
    "cargo clippy --package errcat-codegen --no-default-features --features typescript -- -D warnings",
    // The generated TypeScript: three compilers, a real server, and package linters.
    "npm ci --prefix tests/typescript",
    "npm test --prefix tests/typescript",
    // The generated explorer, in a browser.
    "npm ci --prefix tests/explorer",
    "npm test --prefix tests/explorer",
];

pub(crate) fn run() -> Result<(), String> {
    STEPS.iter().try_for_each(|line| process::run(line))
}
