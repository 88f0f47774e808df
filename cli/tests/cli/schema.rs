//! `errcat schema`, and the validation of catalogs by the schemas.

use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::schema::SchemaKind;
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
    for path in yaml_files(&workspace().join("catalog")) {
        let is_contract = path.ends_with("contract.yaml");
        let kind = if is_contract { SchemaKind::Catalog } else { SchemaKind::Category };
        accept(kind, &fs::read_to_string(&path).expect("read a catalog"), &path);
        checked[kind as usize] += 1;
    }
    let project = workspace().join("errcat.yaml");
    accept(SchemaKind::Project, &fs::read_to_string(&project).expect("read the project"), &project);
    assert!(
        checked[SchemaKind::Catalog as usize] >= 5 && checked[SchemaKind::Category as usize] >= 5
    );
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
    good("cause: The coupon has expired.", "cause: [It has expired., It was never issued.]");
    accept(
        SchemaKind::Project,
        "rules: { level: strict, missing-remedy: deny }",
        Path::new("errcat.yaml"),
    );
}

#[test]
fn what_errcat_refuses_an_editor_marks() {
    let bad = |from: &str, to: &str| {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD, "`{from}` is in the catalog");
        refuse(SchemaKind::Catalog, &text);
    };
    bad("title: Shop API", "titel: Shop API");
    bad("    cause:", "    coz:");
    bad("status: 404", "status: \"404\"");
    bad("status: 404", "status: not found");
    bad("action: fix_request", "action: pray");
    bad("4xx: never", "4xx: sometimes");
    bad("{ type: string,", "{ tpye: string,");
    bad("errcat: 1", "errcat: one");
    bad("title: Shop API", "title: [Shop, API]");
    refuse(SchemaKind::Category, "errcat: 1\nerrors: {}");
    refuse(SchemaKind::Project, "target: { rust: {} }");
    refuse(SchemaKind::Project, "targets: { rust: { serde: sometimes } }");
    refuse(SchemaKind::Project, "rules: { missing-remedy: loud }");
    refuse(SchemaKind::Project, "rules: { missing-remedies: deny }");
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

fn refuse(kind: SchemaKind, text: &str) {
    assert!(!validator(kind).is_valid(&parse(text)), "this is wrong and passes:\n{text}");
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
