//! The errcat compiler: catalogs of API errors in, files out.
//!
//! Data flows one way, and every arrow is one function: text, raw, model, checks, files.

mod check;
mod disk;
mod emit;
mod lower;
pub mod model;
mod name;
mod outline;
mod project;
mod raw;
pub mod report;
pub mod rule;
#[cfg(feature = "schema")]
pub mod schema;
pub mod source;
mod yaml;

pub use check::{rule, rules};
pub use disk::{Changes, Difference, Error, Loaded, Mode, build, load, root_of, update};
pub use emit::{Edit, Files};
pub use name::did_you_mean;

use model::Catalog;
use project::Scope;
use report::Report;
use source::Sources;

/// Compiles a project: the files that its targets ask for, unless the report holds an error.
///
/// `sources` holds the project file, if there is one, everything under its catalog folder, its own templates, and the files
/// with blocks that it lists.
pub fn compile(sources: &Sources, report: &mut Report) -> Option<Files> {
    compile_in(Scope::Everything, sources, report)
}

fn compile_in(scope: Scope, sources: &Sources, report: &mut Report) -> Option<Files> {
    let catalog = resolve_in(scope, sources, report);
    if report.has_errors() {
        return None;
    }
    let files = emit::all(&catalog, report);
    (!report.has_errors()).then_some(files)
}

/// Says what the catalogs of a project mean, as far as they can be read; the report says what is wrong with them.
pub fn resolve(sources: &Sources, report: &mut Report) -> Catalog {
    resolve_in(Scope::Everything, sources, report)
}

fn resolve_in(scope: Scope, sources: &Sources, report: &mut Report) -> Catalog {
    let project = project::read(sources, report);
    let units = raw::units(sources, &project.catalog, report);
    let mut catalog = lower::lower(sources, units, project.targets, report);
    if scope == Scope::Everything {
        lower::hosts(sources, &project.injected, &mut catalog, report);
    }
    check::run(&catalog, report);
    report.finish();
    catalog
}
