//! The drawing of findings for people: many of them, and long lines.

use errcat_codegen::report::{Report, Style};
use errcat_codegen::source::Sources;

use crate::fixture::findings;

/// The findings of some catalogs, by name.
fn run(catalogs: impl IntoIterator<Item = (String, String)>) -> (Sources, Report) {
    let path = |(name, text): (String, String)| (format!("catalog/{name}.yaml"), text.into_bytes());
    let sources = Sources::new(catalogs.into_iter().map(path));
    let report = findings(&sources);
    (sources, report)
}

#[test]
fn a_long_line_is_drawn_around_the_place() {
    let long = "A long text. ".repeat(200);
    let error = |number| format!("A{number}: {{ description: {long}, status: 4000 }}, ");
    let errors: String = (0..9).map(error).collect();
    let (sources, report) = run([("a".to_owned(), format!("errcat: 1\nerrors: {{ {errors} }}\n"))]);
    let drawn = report.human(&sources, Style::Plain);
    let heads: Vec<&str> =
        drawn.lines().filter_map(|line| line.trim().strip_prefix("--> ")).collect();
    let places: Vec<String> =
        report.diagnostics().iter().map(|found| found.line(&sources)).collect();
    assert!(places.len() > 9 && heads.len() == places.len());
    for (head, place) in heads.iter().zip(&places) {
        assert!(place.starts_with(&format!("{head}: ")), "{head} is {place}");
    }
    assert!(drawn.lines().all(|line| line.len() < 400));
}

/// Codes without a remedy.
fn without_remedy(codes: usize) -> String {
    let error = |code| format!("  A_{code}: {{ status: 404, description: Gone. }}\n");
    format!("errcat: 1\nerrors:\n{}", (0..codes).map(error).collect::<String>())
}

#[test]
fn alike_findings_are_counted() {
    let files = [("a", 2_536), ("b", 10), ("c", 11)];
    let (sources, report) =
        run(files.map(|(name, codes)| (name.to_owned(), without_remedy(codes))));
    let drawn = report.human(&sources, Style::Plain);
    let places = drawn.lines().filter_map(|line| line.trim().strip_prefix("--> catalog/"));
    let files: String = places.map(|place| &place[..1]).collect();
    assert_eq!(files, ["a", "b", "c"].map(|name| name.repeat(10)).concat());
    let notes: Vec<&str> = drawn.lines().filter(|line| line.contains("more like this")).collect();
    let note = "more like this in this file; `errcat check --format short` lists them";
    assert_eq!(notes, [2_526, 1].map(|more| format!("note: {more} {note}")));
    // Programs get each of them.
    assert_eq!(report.count(), (0, 2_557));
    assert_eq!(report.short(&sources).lines().count(), 2_557);
    assert_eq!(report.github(&sources).lines().count(), 2_557);
    assert_eq!(report.json(&sources).matches("\"rule\":").count(), 2_557);
}

#[test]
fn a_thousand_findings_are_drawn() {
    let (sources, report) = run((0..150).map(|file| (format!("c{file:03}"), without_remedy(11))));
    let drawn = report.human(&sources, Style::Plain);
    assert_eq!(drawn.matches("--> ").count(), 1_000);
    assert_eq!(drawn.lines().filter(|line| line.starts_with("catalog/")).count(), 500);
    assert_eq!(drawn.matches("note: 1 more like this").count(), 150);
}

#[test]
fn a_brace_in_a_description_is_not_doubled() {
    for (description, message) in [
        ("A name is [a-z]{3,30}.", "`{3,30}` is not a placeholder"),
        ("A name has no }.", "this `}` does not belong to a placeholder"),
        ("Write {name} in braces.", "`A` has no param `name`"),
    ] {
        let error = format!("A: {{ status: 400, description: \"{description}\", remedy: Look. }}");
        let (_, report) = run([("a".to_owned(), format!("errcat: 1\nerrors: {{ {error} }}\n"))]);
        let [found] = report.diagnostics() else { panic!("{report:?}") };
        assert_eq!(found.message, message);
        assert!(found.help[0].contains("write a `message`"), "{:?}", found.help);
        assert!(!found.help[0].contains("{{"), "{:?}", found.help);
    }
}
