//! The language reference in `docs/language`: its tables come from the schema, its catalogs compile without findings, and
//! every key of the language is in one of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::fixture::{findings, sources};

const SCHEMA: &str = include_str!("../../schema/catalog.schema.json");

/// A key of a definition in the schema.
type Key = (String, String);

#[test]
fn the_tables_are_those_of_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut shown = BTreeSet::new();
    for (path, text) in chapters() {
        let fresh = with_tables(&schema, &text, &mut shown);
        if fresh != text {
            assert!(
                std::env::var_os("UPDATE_EXPECT").is_some(),
                "{} is stale: UPDATE_EXPECT=1 cargo test -p errcat-codegen --test it language",
                path.display()
            );
            std::fs::write(path, fresh).unwrap();
        }
    }
    // A type is described in the text of its chapter.
    let known = schema["definitions"].as_object().unwrap().keys().map(String::as_str);
    let known: BTreeSet<&str> = known.filter(|name| *name != "Type").chain(["Contract"]).collect();
    assert_eq!(known, shown.iter().map(String::as_str).collect(), "each definition has a table");
}

#[test]
fn every_listing_compiles_and_every_key_is_in_one() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut used = BTreeSet::new();
    for (path, text) in chapters() {
        for project in projects(&text) {
            let report = {
                let sources = sources(project.iter().map(|(path, text)| (*path, *text)));
                findings(&sources).short(&sources)
            };
            assert_eq!(report, "", "{}", path.display());
            for (path, text) in project.iter().filter(|(path, _)| path.ends_with(".yaml")) {
                let value: Value = serde_yaml::from_str(text).expect(path);
                if text.starts_with("errcat:") {
                    note(&schema, "Contract", &schema, &value, &mut used);
                } else {
                    note(
                        &schema,
                        "Category",
                        &schema["definitions"]["Category"],
                        &value,
                        &mut used,
                    );
                }
            }
        }
    }
    let definitions = schema["definitions"].as_object().unwrap();
    let all = definitions.iter().map(|(name, it)| (name.as_str(), it));
    let all = all.chain([("Contract", &schema)]).flat_map(|(name, it)| {
        let keys = it["properties"].as_object().into_iter().flatten();
        keys.map(move |(key, _)| (name.to_owned(), key.clone()))
    });
    let missing: Vec<Key> = all.filter(|key| !used.contains(key)).collect();
    assert!(missing.is_empty(), "no listing has {missing:?}");
}

/// The chapters, with their paths.
fn chapters() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/language");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut chapters: Vec<_> =
        entries.map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect();
    chapters.sort();
    chapters
}

/// The text with a table of keys or values between each pair of markers.
fn with_tables(schema: &Value, text: &str, shown: &mut BTreeSet<String>) -> String {
    let mut parts = text.split("<!-- keys: ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(" -->").expect("a marker is closed");
        let (_, rest) = rest.split_once("<!-- /keys -->").expect("a table has an end");
        let definition = if name == "Contract" { schema } else { &schema["definitions"][name] };
        write!(out, "<!-- keys: {name} -->\n\n{}\n<!-- /keys -->{rest}", table(definition))
            .unwrap();
        shown.insert(name.to_owned());
    }
    out
}

/// The keys of an object, or the values of an enumeration, each with its description.
fn table(definition: &Value) -> String {
    let row = |name: &str, it: &Value| {
        let text = it["description"].as_str().expect(name);
        format!("| `{name}` | {} |\n", text.replace('|', "\\|"))
    };
    match (definition["properties"].as_object(), definition["oneOf"].as_array()) {
        (Some(keys), _) => {
            let rows = keys.iter().map(|(name, it)| row(name, it));
            format!("| Key | Meaning |\n| --- | --- |\n{}", rows.collect::<String>())
        }
        (None, Some(values)) => {
            let rows = values.iter().map(|it| row(it["const"].as_str().unwrap(), it));
            format!("| Value | Meaning |\n| --- | --- |\n{}", rows.collect::<String>())
        }
        (None, None) => panic!("neither an object nor an enumeration: {definition}"),
    }
}

/// The projects of a chapter: each catalog alone, and the files with a path together.
fn projects(text: &str) -> Vec<Vec<(&str, &str)>> {
    let (mut alone, mut together) = (Vec::new(), Vec::new());
    for listing in text.split("\n```").skip(1).step_by(2) {
        let (fence, text) = listing.split_once('\n').expect("a listing has lines");
        match fence.split_once(' ') {
            Some((_, path)) => together.push((path, text)),
            None if fence == "yaml" => alone.push(vec![("catalog/example.yaml", text)]),
            None => {}
        }
    }
    if !together.is_empty() {
        alone.push(together);
    }
    alone
}

/// Notes the keys of a value, by the definition that has them.
fn use_keys(schema: &Value, at: &Value, value: &Value, used: &mut BTreeSet<Key>) {
    let name = at["$ref"].as_str().and_then(|path| path.strip_prefix("#/definitions/"));
    if let Some(name) = name {
        return note(schema, name, &schema["definitions"][name], value, used);
    }
    for alternatives in ["anyOf", "allOf"] {
        for it in at[alternatives].as_array().into_iter().flatten() {
            use_keys(schema, it, value, used);
        }
    }
    match value {
        Value::Object(members) => {
            for member in members.values() {
                use_keys(schema, &at["additionalProperties"], member, used);
            }
        }
        Value::Array(items) => {
            items.iter().for_each(|item| use_keys(schema, &at["items"], item, used));
        }
        _ => {}
    }
}

/// Notes the keys of a value of a definition, if all of them are its keys.
fn note(schema: &Value, name: &str, at: &Value, value: &Value, used: &mut BTreeSet<Key>) {
    let (Some(keys), Some(members)) = (at["properties"].as_object(), value.as_object()) else {
        return;
    };
    if members.keys().all(|key| keys.contains_key(key)) {
        for (key, member) in members {
            used.insert((name.to_owned(), key.clone()));
            use_keys(schema, &keys[key], member, used);
        }
    }
}
