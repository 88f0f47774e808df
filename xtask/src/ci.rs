//! Runs all checks that a change must pass, in sections.
//!
//! One run shows every section that fails, with the command that repairs it, or that reproduces the failure if it cannot
//! be repaired automatically.

use std::time::Instant;

use crate::{docs_sites, process, test, tidy};

struct Section {
    title: &'static str,
    run: fn() -> Result<(), String>,
    repair: &'static str,
}

const SECTIONS: [Section; 7] = [
    Section {
        title: "format",
        run: || process::run("cargo fmt --all --check"),
        repair: "cargo fmt --all",
    },
    Section {
        title: "clippy",
        run: || {
            process::run("cargo clippy --workspace --all-targets --all-features -- -D warnings")
        },
        repair: "cargo clippy --workspace --all-targets --all-features --fix",
    },
    Section { title: "tidy", run: tidy::run, repair: "cargo xtask tidy" },
    Section { title: "test", run: test::run, repair: "cargo xtask test" },
    // These engines install within a minute; the others, in `cargo xtask docs-sites`, take several.
    Section {
        title: "docs sites",
        run: || docs_sites::run(&["hugo", "mkdocs", "sphinx", "vitepress"]),
        repair: "cargo xtask docs-sites hugo mkdocs sphinx vitepress",
    },
    Section {
        title: "docs",
        run: || {
            let flags = [("RUSTDOCFLAGS", "-D warnings")];
            process::run_with("cargo doc --workspace --no-deps --all-features", &flags)
        },
        repair: "cargo doc --workspace --no-deps --all-features",
    },
    Section {
        title: "fresh",
        run: || process::run("cargo run --quiet -- generate --check"),
        repair: "cargo run -- generate",
    },
];

pub(crate) fn run() -> Result<(), String> {
    let failed: Vec<&Section> = SECTIONS.iter().filter(|section| !passes(section)).collect();
    if failed.is_empty() {
        println!("\nall {} sections pass", SECTIONS.len());
        return Ok(());
    }
    println!();
    for section in &failed {
        println!("{} failed; repair: {}", section.title, section.repair);
    }
    Err(format!("{} of {} sections failed", failed.len(), SECTIONS.len()))
}

fn passes(section: &Section) -> bool {
    println!("\n=== {}", section.title);
    let start = Instant::now();
    let result = (section.run)();
    let seconds = start.elapsed().as_secs_f32();
    match result {
        Ok(()) => println!("=== {} passes ({seconds:.1} s)", section.title),
        Err(ref error) => {
            println!("{error}");
            println!("=== {} failed ({seconds:.1} s); repair: {}", section.title, section.repair);
        }
    }
    result.is_ok()
}
