//! `errcat schema`, and the validation of catalogs by the schemas.

use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::schema::SchemaKind;
use errcat_codegen::source::Sources;
use jsonschema::Validator;
use serde_json::Value;
use snapbox::str;

use crate::fixture::{Fixture, GOOD};

#[test]
fn a_schema_is_printed() {
    let folder = Fixture::empty();
    let printed = |args: &[&str]| {
        let output = folder.errcat(args).assert().code(0).stderr_eq("");
        String::from_utf8_lossy(&output.get_output().stdout).into_owned()
    };
    assert_eq!(printed(&["schema"]), SchemaKind::Catalog.schema());
    assert_eq!(printed(&["schema", "catalog"]), SchemaKind::Catalog.schema());
    assert_eq!(printed(&["schema", "category"]), SchemaKind::Category.schema());
    assert_eq!(printed(&["schema", "project"]), SchemaKind::Project.schema());
}

#[test]
fn every_schema_is_written_and_left_alone_the_next_time() {
    let folder = Fixture::empty();
    folder.errcat(&["schema", "--write", "a/b"]).assert().code(0).stdout_eq("").stderr_eq(str![[
        r#"
wrote 3 files in a/b/

"#
    ]]);
    folder.errcat(&["schema", "--write", "a/b"]).assert().code(0).stderr_eq(str![[r#"
up to date

"#]]);
    for kind in SchemaKind::ALL {
        assert_eq!(folder.read(&format!("a/b/{}", kind.file_name())), kind.schema());
    }
}

#[test]
fn a_schema_that_cannot_be_written_is_said() {
    let folder = Fixture::empty();
    folder.write("taken", "");
    folder.errcat(&["schema", "--write", "taken"]).assert().code(2);
    folder.errcat(&["schema", "catalog", "--write", "a"]).assert().code(2);
}

#[test]
fn the_committed_schemas_are_fresh() {
    for kind in SchemaKind::ALL {
        let path = workspace().join("codegen/schema").join(kind.file_name());
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == kind.schema(),
            "{} is out of date: run `cargo run -- schema --write codegen/schema`",
            path.display()
        );
    }
}

#[test]
fn our_own_catalogs_are_as_the_schemas_say() {
    let mut checked = [0; SchemaKind::ALL.len()];
    for folder in ["catalog", "codegen/tests/it/rich", "tests/envelopes/catalog"] {
        for path in yaml_files(&workspace().join(folder)) {
            let text = fs::read_to_string(&path).expect("read a catalog");
            let kind = kind(&path, &text);
            accept(kind, &text, &path);
            checked[kind as usize] += 1;
        }
    }
    let project = workspace().join("errcat.yaml");
    accept(SchemaKind::Project, &fs::read_to_string(&project).expect("read the project"), &project);
    assert!(
        checked[SchemaKind::Catalog as usize] >= 5 && checked[SchemaKind::Category as usize] >= 5
    );
}

#[test]
fn the_good_catalogs_of_rules_are_as_the_schemas_say() {
    let mut checked = 0;
    for rule in errcat_codegen::rules() {
        // The good catalogs, and those that set options.
        let (_, good) = rule.page.split_once("\n## Good\n").unwrap_or_default();
        let mut path = "catalog/example.yaml";
        for (at, part) in good.split("```").enumerate() {
            if at % 2 == 0 {
                let named = part.trim_end().rsplit_once('\n').map_or("", |(_, line)| line);
                let named = named.strip_prefix('`').and_then(|line| line.strip_suffix("`:"));
                path = named.unwrap_or("catalog/example.yaml");
            } else if let Some(text) = part.strip_prefix("yaml\n") {
                accept(kind(Path::new(path), text), text, Path::new(rule.name));
                checked += 1;
            }
        }
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn the_starter_is_as_the_schemas_say() {
    let folder = Fixture::empty();
    folder.errcat(&["init", "web-shop", "-q"]).assert().code(0);
    accept(SchemaKind::Project, &folder.read("web-shop/errcat.yaml"), Path::new("errcat.yaml"));
    let catalog = "web-shop/catalog/web_shop_api.yaml";
    accept(SchemaKind::Catalog, &folder.read(catalog), Path::new(catalog));
}

#[test]
fn what_errcat_reads_an_editor_accepts() {
    let good = |from: &str, to: &str| {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD, "`{from}` is in the catalog");
        accept(SchemaKind::Catalog, &text, Path::new("catalog.yaml"));
    };
    good("1.0.0", "1.0");
    good("code: E7", "code: 7");
    good("coupon: {", "coupon?: {");
    good("coupon: {", "\"coupon?\": {");
    good("4xx: never", "404: never");
    good(
        "4xx: never",
        "4xx: { when: always, after: { param: wait, default: 1.5s }, backoff: { max: 2 min } }",
    );
    good("type: string", "type: list< map<string> >");
    good("type: string", "type: Line item");
    good("coupon: { type: string, doc: What was sent., example: SPRING }", "coupon: Coupon");
    good(
        "details:\n      coupon: { type: string, doc: What was sent., example: SPRING }",
        "details: Coupon?",
    );
    good("status: 404", "status: 200\n    allow: [{ rule: status-out-of-range, reason: Old. }]");
    good("{ action: fix_request, text: Check the coupon. }", "{}");
    good("cause: The coupon has expired.", "cause: [It has expired., It was never issued.]");
    accept(
        SchemaKind::Project,
        "rules: { level: strict, missing-remedy: deny }",
        Path::new("errcat.yaml"),
    );
}

#[test]
fn what_errcat_refuses_an_editor_marks() {
    for (from, to) in [
        ("title: Shop API", "titel: Shop API"),
        ("title: Shop API", "title: [Shop, API]"),
        ("title: Shop API", "name: Shop API"),
        ("errcat: 1\n", ""),
        ("errcat: 1", "errcat: one"),
        ("errcat: 1", "errcat: 2"),
        ("    cause:", "    coz:"),
        ("    description: There is no such coupon.\n", ""),
        ("code: E7", "code: 7.5"),
        ("code: E7", "code: [E7]"),
        ("status: 404", "status: \"404\""),
        ("status: 404", "status: not found"),
        ("status: 404", "status: 200"),
        ("status: 404", "status: 4040"),
        ("action: fix_request", "action: pray"),
        (", text: Check the coupon.", ""),
        ("4xx: never", "4xx: sometimes"),
        ("4xx: never", "4XX: never"),
        ("4xx: never", "40: never"),
        ("4xx: never", "4xx: { when: always, after: { format: seconds } }"),
        ("4xx: never", "4xx: { backoff: { initial: 5 } }"),
        ("4xx: never", "4xx: { backoff: { max: 5 minutes } }"),
        ("4xx: never", "4xx: { backoff: { factor: 0.5 } }"),
        ("4xx: never", "4xx: { backoff: { attempts: 0 } }"),
        ("4xx: never", "4xx: { backoff: { jitter: some } }"),
        ("{ type: string,", "{ tpye: string,"),
        ("{ type: string,", "{"),
        ("type: string", "type: string?"),
        ("type: string", "type: \"string[]\""),
        ("type: string", "type: string | null"),
        ("type: string", "type: list(string)"),
        ("type: string", "type: \"Optional[string]\""),
        ("type: string", "type: \"map<string, string>\""),
        ("errors:\n", "types: { A: { b: \"string[]\" } }\nerrors:\n"),
        ("errors:\n", "statuses: { 4xx: Bad }\nerrors:\n"),
        ("errors:\n", "statuses: { 404: { title: Lost } }\nerrors:\n"),
        ("errors:\n", "allow: [{ rule: unused-param }]\nerrors:\n"),
        ("errors:\n", "allow: [{ rule: unused-params, reason: Old. }]\nerrors:\n"),
        ("errors:\n", "allow: [{ rule: unknown-key, reason: Old. }]\nerrors:\n"),
        ("errors:\n", "removed: { GONE: { since: 0.9.0 } }\nerrors:\n"),
        ("errors:\n", "client: { LOST: { message: Lost. } }\nerrors:\n"),
        ("errors:\n", "client: { LOST: { origin: server, message: Lost. } }\nerrors:\n"),
        ("    cause:", "    deprecated: soon\n    cause:"),
        ("    cause:", "    stability: soon\n    cause:"),
        ("    cause:", "    outage: yes\n    cause:"),
    ] {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD, "`{from}` is in the catalog");
        refuse(SchemaKind::Catalog, "catalog/shop.yaml", &text);
    }
    for project in [
        "target: { rust: {} }",
        "targets: { rust: { serde: sometimes } }",
        "targets: { typescript: {} }",
        "targets: { markdown: [{}] }",
        "targets: { markdown: [{ flavour: plain }] }",
        "rules: { missing-remedy: loud }",
        "rules: { missing-remedies: deny }",
        "rules: { level: stern }",
    ] {
        refuse(SchemaKind::Project, "errcat.yaml", project);
    }
    let category =
        "title: Orders\nerrors: { A: { status: 99, description: Lost., remedy: Look. } }";
    refuse(SchemaKind::Category, "catalog/shop/orders.yaml", category);
    refuse(SchemaKind::Category, "catalog/shop/orders.yaml", "errcat: 1\nerrors: {}");
}

fn accept(kind: SchemaKind, text: &str, path: &Path) {
    let document = parse(text);
    let schema = validator(kind);
    let errors: Vec<String> = schema
        .iter_errors(&document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
}

/// Expects that neither the schema nor the compiler accepts a file.
fn refuse(kind: SchemaKind, path: &str, text: &str) {
    assert!(!validator(kind).is_valid(&parse(text)), "this is wrong and passes:\n{text}");
    let mut files = vec![(path.to_owned(), text.into())];
    if kind != SchemaKind::Catalog {
        files.push(("catalog/shop/contract.yaml".to_owned(), GOOD.into()));
    }
    let (_, report) = errcat_codegen::resolve(&Sources::new(files));
    assert!(report.has_errors(), "this passes in errcat only:\n{text}");
}

/// The kind of a file.
fn kind(path: &Path, text: &str) -> SchemaKind {
    if path.ends_with("errcat.yaml") {
        SchemaKind::Project
    } else if text.contains("errcat: 1") {
        SchemaKind::Catalog
    } else {
        SchemaKind::Category
    }
}

fn validator(kind: SchemaKind) -> Validator {
    let schema: Value = serde_json::from_str(&kind.schema()).expect("a schema is JSON");
    jsonschema::draft7::new(&schema).expect("a schema is a schema")
}

/// The document as an editor reads it: JSON, in which all keys are strings.
fn parse(text: &str) -> Value {
    let yaml: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
    json(yaml)
}

fn json(yaml: serde_yaml::Value) -> Value {
    match yaml {
        serde_yaml::Value::Mapping(pairs) => {
            pairs.into_iter().map(|(key, value)| (text(&key), json(value))).collect()
        }
        serde_yaml::Value::Sequence(items) => items.into_iter().map(json).collect(),
        scalar => serde_json::to_value(scalar).expect("a scalar is JSON"),
    }
}

fn text(key: &serde_yaml::Value) -> String {
    match key {
        serde_yaml::Value::String(text) => text.clone(),
        scalar => serde_yaml::to_string(scalar).expect("a key is a scalar").trim_end().to_owned(),
    }
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("read a folder");
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.expect("read a folder").path()) {
        if path.is_dir() {
            files.extend(yaml_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    files
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
