//! Files of the project's own, and the blocks in them.

use crate::lower::{Cx, UNKNOWN_FILE, block};
use crate::model::{Block, Catalog, Host};
use crate::project::Injected;
use crate::raw;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};
use crate::source::Sources;
use crate::yaml;

pub(crate) static MISSING_MARKER: Rule = rule!("missing-marker", WARN);

/// Adds the files to the trees that their blocks link to.
pub(crate) fn hosts(
    sources: &Sources,
    files: &[Injected],
    catalog: &mut Catalog,
    report: &mut Report,
) {
    let mut cx = Cx { sources, report };
    for file in files {
        if let Some(host) = host(&mut cx, file, catalog) {
            catalog.targets.markdown[file.tree].hosts.push(host);
        }
    }
}

fn host(cx: &mut Cx<'_>, file: &Injected, catalog: &Catalog) -> Option<Host> {
    let path = &file.path;
    let Some((id, source)) = cx.sources.find(path) else {
        let finding = UNKNOWN_FILE.at(path.span, format!("there is no file `{}`", path.value));
        cx.report.push(finding.help("write it, or take its name out of the list"));
        return None;
    };
    if !yaml::is_readable(cx.sources, id, cx.report) {
        return None;
    }
    let raw = raw::document(cx.sources, id, cx.report);
    if !raw.has_markers {
        let finding =
            MISSING_MARKER.at(path.span, format!("the file `{}` has no marker", path.value));
        let help = "write `<!-- errcat: codes -->`, say, and `<!-- /errcat -->` on lines of their own where a block should stand";
        cx.report.push(finding.help(help));
    }
    let block = |raw: raw::Block| {
        let (contract, shows) = block::ask(cx, catalog, &raw.directive)?;
        let raw::Block { within, indent, line_end, level, .. } = raw;
        Some(Block { within, indent, line_end, level, contract, shows })
    };
    let blocks = raw.blocks.into_iter().filter_map(block).collect();
    let (way, text) = (file.way.clone(), source.text.clone());
    Some(Host { path: path.value.clone(), way, mark: source.bom, text, blocks })
}
