//! Compiles the project of a crate into `OUT_DIR`, for build scripts.
//!
//! A build script writes nowhere else (Cargo's rule), and asks Cargo to rerun it when a file that it read changes. It
//! skips documents: a package or an image may lack them, and editing prose should not recompile a crate.

use std::env;
use std::path::{Path, PathBuf};

use crate::Compiler;
use crate::disk::{DiskError, Documents, load_with, output};
use crate::folder::{PROJECT_FILE, TEMPLATES};
use crate::report::{Diagnostic, Report};
use crate::source::{Sources, printable};

/// Compiles the project beside `Cargo.toml`; findings become Cargo's errors and warnings.
///
/// The `main` of `build.rs` needs nothing else. The crate includes the result with
/// `include!(concat!(env!("OUT_DIR"), "/rust/mod.rs"));`.
pub fn build() {
    Compiler::default().build();
}

impl Compiler {
    /// Compiles the project beside `Cargo.toml` in a build script, as [`build`] does.
    ///
    /// ```no_run
    /// // In a `build.rs`: `errcat generate` makes the TypeScript and the pages.
    /// errcat_codegen::Compiler::default().targets(["rust"]).build();
    /// ```
    pub fn build(self) {
        let folder = |variable: &str| env::var_os(variable).map(PathBuf::from);
        let (Some(root), Some(output)) = (folder("CARGO_MANIFEST_DIR"), folder("OUT_DIR")) else {
            println!(
                "cargo::error=call `errcat_codegen::build` in a build script, for which Cargo sets OUT_DIR"
            );
            return;
        };
        if let Err(error) = compile(&self.without_documents(), &root, &output) {
            println!("cargo::error={}", one_line(&error.to_string()));
        }
    }
}

fn compile(compiler: &Compiler, root: &Path, folder: &Path) -> Result<(), DiskError> {
    let loaded = load_with(Documents::Skip, root)?;
    // Cargo reruns a script on every build for a path that does not exist.
    if root.join(PROJECT_FILE).exists() {
        println!("cargo::rerun-if-changed={PROJECT_FILE}");
    }
    println!("cargo::rerun-if-changed={}", loaded.catalog);
    if root.join(TEMPLATES).is_dir() {
        println!("cargo::rerun-if-changed={TEMPLATES}");
    }
    match compiler.compile(&loaded.sources) {
        Ok(files) => {
            print(files.warnings(), &loaded.sources);
            output::write(&files, folder)
        }
        Err(report) => {
            print(&report, &loaded.sources);
            Ok(())
        }
    }
}

fn print(report: &Report, sources: &Sources) {
    for found in report.diagnostics() {
        println!("{}", instruction(found, sources));
    }
}

/// The finding as an instruction to Cargo.
fn instruction(found: &Diagnostic, sources: &Sources) -> String {
    let (start, _) = sources.position(found.span());
    let path = sources.file(found.span().file).shown();
    let mut text =
        format!("{path}:{}:{}: {} [{}]", start.line, start.column, found.message, found.rule.name);
    for help in &found.help {
        text.push_str("; help: ");
        text.push_str(help);
    }
    if let Some(fix) = &found.fix {
        text.push_str("; write this instead: ");
        text.push_str(&fix.text);
    }
    format!("cargo::{}={}", found.level_name(), one_line(&text))
}

/// Joins the lines of a text: an instruction to Cargo ends with its line.
fn one_line(text: &str) -> String {
    printable(&text.replace(['\r', '\n'], " "))
}
