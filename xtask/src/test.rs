//! Every test, in order.

use crate::process;

/// The command lines; another language's tests are further lines here.
const STEPS: &[&str] = &[
    "cargo test --workspace",
    // The generated code in a crate without std: with neither integration, with each alone, with all.
    "cargo clippy --package gated-contracts -- -D warnings",
    "cargo clippy --package gated-contracts --features serde -- -D warnings",
    "cargo clippy --package gated-contracts --features http -- -D warnings",
    "cargo clippy --package gated-contracts --features serde,http,examples -- -D warnings",
    // The generated TypeScript: three compilers, a real server, and the tools that judge a package.
    "npm ci --prefix tests/typescript",
    "npm test --prefix tests/typescript",
];

pub(crate) fn run() -> Result<(), String> {
    STEPS.iter().try_for_each(|line| process::run(line))
}
