//! Compares this reader with another: where both accept a text, they read the same.

use proptest::prelude::*;
use serde_json::Value;

use crate::report::Report;
use crate::source::Sources;
use crate::yaml::{self, Scalar, Tree, TreeKind};

/// Reads a text with this reader, and types its scalars by YAML's core schema.
fn ours(text: &str) -> Option<Value> {
    let sources = Sources::new([("a.yaml".to_owned(), text.as_bytes().to_vec())]);
    let (file, _) = sources.find("a.yaml")?;
    let mut report = Report::default();
    let tree: Tree = yaml::read(&sources, file, &mut report)?;
    assert!(report.diagnostics().is_empty(), "{}", report.short(&sources));
    Some(value(&tree))
}

fn value(tree: &Tree) -> Value {
    match &tree.kind {
        TreeKind::List(items) => items.iter().map(value).collect(),
        TreeKind::Mapping(pairs) => {
            pairs.iter().map(|(key, tree)| (key.value.clone(), value(tree))).collect()
        }
        TreeKind::Scalar(Scalar { text, quoted: true }) => Value::String(text.clone()),
        TreeKind::Scalar(Scalar { text, .. }) => match text.as_str() {
            "" | "~" | "null" => Value::Null,
            text => match serde_json::from_str(text) {
                Ok(value @ (Value::Bool(_) | Value::Number(_))) => value,
                _ => Value::String(text.to_owned()),
            },
        },
    }
}

#[test]
fn the_catalogs_read_the_same() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let loaded = crate::load(&root).expect("the project's own catalogs");
    let mut compared = 0;
    for (_, file) in loaded.sources.iter().filter(|(_, file)| file.path.ends_with(".yaml")) {
        let theirs: Value = serde_yaml::from_str(&file.text).expect(&file.path);
        assert_eq!(ours(&file.text).as_ref(), Some(&theirs), "{}", file.path);
        compared += 1;
    }
    assert!(compared > 5, "only {compared} files were compared");
}

/// Any JSON whose strings and keys both readers accept.
fn json() -> impl Strategy<Value = Value> {
    let text = "[ -~äß€\n]{0,20}".prop_map(|text| text.trim().to_owned());
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        (-1_000_000_i64..1_000_000).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-zA-Z_][a-zA-Z0-9_ :#-]{0,8}[a-z]", inner, 0..5)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn yaml_of_another_writer_reads_back(value in json()) {
        let text = serde_yaml::to_string(&value).unwrap();
        prop_assert_eq!(ours(&text), Some(value), "{}", text);
    }
}

#[test]
fn a_control_character_is_found_where_it_is_written() {
    for (text, place) in [
        ("a: |\n  one\n  t\u{200B}wo\n  three\n", "\u{200B}"),
        ("a: long\n  text\u{202E}\n", "\u{202E}"),
        (r#"a: "a \\u200B \u200b""#, r"\u200b"),
        (r#"a: "\x41\e""#, r"\e"),
        (r#"a: "\U00002028\P""#, r"\U00002028"),
        ("a: '\\u200B \u{200B}'", "\u{200B}"),
        (r#""a\N": b"#, r"\N"),
    ] {
        let sources = Sources::new([("a.yaml".to_owned(), text.as_bytes().to_vec())]);
        let (file, _) = sources.find("a.yaml").unwrap();
        let mut report = Report::default();
        let _: Option<Tree> = yaml::read(&sources, file, &mut report);
        report.finish();
        let places = report.diagnostics().iter().map(|found| sources.text(found.span()));
        assert_eq!(places.collect::<Vec<_>>(), [place], "{text}");
    }
}
