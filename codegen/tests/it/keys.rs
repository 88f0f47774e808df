//! Every key appears in every output: a word in each key of an error, and of a condition, is found in the data, the
//! page of the code, the single page and the explorer, and in Rust and TypeScript if the key is for programs.
//!
//! The keys come from the schema of the language. A new key fails here until it has a word and its readers are listed.

use std::collections::BTreeSet;

use errcat_codegen::Files;
use serde_json::Value;

use crate::fixture::compiled;
use crate::targets::assert_data_is_valid;

const SCHEMA: &str = include_str!("../../schema/catalog.schema.json");
const CATALOG: &str = include_str!("keys.yaml");
const PROJECT: &str = r#"
targets:
  rust: { examples: true }
  typescript: { package: "@example/errors" }
  markdown: [{ flavour: portable }, { flavour: single }]
  data: {}
"#;

/// A key, its words in an error and in a condition, and the outputs for programs that contain it.
///
/// A word may have several notations, with `|` between them.
struct Key {
    path: &'static str,
    error: &'static str,
    condition: &'static str,
    programs: &'static [Program],
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Program {
    Rust,
    TypeScript,
}
use Program::{Rust, TypeScript};

const fn key(
    path: &'static str,
    error: &'static str,
    condition: &'static str,
    programs: &'static [Program],
) -> Key {
    Key { path, error, condition, programs }
}

const BOTH: &[Program] = &[Rust, TypeScript];

/// Every key with a word. A condition has no word for the keys that only an error has.
const KEYS: &[Key] = &[
    key("code", "ErrorCode", "", BOTH),
    key("aliases", "ErrorAlias", "", BOTH),
    key("status", "507", "506", BOTH),
    key(
        "outage",
        "\"outage\": true|circuit breaker|is_outage|outage: true",
        "\"outage\": false|No: a circuit breaker|is_outage|so that a circuit breaker",
        BOTH,
    ),
    key("title", "ErrorTitle", "ConditionTitle", &[Rust]),
    key("description", "ErrorDescription", "ConditionDescription", &[Rust]),
    key("message", "ErrorMessage", "ConditionMessage", &[Rust]),
    key("cause", "ErrorCause", "ConditionCause", &[Rust]),
    key("remedy.text", "ErrorRemedyText", "ConditionRemedyText", &[Rust]),
    key("remedy.link", "ErrorRemedyLink", "ConditionRemedyLink", &[Rust]),
    key("user_message", "ErrorUserMessage", "ConditionUserMessage", &[]),
    key(
        "retry.when",
        "if_idempotent|safe to repeat|IfIdempotent",
        "\"when\": \"always\"|Retry after|Always",
        &[Rust],
    ),
    key("retry.after.param", "errorWait|error_wait", "conditionWait|condition_wait", &[Rust]),
    key(
        "retry.after.header",
        "X-Error-Wait|x-error-wait",
        "X-Condition-Wait|x-condition-wait",
        BOTH,
    ),
    key("retry.after.body", "errorPointer", "conditionPointer", &[TypeScript]),
    key(
        "retry.after.format",
        "unix_seconds|(seconds since 1970)",
        "unix_milliseconds|(milliseconds since 1970)",
        &[],
    ),
    key("retry.after.default", "11000|11 s", "21000|21 s", &[]),
    key("retry.backoff.initial", "12000|12 s", "22000|22 s", &[]),
    key("retry.backoff.factor", "\"factor\": 3|36 s", "\"factor\": 4|88 s", &[]),
    key("retry.backoff.max", "44000|44 s", "177000|177 s", &[]),
    key("retry.backoff.attempts", "\"attempts\": 5|5 attempts", "\"attempts\": 6|6 attempts", &[]),
    key("retry.backoff.jitter", "equal|up to a half", "\"none\"|and so on. Give up", &[]),
    key("args.type", "ErrorArgType|errorArgValue", "ConditionArgType|conditionArgValue", &[Rust]),
    key("args.doc", "ErrorArgDoc", "ConditionArgDoc", &[Rust]),
    key("args.example", "ErrorArgExample", "ConditionArgExample", &[Rust]),
    key("args.unit", "ErrorArgUnit", "ConditionArgUnit", &[Rust]),
    key(
        "details.type",
        "ErrorDetailType|errorDetailValue",
        "ConditionDetailType|conditionDetailValue",
        BOTH,
    ),
    key("details.doc", "ErrorDetailDoc", "ConditionDetailDoc", BOTH),
    key("details.example", "ErrorDetailExample", "ConditionDetailExample", &[Rust]),
    key("details.unit", "ErrorDetailUnit", "ConditionDetailUnit", BOTH),
    key("headers", "ErrorHeaderValue", "ConditionHeaderValue", &[Rust]),
    key("fields", "\"ErrorField\"|`ErrorField`|<code>ErrorField</code>", "", BOTH),
    key("fields", "", "\"ConditionField\"|`ConditionField`|<code>ConditionField</code>", &[Rust]),
    key(
        "examples.title",
        "Error example title|error example title",
        "Condition example title|condition example title",
        &[],
    ),
    key("examples.params", "ErrorExampleParam", "ConditionExampleParam", &[Rust]),
    key("examples.context", "ErrorExampleContext", "ConditionExampleContext", &[Rust]),
    key("since", "7.0.1", "7.0.2", &[Rust]),
    key("stability", "beta|Beta", "draft|Draft", &[]),
    key("deprecated.since", "8.0.1", "8.0.2", BOTH),
    key("deprecated.replaced_by", "OTHER|OtherCode", "OTHER|OtherCode", BOTH),
    key("deprecated.reason", "ErrorReason", "ConditionReason", BOTH),
];

/// Keys without a word, each with the reason.
const SILENT: &[(&str, &str)] = &[
    ("conditions", "its keys have words of their own"),
    ("remedy.action", "it is for programs: people read the text"),
    ("allow.rule", "it is for the checks alone"),
    ("allow.reason", "it is for the checks alone"),
    (
        "args.sensitive",
        "it is a mark in the data, and changes what programs log: see the tests of both targets",
    ),
    (
        "details.sensitive",
        "it is a mark in the data, and changes what programs log: see the tests of both targets",
    ),
];

/// The keys with a mapping as their value, and its definition in the schema.
const NESTED: &[(&str, &str)] = &[
    ("remedy", "Remedy"),
    ("retry", "Retry"),
    ("after", "RetrySource"),
    ("backoff", "Backoff"),
    ("args", "Param"),
    ("details", "Param"),
    ("examples", "Example"),
    ("deprecated", "Deprecated"),
    ("allow", "Allow"),
];

fn paths(schema: &Value, definition: &str) -> BTreeSet<String> {
    let keys = schema["definitions"][definition]["properties"].as_object().unwrap().keys();
    let inner = |key: &String| match NESTED.iter().find(|(name, _)| name == key) {
        None => vec![key.clone()],
        Some((_, definition)) => {
            paths(schema, definition).iter().map(|inner| format!("{key}.{inner}")).collect()
        }
    };
    keys.flat_map(inner).collect()
}

/// The texts of each reader, by its name and the modules that write it.
fn readers(files: &Files) -> Vec<(&'static str, String)> {
    let text = |path: &str| files.get(path).unwrap_or_else(|| panic!("no `{path}`")).to_owned();
    vec![
        ("data (emit/data/error.rs, errors.schema.json)", text("data/keys/errors.json")),
        (
            "page (emit/pages/section)",
            ["key", "other"]
                .map(|page| text(&format!("markdown/portable/keys/codes/{page}.md")))
                .concat(),
        ),
        ("single page (emit/pages/section, page/single.rs)", text("markdown/single/keys.md")),
        (
            "explorer (emit/pages/section, explorer/entry.rs)",
            text("markdown/portable/explorer.html"),
        ),
    ]
}

#[test]
fn every_key_of_the_schema_has_a_word() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let listed = |is_in_scope: fn(&Key) -> bool| -> BTreeSet<String> {
        let words = KEYS.iter().filter(|key| is_in_scope(key)).map(|key| key.path.to_owned());
        words.chain(SILENT.iter().map(|(path, _)| (*path).to_owned())).collect()
    };
    let missing: Vec<_> =
        [("Error", listed(|_| true)), ("Condition", listed(|it| !it.condition.is_empty()))]
            .iter()
            .flat_map(|(definition, listed)| {
                let paths = paths(&schema, definition);
                paths.into_iter().filter(|path| !listed.contains(path)).collect::<Vec<_>>()
            })
            .collect();
    assert!(
        missing.is_empty(),
        "carry these keys from raw.rs through lower/ to model/, and give each a word in keys.yaml and a row in KEYS: \
         {missing:?}"
    );
}

#[test]
fn every_word_reaches_every_reader() {
    let files = compiled(&[("errcat.yaml", PROJECT), ("catalog/keys.yaml", CATALOG)]);
    assert_data_is_valid(&files);
    let readers = readers(&files);
    let rust = files.get("rust/keys.rs").unwrap();
    let typescript = files.get("typescript/src/keys.ts").unwrap();
    let mut missing = Vec::new();
    for key in KEYS {
        for (scope, word) in [("error", key.error), ("condition", key.condition)] {
            if word.is_empty() {
                continue;
            }
            let has = |text: &str| word.split('|').any(|notation| text.contains(notation));
            for (reader, text) in &readers {
                if !has(text) {
                    missing.push(format!("{scope}.{}: `{word}` is not in the {reader}", key.path));
                }
            }
            for program in key.programs {
                let text = if *program == Rust { rust } else { typescript };
                if !has(text) {
                    missing.push(format!("{scope}.{}: `{word}` is not in {program:?}", key.path));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
