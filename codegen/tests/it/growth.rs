//! The output and the report grow as the catalog does; `cargo run --example growth` measures the time.

mod kinds;

use errcat_codegen::compile;

use crate::fixture::{findings, sources};
use kinds::{Kind, MISTAKES, VALID};

/// The size of the pages and the data of a project.
fn made(mut files: Vec<(String, String)>) -> usize {
    let targets = "targets: { markdown: [{ flavour: portable }], data: {} }\n";
    files.push(("errcat.yaml".to_owned(), targets.to_owned()));
    let sources = sources(files);
    let files = compile(&sources).unwrap_or_else(|report| panic!("{}", report.short(&sources)));
    files.iter().map(|(_, text)| text.len()).sum()
}

/// The size of the report of a project.
fn reported(files: Vec<(String, String)>) -> usize {
    let sources = sources(files);
    let report = findings(&sources);
    report.short(&sources).len() + report.json(&sources).len()
}

/// The kinds whose size grows clearly faster than their number: where the number doubles twice, so do the steps.
fn superlinear(kinds: &[Kind], size: fn(Vec<(String, String)>) -> usize) -> Vec<String> {
    let grows = |kind: &Kind| {
        let [one, two, four] = [10, 20, 40].map(|count| size((kind.project)(count)));
        let (first, second) = (two.saturating_sub(one), four.saturating_sub(two));
        (second > first * 3 + 1_000).then(|| format!("{}: {first}, then {second}", kind.name))
    };
    kinds.iter().filter_map(grows).collect()
}

#[test]
fn the_output_grows_no_faster_than_the_catalog() {
    assert_eq!(superlinear(VALID, made), [""; 0]);
}

#[test]
fn the_report_grows_no_faster_than_the_mistakes() {
    assert_eq!(superlinear(MISTAKES, reported), [""; 0]);
    let silent = MISTAKES.iter().filter(|kind| reported((kind.project)(20)) < 100);
    assert_eq!(silent.map(|kind| kind.name).collect::<Vec<_>>(), [""; 0]);
}
