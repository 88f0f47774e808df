//! `errcat check`: checks the catalogs.

use crate::failure::Failure;
use crate::options::Options;
use crate::project::Project;
use crate::stream;
use crate::{Outcome, findings};

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let project = Project::open(options)?;
    let (catalog, report) = errcat_codegen::resolve(&project.loaded.sources);
    findings::print(options, &project.sources(), &report)?;
    let summary = findings::summary(options, &report);
    if report.diagnostics().is_empty() {
        let contracts = findings::count(catalog.contracts.len(), "contract");
        stream::note(options, &format!("{summary} in {contracts}"));
    } else {
        stream::note(options, &summary);
    }
    Ok(findings::outcome(options, &report))
}
