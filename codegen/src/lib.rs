//! The errcat compiler: catalogs of API errors in, files out.
//!
//! Data flows one way, and every arrow is one function: sources, raw, model, checks, files.
//!
#![doc = include_str!("../README.md")]
#![allow(clippy::needless_doctest_main, reason = "a build script has a `main`")]
#![cfg_attr(
    not(all(feature = "data", feature = "markdown", feature = "rust", feature = "typescript")),
    allow(dead_code, unused_imports, reason = "no target that is compiled in reads some facts")
)]

mod check;
mod disk;
mod emit;
mod folder;
#[cfg(feature = "markdown")]
mod inject;
mod lower;
mod markdown;
pub mod model;
mod name;
mod namespace;
#[cfg(feature = "markdown")]
mod outline;
mod project;
mod raw;
pub mod report;
pub mod rule;
#[cfg(feature = "schema")]
pub mod schema;
pub mod source;
mod wire;
mod yaml;

pub use disk::{
    Changes, Difference, DiskError, Loaded, MANIFEST, Mode, build, load, root_of, stale, staleness,
    update,
};
pub use emit::{Edit, Files, TARGETS, TargetKind};
pub use name::did_you_mean;
pub use rule::registry::{rule, rules};
pub use wire::{inline as inline_json, sends, status_name};

use emit::{Input, Target};
use model::{Catalog, Contract};
use project::Project;
use report::Report;
use source::Sources;
use wire::Wire;

/// Compiles a project: the files of its targets, or the report of its errors.
///
/// `sources` holds the project file, if there is one, everything under its catalog folder, its own templates, and the
/// documents that it lists. The warnings of a compilation that succeeds are in [`Files::warnings`].
///
/// ```
/// use errcat_codegen::source::Sources;
///
/// let catalog = "errcat: 1\nversion: 1.0.0\nerrors:\n  NOT_FOUND:\n    status: 404\n    description: Gone.\n    remedy: Look again.\n";
/// let sources = Sources::new([("catalog/shop.yaml".to_owned(), catalog.into())]);
/// let files = errcat_codegen::compile(&sources).expect("the catalog has no errors");
/// assert!(files.get("rust/shop.rs").expect("plain Rust is the default").contains("NotFound"));
/// ```
pub fn compile(sources: &Sources) -> Result<Files, Report> {
    Compiler::default().compile(sources)
}

/// Reads the contracts of a project, as far as they can be read, and reports what is wrong with them.
///
/// ```
/// use errcat_codegen::source::Sources;
///
/// let sources = Sources::new([("catalog/shop.yaml".to_owned(), b"errcat: 1\nerors: {}\n".into())]);
/// let (catalog, report) = errcat_codegen::resolve(&sources);
/// assert_eq!(*catalog.contracts[0].name, "shop");
/// assert!(report.short(&sources).contains("unknown key `erors`"));
/// ```
pub fn resolve(sources: &Sources) -> (Catalog, Report) {
    let mut report = Report::default();
    let (catalog, _) = Compiler::default().read(sources, &mut report);
    (catalog, report)
}

/// A compilation of some of a project's targets.
///
/// ```
/// use errcat_codegen::{Compiler, source::Sources};
///
/// let catalog = "errcat: 1\nversion: 1.0.0\nerrors:\n  NOT_FOUND:\n    status: 404\n    description: Gone.\n    remedy: Look again.\n";
/// let project = "targets: { rust: {}, data: {} }\n";
/// let sources = Sources::new([
///     ("errcat.yaml".to_owned(), project.into()),
///     ("catalog/shop.yaml".to_owned(), catalog.into()),
/// ]);
/// let files = Compiler::default().targets(["rust"]).compile(&sources).expect("no errors");
/// assert!(files.iter().all(|(path, _)| path.starts_with("rust/")));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Compiler {
    targets: Option<Vec<String>>,
    skips_documents: bool,
}

impl Compiler {
    /// Restricts the project's targets to these, given by their keys in `errcat.yaml`.
    #[must_use]
    pub fn targets<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.targets = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Skips documents: neither reads nor regenerates their blocks.
    #[must_use]
    pub fn without_documents(mut self) -> Self {
        self.skips_documents = true;
        self
    }

    /// Compiles a project: the files of its targets, or the report of its errors.
    pub fn compile(&self, sources: &Sources) -> Result<Files, Report> {
        let mut report = Report::default();
        let (catalog, read) = self.read(sources, &mut report);
        if report.has_errors() {
            return Err(report);
        }
        let wires: Vec<Wire<'_>> = catalog.contracts.iter().map(Wire::new).collect();
        let cuts: Vec<_> = catalog.contracts.iter().map(Contract::public).collect();
        let cuts: Vec<_> = cuts.iter().map(|cut| cut.as_ref().map(Wire::new)).collect();
        let public = wires.iter().zip(&cuts).map(|(whole, cut)| cut.as_ref().unwrap_or(whole));
        let (wires, public): (Vec<_>, Vec<_>) = (wires.iter().collect(), public.collect());
        let input = Input {
            sources,
            wires: &wires,
            public: &public,
            targets: &read.targets,
            #[cfg(feature = "markdown")]
            documents: &read.documents,
            #[cfg(any(feature = "markdown", feature = "typescript"))]
            is_exhausted: &std::cell::Cell::default(),
        };
        let mut files = emit::all(&input, &mut report);
        report.finish();
        if report.has_errors() {
            return Err(report);
        }
        files.warnings = report;
        Ok(files)
    }

    /// Reads a project up to its model, and checks it.
    fn read(&self, sources: &Sources, report: &mut Report) -> (Catalog, Read) {
        let Project { folders, mut targets } = project::read(sources, report);
        let units = raw::units(sources, &folders.catalog, report);
        let catalog = lower::lower(sources, units, report);
        if let Some(names) = &self.targets {
            targets.retain(|target| names.iter().any(|name| name == target.name()));
        }
        #[cfg(feature = "markdown")]
        let documents = if self.skips_documents {
            Vec::new()
        } else {
            let listed = targets.iter().flat_map(|target| target.documents());
            inject::documents(sources, listed, &catalog, report)
        };
        check::run(&catalog, |contract| emit::namespaces(&targets, contract), report);
        rule::registry::apply_allows(report);
        report.finish();
        let read = Read {
            targets,
            #[cfg(feature = "markdown")]
            documents,
        };
        (catalog, read)
    }
}

/// The targets and the documents of a project.
struct Read {
    targets: Vec<Box<dyn Target>>,
    #[cfg(feature = "markdown")]
    documents: Vec<inject::Document>,
}
