//! Types: the help for an unknown one, and the limits of types that contain types.

use std::fmt::Write as _;

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
        ("list<strin>", "string"),
        ("map<str>", "string"),
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

/// A contract of `count` types, each with this definition of the next one; the last is a string.
fn nested_types(count: usize, definition: fn(String) -> String) -> String {
    let mut text = "errcat: 1\nversion: 1.0.0\ntypes:\n".to_owned();
    for at in 0..count {
        let next = if at + 1 < count { format!("T{}", at + 1) } else { "string".to_owned() };
        writeln!(text, "  T{at}: {{ {} }}", definition(next)).unwrap();
    }
    let error = "{ status: 404, description: G, remedy: R, details: { x: T0 } }";
    writeln!(text, "errors:\n  GONE: {error}").unwrap();
    text
}

#[test]
fn an_example_of_a_type_has_a_size() {
    let found = |text: String| {
        let sources = sources([("catalog/a.yaml", text)]);
        findings(&sources).short(&sources)
    };
    let twice = |next| format!("a: {next}, b: {next}");
    let once = |next| format!("a: {next}");
    let listed = |next| format!("a: list<{next}>, b?: {next}");
    assert_eq!(found(nested_types(12, twice)), "");
    assert_eq!(found(nested_types(60, once)), "");
    assert_eq!(found(nested_types(4_000, listed)), "");
    assert_eq!(
        found(nested_types(40, twice)),
        "catalog/a.yaml:31:3: error[too-large]: an example of the type `T27` would have more than 10000 values\n"
    );
    assert_eq!(
        found(nested_types(4_000, once)),
        "catalog/a.yaml:3939:3: error[too-large]: an example of the type `T3935` would have more than 64 levels\n"
    );
}

/// The param `a` of an error.
fn with_param(param: &str) -> String {
    format!(
        "errcat: 1
types:
  Field: {{ name: string }}
errors:
  FORM_INVALID:
    status: 422
    description: The form is not valid.
    remedy: Mend the fields.
    details:
      fields: list<Field>
      {param}
"
    )
}

#[test]
fn the_fix_of_a_type_of_another_language_is_right() {
    for (written, mended) in [
        ("a: string?", "a?: string"),
        ("a?: string?", "a?: string"),
        ("\"a\": integer | null", "\"a?\": integer"),
        ("a: \"string[]\"", "a: list<string>"),
        ("a: \"string[]?\"", "a?: list<string>"),
        ("a: map<list< Feild >>", "a: map<list< Field >>"),
        ("a: \"list<Feild>\"", "a: \"list<Field>\""),
        ("a: Array<Feild>", "a: list<Field>"),
        ("a: { doc: Name., type: uuid? }", "a?: { doc: Name., type: uuid }"),
        ("a:\n        type: Optional[str]", "a?:\n        type: string"),
    ] {
        let sources = sources([("catalog/shop.yaml", with_param(written))]);
        let report = findings(&sources);
        let found: Vec<_> =
            report.diagnostics().iter().filter(|found| found.rule.name == "unknown-type").collect();
        let [found] = found[..] else { panic!("{}", report.short(&sources)) };
        let fix = found.fix.as_ref().unwrap();
        let mut text = with_param(written);
        text.replace_range(fix.span.start as usize..fix.span.end as usize, &fix.text);
        assert_eq!(text, with_param(mended));
    }
}
