//! `errcat check`.

use serde_json::Value;
use snapbox::str;

use crate::fixture::{Fixture, GOOD, with_error, with_warning};

#[test]
fn a_good_catalog_has_no_findings() {
    Fixture::new(GOOD).errcat(&["check"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
no findings in 1 contract

"#]]);
}

#[test]
fn an_error_is_drawn_for_people_on_stderr() {
    Fixture::new(&with_error())
        .errcat(&["check"])
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[unknown-key]: unknown key `coz`
  --> catalog/shop.yaml:14:5
   |
14 |     coz: The coupon has expired.
   |     ^^^
   |
   = help: the keys here are: code, aliases, status, outage, title, description, message, cause, remedy, user_message, retry, args, details, headers, fields, conditions, examples, since, stability, deprecated, allow

1 error

"#]]);
}

#[test]
fn every_finding_of_a_run_is_shown() {
    Fixture::new(&with_error().replace("    remedy: Choose another product.\n", ""))
        .errcat(&["check", "--format", "short"])
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
catalog/shop.yaml:6:3: warning[missing-remedy]: `OUT_OF_STOCK` has no remedy
catalog/shop.yaml:13:5: error[unknown-key]: unknown key `coz`
1 error, 1 warning

"#]]);
}

#[test]
fn a_warning_alone_is_no_failure() {
    Fixture::new(&with_warning())
        .errcat(&["check", "--format", "short"])
        .assert()
        .code(0)
        .stderr_eq(str![[r#"
catalog/shop.yaml:6:3: warning[missing-remedy]: `OUT_OF_STOCK` has no remedy
1 warning

"#]]);
}

#[test]
fn a_warning_that_is_denied_is_a_failure() {
    for flag in ["-D", "--deny-warnings"] {
        Fixture::new(&with_warning())
            .errcat(&["check", "--format", "short", flag])
            .assert()
            .code(1)
            .stderr_eq(str![[r#"
catalog/shop.yaml:6:3: warning[missing-remedy]: `OUT_OF_STOCK` has no remedy
1 warning (denied)

"#]]);
    }
}

#[test]
fn text_that_is_not_yaml_is_a_finding() {
    Fixture::new("errcat: [\n").errcat(&["check", "--format", "short"]).assert().code(1).stderr_eq(
        str![[r#"
catalog/shop.yaml:1:9: error[invalid-yaml]: this `[` is not closed
1 error

"#]],
    );
}

#[test]
fn quiet_leaves_findings_only() {
    Fixture::new(GOOD).errcat(&["check", "-q"]).assert().code(0).stdout_eq("").stderr_eq("");
    Fixture::new(&with_warning())
        .errcat(&["check", "--quiet", "--format", "short"])
        .assert()
        .code(0)
        .stderr_eq(str![[r#"
catalog/shop.yaml:6:3: warning[missing-remedy]: `OUT_OF_STOCK` has no remedy

"#]]);
}

#[test]
fn json_is_data_and_stays_the_same() {
    let project = Fixture::new(&with_error());
    let output = project
        .errcat(&["check", "--format", "json"])
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
1 error

"#]])
        .stdout_eq(str![[r#"
{
  "schema": "errcat/findings/1",
  "findings": [
    {
      "rule": "unknown-key",
      "level": "error",
      "message": "unknown key `coz`",
      "path": "catalog/shop.yaml",
      "line": 14,
      "column": 5,
      "end_line": 14,
      "end_column": 8,
      "bytes": [
        295,
        298
      ],
      "labels": [
        {
          "text": "",
          "path": "catalog/shop.yaml",
          "line": 14,
          "column": 5,
          "end_line": 14,
          "end_column": 8,
          "bytes": [
            295,
            298
          ]
        }
      ],
      "help": [
        "the keys here are: code, aliases, status, outage, title, description, message, cause, remedy, user_message, retry, args, details, headers, fields, conditions, examples, since, stability, deprecated, allow"
      ]
    }
  ]
}

"#]]);
    let document: Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
    assert_eq!(document["schema"], "errcat/findings/1");
    assert_eq!(document["findings"][0]["rule"], "unknown-key");

    let again = project.errcat(&["check", "--format", "json"]).output().expect("ran twice");
    assert_eq!(again.stdout, output.get_output().stdout);
}

#[test]
fn json_is_a_document_where_nothing_was_found() {
    let output = Fixture::new(GOOD).errcat(&["check", "--format", "json"]).assert().code(0);
    let document: Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
    assert_eq!(document["findings"], Value::Array(Vec::new()));
}

#[test]
fn github_gets_annotations_that_nothing_can_break() {
    let project = Fixture::new(&with_error().replace("coz", "\"100%: co,z\""));
    project.write("catalog/a,b.yaml", GOOD);
    project.write("catalog/c,d.yaml", &with_error());
    project
        .errcat(&["check", "--format", "github"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
::error file=catalog/a%2Cb.yaml,line=1,endLine=1,col=1,endColumn=1,title=invalid-identifier::`a,b` cannot be the name of a module%0Ahelp: use lower-case letters, digits and `_`, starting with a letter
::error file=catalog/c%2Cd.yaml,line=1,endLine=1,col=1,endColumn=1,title=invalid-identifier::`c,d` cannot be the name of a module%0Ahelp: use lower-case letters, digits and `_`, starting with a letter
::error file=catalog/c%2Cd.yaml,line=14,endLine=14,col=5,endColumn=8,title=unknown-key::unknown key `coz`%0Ahelp: the keys here are: code, aliases, status, outage, title, description, message, cause, remedy, user_message, retry, args, details, headers, fields, conditions, examples, since, stability, deprecated, allow
::error file=catalog/shop.yaml,line=14,endLine=14,col=5,endColumn=17,title=unknown-key::unknown key `100%25: co,z`%0Ahelp: the keys here are: code, aliases, status, outage, title, description, message, cause, remedy, user_message, retry, args, details, headers, fields, conditions, examples, since, stability, deprecated, allow

"#]])
        .stderr_eq(str![[r#"
4 errors

"#]]);
}
