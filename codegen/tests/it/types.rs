//! Help for an unknown type: the type of its items is missing, or it has the name from another language.

use errcat_codegen::report::Diagnostic;

use crate::fixture::{GOOD, findings, sources};

#[test]
fn a_type_says_what_is_within() {
    for (written, wanted) in [
        ("list<>", "a list needs the type of its items"),
        ("array", "a list needs the type of its items"),
        ("map<>", "a map needs the type of its values"),
        ("map< list<> >", "a list needs the type of its items"),
    ] {
        let finding = type_finding(written);
        assert!(finding.fix.is_none() && finding.help[0].starts_with(wanted), "{finding:?}");
    }
}

#[test]
fn a_type_of_another_language_is_understood() {
    for (written, meant) in [
        ("int", "integer"),
        ("str", "string"),
        ("text", "string"),
        ("float", "number"),
        ("double", "number"),
        ("bool", "boolean"),
        ("datetime", "timestamp"),
        ("Integer", "integer"),
        ("list<list>", ""),
        ("list<strin>", "list<string>"),
        ("map<str>", "map<string>"),
    ] {
        let fix = type_finding(written).fix.map(|fix| fix.text);
        assert_eq!(fix.unwrap_or_default(), meant, "{written}");
    }
}

/// The finding about the type of a param.
fn type_finding(ty: &str) -> Diagnostic {
    let catalog = GOOD.replace(" }", &format!(", details: {{ a: \"{ty}\" }} }}"));
    let sources = sources([("catalog/example.yaml", catalog)]);
    let report = findings(&sources);
    let unknown = report.diagnostics().iter().find(|found| found.rule.name == "unknown-type");
    unknown.unwrap().clone()
}
