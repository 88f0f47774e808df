//! One catalog with more than thirty kinds of mistakes: one run reports them all, each at its place.

use std::collections::BTreeSet;

use errcat_codegen::compile;
use errcat_codegen::report::Style;
use snapbox::file;

use crate::fixture::sources;

#[test]
fn one_run_finds_every_mistake() {
    let text = include_str!("thirty/catalog.yaml");
    let sources = sources([("catalog/print_shop.yaml", text)]);
    let report = compile(&sources).expect_err("the catalog has errors");

    let found = report.diagnostics();
    let rules: BTreeSet<&str> = found.iter().map(|finding| finding.rule.name).collect();
    assert!(found.len() >= 30, "{}", found.len());
    assert!(rules.len() >= 30, "{}: {rules:?}", rules.len());
    let without_help = found.iter().filter(|found| found.help.is_empty() && found.fix.is_none());
    let without_help: Vec<String> = without_help.map(|found| found.line(&sources)).collect();
    assert!(without_help.is_empty(), "{without_help:#?}");
    let drawn = report.human(&sources, Style::Plain).trim_end().to_owned() + "\n";
    snapbox::assert_data_eq!(drawn, file!["thirty/expected.txt"].raw());
}
