//! Targets agree: what the JSON Schema, the page and the TypeScript type tell of a body holds for every body that a
//! server sends, with its optional values and without them.

use std::collections::BTreeMap;

use errcat_codegen::{Files, compile};
use serde_json::Value;
use serde_yaml::{Mapping, Value as Yaml};

use crate::fixture::sources;
use crate::targets::{conformance, hostile};

const PROJECT: &str = r#"
targets:
  rust: { examples: true }
  typescript: { package: "@example/errors" }
  markdown: [{ flavour: portable }, { flavour: single }]
  data: {}
rules: { level: minimal }
"#;

/// A member of the body that has no members, as a target describes it.
#[derive(Debug, PartialEq)]
struct Leaf {
    /// `any`, `null`, `boolean`, `number`, `string`, `array` or `object`.
    kind: String,
    optional: bool,
    nullable: bool,
}

fn project(catalogs: Vec<(String, Vec<u8>)>) -> Files {
    let project = ("errcat.yaml".to_owned(), PROJECT.into());
    let sources = sources(catalogs.into_iter().chain([project]));
    compile(&sources).unwrap_or_else(|report| panic!("{}", report.short(&sources)))
}

/// The contracts of a project: the name of the folder of each, and its data.
fn contracts(files: &Files) -> impl Iterator<Item = (&str, Value)> {
    files.iter().filter_map(|(path, text)| {
        let folder = path.strip_prefix("data/")?.strip_suffix("/errors.json")?;
        Some((folder, serde_json::from_str(text).unwrap()))
    })
}

/// The bodies of the examples of an error, of its conditions, and of further examples.
fn bodies(error: &Value) -> Vec<&Value> {
    let list = |value: &'_ Value| value.as_array().cloned().unwrap_or_default().len();
    let further = (0..list(&error["examples"])).map(|at| &error["examples"][at]["body"]);
    let conditions =
        (0..list(&error["conditions"])).flat_map(|at| bodies(&error["conditions"][at]));
    [&error["example"]["body"]].into_iter().chain(further).chain(conditions).collect()
}

#[test]
fn every_body_is_as_its_schema_has_it() {
    for catalogs in [conformance(), hostile(), without_optionals(conformance())] {
        let files = project(catalogs);
        for (contract, data) in contracts(&files) {
            let validator = jsonschema::validator_for(&data["body"]).unwrap();
            for error in data["errors"].as_array().unwrap() {
                for body in bodies(error) {
                    let faults: Vec<String> =
                        validator.iter_errors(body).map(|it| it.to_string()).collect();
                    assert!(faults.is_empty(), "{contract}: {body:#}: {faults:#?}");
                }
            }
        }
    }
}

#[test]
fn an_example_can_leave_out_what_is_optional() {
    let files = project(without_optionals(conformance()));
    let (_, data) = contracts(&files).find(|(contract, _)| *contract == "problem-details").unwrap();
    let body = &data["errors"][1]["examples"][0]["body"];
    assert!(body["code"].is_string() && body.get("instance").is_none(), "{body:#}");
}

#[test]
fn the_page_and_the_type_tell_what_the_schema_tells() {
    for catalogs in [conformance(), hostile()] {
        let files = project(catalogs);
        for (contract, data) in contracts(&files) {
            let mut of_schema = BTreeMap::new();
            schema_leaves(&data["body"], String::new(), false, &mut of_schema);
            let page = files.get(&format!("markdown/portable/{contract}/index.md")).unwrap();
            assert_eq!(page_leaves(page), of_schema, "the page of {contract}");
            let module = files.get(&format!("typescript/src/{contract}.ts")).unwrap();
            let of_type = type_leaves(module);
            for (path, leaf) in of_schema {
                let ty = of_type
                    .get(&path)
                    .unwrap_or_else(|| panic!("{contract}: no {path} in {of_type:?}"));
                let is_open = ["unknown", "Details", "Code"].contains(&ty.as_str());
                let has_null = ty.ends_with(" | null") || ty == "null";
                assert!(
                    is_open || has_null == (leaf.nullable || leaf.kind == "null"),
                    "{contract}: {path}: {ty}"
                );
                let kind = ty.trim_end_matches(" | null");
                if ["string", "number", "boolean"].contains(&kind) {
                    assert_eq!(kind, leaf.kind, "{contract}: {path}");
                }
            }
        }
    }
}

fn kind(schema: &Value) -> String {
    if schema.get("$ref").is_some() {
        return "object".to_owned();
    }
    match (schema.get("const"), &schema["type"]) {
        (Some(Value::Null), _) => "null".to_owned(),
        (Some(Value::Bool(_)), _) => "boolean".to_owned(),
        (Some(Value::Number(_)), _) => "number".to_owned(),
        (Some(Value::String(_)), _) => "string".to_owned(),
        (_, Value::String(kind)) if kind == "integer" => "number".to_owned(),
        (_, Value::String(kind)) => kind.clone(),
        _ => "any".to_owned(),
    }
}

fn schema_leaves(
    schema: &Value,
    path: String,
    optional: bool,
    leaves: &mut BTreeMap<String, Leaf>,
) {
    let nullable = schema.get("anyOf").is_some();
    let schema = if nullable { &schema["anyOf"][0] } else { schema };
    if let Some(properties) = schema["properties"].as_object() {
        for (key, inner) in properties {
            let required = schema["required"].as_array().unwrap();
            let optional = optional || !required.iter().any(|it| it == key);
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            schema_leaves(inner, path, optional, leaves);
        }
    } else if schema["maxProperties"] == 1 {
        let path = if path.is_empty() { path } else { path + "." } + "{category}";
        schema_leaves(&schema["additionalProperties"], path, optional, leaves);
    } else if let Some(items) = schema["prefixItems"].as_array() {
        items.iter().for_each(|item| schema_leaves(item, format!("{path}[]"), optional, leaves));
    } else {
        leaves.insert(path, Leaf { kind: kind(schema), optional, nullable });
    }
}

/// The rows of the table about the body.
fn page_leaves(page: &str) -> BTreeMap<String, Leaf> {
    let rows = page.lines().skip_while(|line| !line.starts_with("| Field |")).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let mut leaves = BTreeMap::new();
    for row in rows {
        let mut cells = row.split(" | ");
        let path = cells.next().unwrap().trim_start_matches("| ").trim_matches('`').to_owned();
        if path.ends_with('*') {
            continue;
        }
        let words = cells.next().unwrap();
        let kind = words.split(' ').next().unwrap();
        let kind = if kind == "integer" { "number" } else { kind }.to_owned();
        let optional = row.contains("f applicable");
        leaves.insert(path, Leaf { kind, optional, nullable: words.ends_with(" or null") });
    }
    leaves
}

/// The members of the type of a body that are no objects, each with its type.
fn type_leaves(module: &str) -> BTreeMap<String, String> {
    let lines = module.lines().skip_while(|line| !line.contains("ErrorBody<Code"));
    let mut path: Vec<String> = Vec::new();
    let mut leaves = BTreeMap::new();
    for line in lines.skip(1) {
        let line = line.trim().replace("[category: string]", "{category}");
        match line.strip_prefix("readonly ").and_then(|member| member.split_once(": ")) {
            Some((key, ty)) => {
                let key = key.trim_end_matches('?').trim_matches('"').to_owned();
                match ty {
                    "{" => path.push(key),
                    "readonly [" => path.push(key + "[]"),
                    _ => {
                        let path: Vec<&str> = path
                            .iter()
                            .map(String::as_str)
                            .chain([key.as_str()])
                            .filter(|key| !key.is_empty())
                            .collect();
                        leaves.insert(path.join("."), ty.trim_end_matches(';').to_owned());
                    }
                }
            }
            None if line == "{" => path.push(String::new()),
            None if line.starts_with(['}', ']']) && path.pop().is_none() => break,
            None => {}
        }
    }
    leaves
}

/// The same catalogs with one more example for each error and condition: every optional value is left out.
fn without_optionals(catalogs: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let parse = |text: &[u8]| serde_yaml::from_slice::<Yaml>(text).unwrap();
    let contract_of = |path: &str| path.split(['/', '.']).nth(1).unwrap_or_default().to_owned();
    let yaml = catalogs.iter().filter(|(path, _)| path.ends_with(".yaml"));
    let context: BTreeMap<String, Vec<String>> = yaml
        .map(|(path, text)| (path, optionals(&parse(text)["context"])))
        .filter(|(_, names)| !names.is_empty())
        .map(|(path, names)| (contract_of(path), names))
        .collect();
    let changed = |(path, text): (String, Vec<u8>)| {
        if !path.ends_with(".yaml") {
            return (path, text);
        }
        let mut root = parse(&text);
        let top = root.as_mapping_mut().unwrap();
        let context = context.get(&contract_of(&path)).cloned().unwrap_or_default();
        each_mapping(top, "errors", &mut |error| leave_out(error, &context, &[]));
        each_mapping(top, "categories", &mut |category| {
            each_mapping(category, "errors", &mut |error| leave_out(error, &context, &[]));
        });
        (path, serde_yaml::to_string(&root).unwrap().into_bytes())
    };
    catalogs.into_iter().map(changed).collect()
}

fn each_mapping(parent: &mut Mapping, key: &str, change: &mut dyn FnMut(&mut Mapping)) {
    if let Some(Yaml::Mapping(entries)) = parent.get_mut(key) {
        entries.values_mut().filter_map(Yaml::as_mapping_mut).for_each(change);
    }
}

/// The names of optional params.
fn optionals(params: &Yaml) -> Vec<String> {
    let keys = params.as_mapping().into_iter().flat_map(Mapping::keys);
    keys.filter_map(|key| Some(key.as_str()?.strip_suffix('?')?.to_owned())).collect()
}

/// Adds an example without optional values to a case, and to its conditions.
fn leave_out(case: &mut Mapping, context: &[String], inherited: &[String]) {
    let own = ["args", "details"].iter().filter_map(|key| case.get(*key)).flat_map(optionals);
    let params: Vec<String> = inherited.iter().cloned().chain(own).collect();
    let nulls = |names: &[String]| -> Mapping {
        names.iter().map(|name| (Yaml::from(name.as_str()), Yaml::Null)).collect()
    };
    let mut example = Mapping::new();
    example.insert("title".into(), "Without optional values".into());
    example.insert("params".into(), nulls(&params).into());
    example.insert("context".into(), nulls(context).into());
    if !params.is_empty() || !context.is_empty() {
        let examples = case.entry("examples".into()).or_insert_with(|| Yaml::Sequence(Vec::new()));
        examples.as_sequence_mut().unwrap().push(example.into());
    }
    each_mapping(case, "conditions", &mut |condition| leave_out(condition, context, &params));
}

/// Two errors that each send the key of the other, a status with a name of the contract, and a slot that only a
/// condition fills.
const SWAPPED: &str = "
errcat: 1
statuses: { 404: { title: Nowhere, description: Nowhere. } }
envelope: { code: $code, status: $status, message: $message, $spread: details, pause: $pause, group: $category }
categories:
  one:
    errors:
      A: { code: B, status: 404, outage: true, description: First., remedy: Fix., details: { x: { type: string, example: a } } }
      B:
        code: A
        description: Second.
        remedy: Fix.
        deprecated: { since: 1.0.0, replaced_by: A }
        conditions:
          slow:
            message: Slow.
            args: { pause: { type: integer, doc: The pause., unit: seconds, example: 4 } }
            retry: { when: always, after: pause }
operations:
  getA: { errors: [A] }
";

#[test]
fn readers_are_told_the_same_of_swapped_codes() {
    let files = project(vec![("catalog/swap.yaml".to_owned(), SWAPPED.into())]);
    for (path, facts) in [
        (
            "typescript/src/swap.ts",
            &[
                "GetAError = SwapErrorOf<\"A\" | SwapClientCode>",
                "readonly status?: number | null;",
                "readonly pause?: number | null;",
                "readonly group?: string;",
                "(404 Nowhere)",
                "NAMES: Readonly<Record<string, SwapWireCode>> = { B: \"A\", A: \"B\" }",
            ][..],
        ),
        ("rust/swap.rs", &["/// `A`: Second.", "/// `B` (404 Nowhere): First.", "is_outage"][..]),
        ("markdown/portable/swap/operations.md", &["[`B`](codes/a.md)"]),
        (
            "markdown/portable/swap/codes/b.md",
            &["Use [`B`](a.md) instead", "Retry after the delay"],
        ),
        (
            "markdown/portable/swap/codes/a.md",
            &["404 Nowhere", "**Outage:** Yes", "isSwapError(error, \"A\")"],
        ),
        (
            "markdown/portable/swap/index.md",
            &[
                "| `status` | integer or null | HTTP status of the response |",
                "| `pause` | integer or null | The pause (seconds) |",
                "| `group` | string | Category of the error |",
            ],
        ),
        ("markdown/portable/explorer.html", &["404 Nowhere", "<dt>Outage</dt><dd>Yes"]),
        ("markdown/single/swap.md", &["404 Nowhere", "integer or null", "Retry after the delay"]),
    ] {
        let text = files.get(path).unwrap();
        for fact in facts {
            assert!(text.contains(fact), "{path} lacks `{fact}`:\n{text}");
        }
    }
    let data = contracts(&files).next().unwrap().1;
    assert_eq!(data["operations"][0]["errors"], serde_json::json!(["A"]));
    assert_eq!(data["errors"][1]["deprecated"]["replacedBy"], "A");
    assert_eq!(data["errors"][1]["conditions"][0]["retry"]["when"], "always");
}

/// Faults that a reader would meet: each was once in the output of some target.
const FOUND: &str = "
errcat: 1
docs_url: https://docs.example.com/{code}
context: { size: { type: integer, doc: The size., unit: bytes, example: 1 } }
envelope: { code: $code, message: $message, size: $size, details?: $details }
types: { Colour: [red, blue] }
client: { NETWORK_ERROR: { origin: timeout, message: Late } }
errors:
  CLASH:
    code: a b#c
    status: 409
    description: Clash.
    remedy: Fix.
    headers: { Content-Type: application/problem+json }
    retry: { when: never, after: { header: X-Old, format: seconds, default: 4s } }
    conditions:
      over:
        title: 残高不足
        message: Over.
        details: { count: integer, colours: { type: list<Colour>, example: [red] } }
        retry: { when: always, after: { header: X-New, format: seconds } }
      under: { message: Under., details: { count: string } }
removed: { GONE: { since: 1.0.0, reason: Vague., replaced_by: CLASH } }
";

#[test]
fn no_reader_is_misled() {
    let files = project(vec![("catalog/found.yaml".to_owned(), FOUND.into())]);
    let page = files.get("markdown/portable/found/codes/clash.md").unwrap();
    let single = files.get("markdown/single/found.md").unwrap();
    let module = files.get("typescript/src/found.ts").unwrap();
    assert_eq!(page.matches("Content-Type:").count(), page.matches("```http").count());
    assert!(page.contains("残高不足") && single.contains("残高不足"), "{page}");
    assert!(page.contains("One of `red`, `blue`"), "{page}");
    let explorer = files.get("markdown/portable/explorer.html").unwrap();
    assert!(explorer.contains("\"https://docs.example.com/a%20b%23c\""), "{explorer}");
    assert!(!page.contains("docs.example.com"), "{page}");
    assert!(single.contains("Vague. Use `a b#c` instead."), "{single}");
    assert!(single.contains("| `size` | integer | The size (bytes) |"), "{single}");
    assert!(module.contains("readonly count?: number | string;"), "{module}");
    assert!(module.contains("[[\"x-new\", 1000]]]"), "{module}");
    assert!(module.contains("    CLIENT_NETWORK_ERROR: [1, 1],"), "{module}");
}
