//! Findings about files that differ from those that were generated.

use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::{File, FileId, Sources, Span};

pub(crate) static STALE_OUTPUT: Rule = rule!("stale-output", FIXED);

/// Reports a file that is out of date, at its first line that is; adds the file to the sources unless they have it.
///
/// Without a text before, the file is missing; without a text after, it is to be removed. `help` names the command.
pub fn stale(
    path: String,
    before: Option<&str>,
    after: Option<&str>,
    help: &str,
    sources: &mut Sources,
    report: &mut Report,
) {
    let message = format!("this file is {}", staleness(before, after));
    let known = sources.find(&path).map(|(id, _)| id);
    let id = known.unwrap_or_else(|| sources.add(path, before.unwrap_or_default().into()));
    let place = first_difference(id, sources.file(id), after.unwrap_or_default());
    report.push(STALE_OUTPUT.at(place, message).help(help));
}

/// Why a file is out of date, in the words after "this file is".
pub fn staleness(before: Option<&str>, after: Option<&str>) -> &'static str {
    match (before, after) {
        (None, _) => "missing",
        (_, None) => "no longer generated",
        _ => "out of date",
    }
}

/// The first line of a file that differs from a text.
fn first_difference(id: FileId, file: &File, after: &str) -> Span {
    let after = after.strip_prefix(file.bom).unwrap_or(after);
    let lines = file.text.split_inclusive('\n').zip(after.split_inclusive('\n'));
    let start: usize = lines.take_while(|(a, b)| a == b).map(|(line, _)| line.len()).sum();
    let length = file.text[start..].lines().next().map_or(0, str::len);
    id.span(start..start + length)
}
