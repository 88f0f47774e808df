//! The pages of a catalog that says all there is to say, in words that would break a page if they could.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use errcat_codegen::report::Report;
use errcat_codegen::source::Sources;
use errcat_codegen::{Files, compile};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const HOSTILE: &str = include_str!("../src/emit/markdown/hostile.json");

const PROJECT: &str = "
targets:
  rust: {}
  typescript: { package: \"@example/errors\" }
  markdown: [{ flavour: portable }, { flavour: single, output: one }]
rules: { level: minimal }
";

const PAGES_ONLY: &str = "
targets: { markdown: [{ flavour: portable }, { flavour: single, output: one }] }
rules: { level: minimal }
";

const RICH: &str = r#"
errcat: 1
name: rich
title: Rich & strange API
version: 3.0.0
description: |
  One paragraph, with `code|span`.

  And another.
docs_url: https://docs.example.com/{slug}
context: { trace: { type: string, doc: "Trace | of the {request}", example: t1 } }
envelope: { ok: false, error: { code: $code, message: $message, details?: $details }, trace: $trace }
statuses: { 200: Fine, 404: { title: Gone <b>fishing</b>, description: "A | B" }, 429: Slow down }
types: { Item: { id: integer, note?: string }, Colour: [red, "green|blue"] }
categories:
  things:
    title: Things & stuff
    description: What is {{ not }} there.
    errors:
      NOT_FOUND:
        status: 404
        description: There is no `<Vec<T>>`, nor {x}.
        cause: [It was deleted., "import it first"]
        remedy: { action: fix_request, text: Look again., link: "https://example.com/a_(b)" }
        user_message: We {{ could }} not find it.
        details: { items: { type: list<Item>, example: [{ id: 1 }] }, colour: { type: Colour, doc: Its colour, example: red } }
        headers: { X-Reason: "a|b" }
        since: 1.0.0
        deprecated: { since: 2.0.0, replaced_by: MISSING, reason: It was vague. }
        conditions:
          retry: { title: Retry, message: Not yet there, description: A title that the page has already., remedy: Wait. }
        examples: [{ title: 404 again, params: { colour: "green|blue" } }]
      MISSING: { status: 404, description: Missing, message: Missing, remedy: Look again., retry: always }
  limits:
    errors:
      SLOW_DOWN:
        code: SLOW_DOWN
        status: 429
        description: Too fast
        remedy: Wait.
        args: { wait: { type: integer, unit: seconds, example: 3 } }
        retry: { when: if_idempotent, after: wait }
client:
  NETWORK_ERROR: { origin: no_response, message: No | answer, user_message: "{offline}", remedy: Check. }
removed:
  OLD: { since: 2.0.0, reason: "It was <old>.", replaced_by: MISSING }
"#;

fn pages(files: impl IntoIterator<Item = (String, String)>) -> Files {
    let sources = Sources::new(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
    let mut report = Report::default();
    let files = compile(&sources, &mut report);
    files.unwrap_or_else(|| panic!("{}", report.short(&sources)))
}

fn rich() -> Files {
    let guide = "# How to\r\n\r\n## Retry\r\n\r\n- one\r\n- two\r\n";
    pages([
        ("errcat.yaml".to_owned(), PROJECT.to_owned()),
        ("catalog/rich/contract.yaml".to_owned(), RICH.to_owned()),
        ("catalog/rich/guides/how-to.md".to_owned(), guide.to_owned()),
    ])
}

fn markdown(files: &Files) -> Vec<(&str, &str)> {
    files
        .iter()
        .filter(|(path, _)| path.ends_with(".md") && !path.starts_with("typescript/"))
        .collect()
}

fn parse(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

#[test]
fn there_is_a_page_for_everything() {
    let files = rich();
    let paths: Vec<&str> = markdown(&files).iter().map(|(path, _)| *path).collect();
    let tree = [
        "categories/limits",
        "categories/things",
        "changes",
        "codes/missing",
        "codes/not-found",
        "codes/old",
        "codes/slow-down",
        "guides/how-to",
        "handling",
        "http-statuses",
        "index",
        "scenarios",
    ];
    let mut expected: Vec<String> =
        tree.iter().map(|path| format!("markdown/portable/rich/{path}.md")).collect();
    expected.push("one/rich.md".to_owned());
    assert_eq!(paths, expected);
}

#[test]
fn links_lead_to_pages() {
    let files = rich();
    let mut count = 0;
    for (path, text) in markdown(&files) {
        for event in parse(text) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            if dest_url.starts_with("https://") {
                continue;
            }
            let mut folder: Vec<&str> = path.split('/').collect();
            folder.pop();
            for part in dest_url.split('/') {
                if part == ".." {
                    folder.pop();
                } else {
                    folder.push(part);
                }
            }
            assert!(files.get(&folder.join("/")).is_some(), "{path} links to {dest_url}");
            count += 1;
        }
    }
    assert!(count > 40, "{count} links");
}

#[test]
fn pages_keep_to_the_portable_dialect() {
    for (path, text) in markdown(&rich()) {
        assert!(
            text.starts_with("# ") && text.lines().nth(2).unwrap().contains("@generated by errcat"),
            "{path}"
        );
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}:\n{text}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{path}:\n{text}");
        let is_loose = |prose: &str| prose.contains("\n\n\n");
        assert!(!text.split("```").step_by(2).any(is_loose), "{path}:\n{text}");
        let mut anchors = BTreeSet::new();
        let mut heading: Option<String> = None;
        let mut level = 0;
        let mut json: Option<String> = None;
        for event in parse(text) {
            match event {
                Event::Start(Tag::Heading { level: this, .. }) => {
                    assert!(
                        this as usize <= level + 1 && (this as usize > 1 || level == 0),
                        "{path}: levels"
                    );
                    level = this as usize;
                    heading = Some(String::new());
                }
                Event::End(TagEnd::Heading(_)) => {
                    let text = heading.take().unwrap();
                    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == ' ';
                    assert!(level == 1 || text.chars().all(is_plain), "{path}: {text}");
                    assert!(anchors.insert(text.to_lowercase()), "{path}: two headings `{text}`");
                }
                Event::Start(Tag::Table(columns)) => assert!(columns.len() <= 4, "{path}"),
                Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(language))) => {
                    json = (&*language == "json").then(String::new);
                }
                Event::End(TagEnd::CodeBlock) => {
                    if let Some(json) = json.take() {
                        serde_json::from_str::<serde_json::Value>(&json).unwrap();
                    }
                }
                Event::Text(text) | Event::Code(text) => {
                    heading.iter_mut().for_each(|heading| heading.push_str(&text));
                    json.iter_mut().for_each(|json| json.push_str(&text));
                }
                Event::Html(html) => panic!("{path}: {html}"),
                Event::InlineHtml(tag) => {
                    assert!(matches!(&*tag, "<code>" | "</code>"), "{path}: {tag}");
                }
                _ => {}
            }
        }
    }
}

/// Every text that a catalog can hold, hostile: readers see each as it was written, wherever it comes out.
#[test]
fn hostile_texts_are_what_was_written() {
    let texts: Vec<String> = serde_json::from_str(HOSTILE).unwrap();
    let quote = |text: &str| serde_json::Value::from(text).to_string();
    for text in texts.iter().filter(|text| {
        !text.contains(['`', '\n', '\r', '\u{2028}', '\u{2029}', '\u{200b}', '\u{feff}'])
    }) {
        let plain = quote(text.trim());
        let template = quote(&text.trim().replace('{', "{{").replace('}', "}}"));
        if text.trim().is_empty() || text.contains("](http") {
            continue;
        }
        let catalog = format!(
            "errcat: 1\ntitle: {plain}\ndescription: {plain}\nenvelope: {{ code: $code, message: $message }}\n\
             statuses: {{ 400: {{ title: {plain}, description: {plain} }} }}\n\
             categories:\n  group:\n    title: {plain}\n    description: {plain}\n    errors:\n      BAD:\n        status: 400\n\
            \x20       title: {plain}\n        description: {plain}\n        message: {template}\n        cause: {plain}\n\
            \x20       remedy: {plain}\n        user_message: {template}\n        details: {{ a: {{ type: string, doc: {plain}, example: {plain} }} }}\n\
            \x20       conditions: {{ odd: {{ title: {plain}, message: {template}, description: {plain} }} }}\n"
        );
        let files = pages([
            ("errcat.yaml".to_owned(), PAGES_ONLY.to_owned()),
            ("catalog/hostile.yaml".to_owned(), catalog),
        ]);
        let expected = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for (page, times) in [("markdown/portable/hostile/codes/bad.md", 5), ("one/hostile.md", 7)]
        {
            let seen = seen(files.get(page).unwrap());
            assert!(
                seen.matches(&expected).count() >= times,
                "{page} shows {expected} too seldom:\n{seen}"
            );
        }
    }
}

/// What a reader sees, words apart by single spaces.
fn seen(text: &str) -> String {
    let mut seen = String::new();
    for event in parse(text) {
        match event {
            Event::Text(part) | Event::Code(part) => seen.push_str(&part),
            Event::End(TagEnd::Link) => {}
            Event::End(_) | Event::SoftBreak => seen.push(' '),
            _ => {}
        }
    }
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_data_is_what_its_schema_says() {
    let files = rich();
    let json = |path: &str| -> serde_json::Value {
        serde_json::from_str(files.get(path).unwrap()).unwrap()
    };
    let validator =
        jsonschema::validator_for(&json("markdown/portable/rich/errors.schema.json")).unwrap();
    let data = json("markdown/portable/rich/errors.json");
    let faults: Vec<String> = validator
        .iter_errors(&data)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(data["errors"][0]["deprecated"]["replacedBy"], "MISSING");
    assert_eq!(
        data["errors"][0]["conditions"][0]["example"]["body"]["error"]["message"],
        "Not yet there"
    );
}
