//! Blocks in documents: parts of hand-written Markdown that errcat generates.

mod block;
mod document;
mod marker;
mod parse;

pub(crate) use block::UNKNOWN_BLOCK;
pub(crate) use document::{Block, Content, Document};
pub(crate) use parse::BROKEN_MARKER;

use crate::inject::parse::WrittenBlock;
use crate::lower::UNKNOWN_FILE;
use crate::model::Catalog;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};
use crate::source::{Sources, Spanned};
use crate::yaml;

pub(crate) static MISSING_MARKER: Rule = rule!("missing-marker", WARN);

/// Reads the documents that the targets list.
pub(crate) fn documents<'s>(
    sources: &Sources,
    listed: impl Iterator<Item = &'s Spanned<String>>,
    catalog: &Catalog,
    report: &mut Report,
) -> Vec<Document> {
    listed.filter_map(|path| document(sources, path, catalog, report)).collect()
}

fn document(
    sources: &Sources,
    path: &Spanned<String>,
    catalog: &Catalog,
    report: &mut Report,
) -> Option<Document> {
    let Some((id, source)) = sources.find(path) else {
        let finding = UNKNOWN_FILE.at(path.span, format!("there is no file `{}`", path.value));
        report.push(finding.help("write it, or remove its name from the list"));
        return None;
    };
    if !yaml::is_readable(sources, id, report) {
        return None;
    }
    let raw = parse::parse(sources, id, report);
    if !raw.has_markers {
        let finding = MISSING_MARKER.at(path.span, format!("the file `{}` has no marker", **path));
        let help = "write markers on separate lines around the block, for example `<!-- errcat: codes -->` and `<!-- /errcat -->`";
        report.push(finding.help(help));
    }
    let block = |raw: WrittenBlock| {
        let content = block::resolve(catalog, &raw.content, report)?;
        let WrittenBlock { within, indent, line_end, level, .. } = raw;
        Some(Block { within, indent, line_end, level, content })
    };
    let blocks = raw.blocks.into_iter().filter_map(block).collect();
    let text = source.text.clone();
    Some(Document { path: path.value.clone(), bom: source.bom, text, blocks })
}
