//! Fields: constants of each error, which the nearest place states, and which only their audience sees.

use crate::fixture::{compiled, try_compile};

const CATALOG: &str = r"
errcat: 1
name: disks
envelope: { code: $code, name: $name, severity: $field.severity, tags: $field.tags }
types:
  Open: [shared]
  Team: { name: string }
  Kind: [hiddenKind]
fields:
  owner: { type: [hiddenTeam], audience: internal, doc: HiddenDoc, default: hiddenTeam }
  severity: { type: [low, high], default: low }
  kind?: { type: Kind, audience: internal }
  open?: { type: Open, audience: internal }
  tags?: list<Open>
categories:
  full:
    status: 409
    fields: { severity: high, tags: [shared] }
    errors:
      DISK_FULL:
        description: The disk is full.
        fields: { kind: hiddenKind }
        args: { team?: Team, open?: Open }
        conditions:
          of_logs: { message: The disk of the logs is full., fields: { severity: low, tags: ~ } }
  others:
    status: 409
    errors:
      DISK_SLOW: { description: The disk is slow. }
";

/// The files of the catalog, in which some targets are for the team.
fn files(options: &str) -> errcat_codegen::Files {
    let project = format!(
        "targets:\n  rust: {{}}\n  typescript: {{ package: x{options} }}\n  data: {{{}}}\n  markdown: [{{ flavour: portable{options} }}, {{ flavour: single{options} }}]\nrules: {{ level: minimal }}\n",
        options.trim_start_matches(", ")
    );
    compiled(&[("errcat.yaml", &project), ("catalog/disks.yaml", CATALOG)])
}

#[test]
fn the_nearest_value_counts() {
    let files = files("");
    let errors: serde_json::Value =
        serde_json::from_str(files.get("data/disks/errors.json").unwrap()).unwrap();
    let fields = |pointer: &str| errors.pointer(pointer).unwrap().to_string();
    assert_eq!(fields("/errors/0/fields"), r#"{"severity":"high","tags":["shared"]}"#);
    assert_eq!(fields("/errors/0/conditions/0/fields"), r#"{"severity":"low"}"#);
    assert_eq!(fields("/errors/1/fields"), r#"{"severity":"low"}"#);
    assert_eq!(
        fields("/errors/0/conditions/0/example/body"),
        r#"{"code":"DISK_FULL","name":"DISK_FULL","severity":"low","tags":null}"#
    );
}

#[test]
fn what_is_internal_stays_in_the_house() {
    let leaks = |files: &errcat_codegen::Files| -> Vec<String> {
        let words = ["hiddenTeam", "hiddenKind", "HiddenDoc", "owner", "Kind"];
        let leaks = files.iter().filter(|(_, text)| words.iter().any(|word| text.contains(word)));
        leaks.map(|(path, _)| path.to_owned()).collect()
    };
    assert_eq!(leaks(&files("")), ["rust/disks.rs"]);
    let internal = leaks(&files(", audience: internal"));
    for path in [
        "data/disks/errors.json",
        "markdown/portable/disks/codes/disk-full.md",
        "markdown/portable/explorer.html",
        "markdown/single/disks.md",
        "typescript/dist/disks.d.ts",
        "typescript/dist/disks.js",
        "typescript/src/disks.ts",
    ] {
        assert!(internal.iter().any(|known| known == path), "{path} is not in {internal:?}");
    }
}

#[test]
fn the_explorer_filters_by_fields() {
    let files = files("");
    let page = files.get("markdown/portable/explorer.html").unwrap();
    for expected in [
        "<select name=\"field.severity\">",
        "<option value=\"high\">high</option>",
        "data-fields=\"severity=high severity=low tags=shared\"",
        "data-fields=\"severity=low\"",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    // A choice between one value is none.
    assert!(!page.contains("field.tags"));
}

#[test]
fn one_finding_names_the_errors_that_lack_a_field() {
    let error = |at: u8| format!("  DISK_{at}: {{ status: 409, description: Disk {at}. }}");
    let errors = (1..=7).map(error).collect::<Vec<_>>().join("\n");
    let catalog = format!("errcat: 1\nfields: {{ severity: [low, high] }}\nerrors:\n{errors}");
    let project = "rules: { level: minimal }\n";
    let found = try_compile(&[("errcat.yaml", project), ("catalog/disks.yaml", &catalog)]);
    assert_eq!(
        found.err().as_deref(),
        Some(
            "catalog/disks.yaml:2:11: error[unset-field]: `severity` is not set in `DISK_1`, `DISK_2`, `DISK_3`, `DISK_4`, `DISK_5` and 2 more errors\n"
        )
    );
}

#[test]
fn a_slot_names_a_field_that_exists() {
    let catalog = "errcat: 1\nenvelope: { code: $code, a: $field.severty, b: \"{field.other}\", c: \"x $field.severity\" }\nfields: { severity: { type: [low], default: low } }\nerrors:\n  A: { status: 409, description: A. }\n";
    let project = "rules: { level: minimal }\n";
    let found = try_compile(&[("errcat.yaml", project), ("catalog/disks.yaml", catalog)]);
    assert_eq!(
        found.err().as_deref(),
        Some(
            "catalog/disks.yaml:2:29: error[unknown-slot]: nothing fills the slot `$field.severty`\n\
             catalog/disks.yaml:2:49: error[unknown-slot]: nothing fills the slot `$field.other`\n\
             catalog/disks.yaml:2:71: error[unknown-slot]: `$field.severity` is not filled inside a string\n"
        )
    );
}

#[test]
fn every_mistake_in_a_declaration_is_found_in_one_run() {
    let catalog = "errcat: 1\nfields:\n  a: strng\n  b: { doc: B }\n  c: [low, low]\n  d: { type: [x], audience: publik, default: y }\n  e: { type: string, exampel: x }\n  f: []\nerrors:\n  A: { status: 409, description: A., fields: { a: x, b: 1, c: low, e: x, f: x, g: 1 } }\n";
    let project = "rules: { level: minimal }\n";
    let found = try_compile(&[("errcat.yaml", project), ("catalog/disks.yaml", catalog)]);
    snapbox::assert_data_eq!(
        found.err().unwrap_or_default(),
        snapbox::str![[r"
catalog/disks.yaml:3:6: error[unknown-type]: unknown type `strng`
catalog/disks.yaml:4:6: error[missing-key]: the field `b` has no `type`
catalog/disks.yaml:5:12: error[identifier-clash]: `low` and `low` are both `Low` among the values of `c`
catalog/disks.yaml:6:29: error[unknown-value]: unknown value `publik`
catalog/disks.yaml:6:46: error[mismatched-field]: expected a value of `d`, found `y`
catalog/disks.yaml:7:22: error[unknown-key]: unknown key `exampel`
catalog/disks.yaml:8:3: error[empty-enumeration]: `f` has no values
catalog/disks.yaml:10:77: error[mismatched-field]: expected a value of `f`, found `x`
catalog/disks.yaml:10:80: error[unknown-field]: there is no field `g`

"]]
    );
}

#[test]
fn a_member_of_an_error_is_one_value() {
    let catalog = "errcat: 1\nenvelope: { code: $code, a: $field.level, b: $level }\nfields: { level: { type: string, default: x } }\nerrors:\n  A: { status: 409, description: A., args: { level: integer } }\n";
    let project = "targets: { typescript: { package: x } }\nrules: { level: minimal }\n";
    let found = try_compile(&[("errcat.yaml", project), ("catalog/disks.yaml", catalog)]);
    snapbox::assert_data_eq!(
        found.err().unwrap_or_default(),
        snapbox::str![[r"
catalog/disks.yaml:5:46: error[identifier-clash]: `level` and `level` are both `level` among the members of an error

"]]
    );
}
