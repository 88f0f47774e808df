//! `errcat rules`.

use serde_json::Value;
use snapbox::str;

use crate::fixture::Fixture;

#[test]
fn the_table_names_every_rule() {
    let output = Fixture::empty().errcat(&["rules"]).assert().code(0).stderr_eq("");
    let table = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    let row = |name: &str| {
        let row = table.lines().find(|line| line.split_whitespace().next() == Some(name));
        row.unwrap_or_default().split_whitespace().take(4).collect::<Vec<_>>()
    };
    for rule in errcat_codegen::rules() {
        assert_eq!(row(rule.name).len(), 4, "{}", rule.name);
    }
    assert_eq!(row("duplicate-code"), ["duplicate-code", "fixed", "fixed", "fixed"]);
    assert_eq!(row("missing-remedy"), ["missing-remedy", "allow", "warn", "deny"]);
    assert!(table.contains("  Two errors of one contract have the same code.\n"), "{table}");
    assert!(!table.lines().any(|line| line.ends_with(' ')), "{table}");
}

#[test]
fn json_has_the_same() {
    let output =
        Fixture::empty().errcat(&["rules", "--format", "json"]).assert().code(0).stderr_eq("");
    let document: Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
    assert_eq!(document["schema"], "errcat/rules/1");
    let rules = document["rules"].as_array().expect("a list");
    let rule = |name: &str| rules.iter().find(|rule| rule["rule"] == name).expect(name);
    assert_eq!(rules.len(), errcat_codegen::rules().count());
    assert_eq!(rule("duplicate-code")["fixed"], true);
    assert_eq!(rule("missing-remedy")["levels"]["strict"], "deny");
}

#[test]
fn short_is_the_names() {
    let output = Fixture::empty().errcat(&["rules", "--format", "short"]).assert().code(0);
    let names = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(names.lines().eq(errcat_codegen::rules().map(|rule| rule.name)), "{names}");
}

#[test]
fn a_list_of_rules_is_no_annotation() {
    Fixture::empty()
        .errcat(&["rules", "--format", "github"])
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: the list of rules cannot be printed as GitHub annotations
help: `errcat rules` supports the formats human, short and json

"#]]);
}
