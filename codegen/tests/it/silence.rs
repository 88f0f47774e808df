//! The law of silence: nothing is published that the catalog does not state.

use crate::fixture::compiled;
use crate::targets::assert_data_is_valid;

const PROJECT: &str = r#"
targets:
  rust: {}
  typescript: { package: "@example/errors" }
  markdown: [{ flavour: portable }, { flavour: single }]
  data: {}
"#;

const SILENT: &str = r"
errcat: 1
name: db
version: 1.0.0
envelope: { code: $code, message: $message, wait?: $wait }
allow: [{ rule: missing-status, reason: Not HTTP. }]
errors:
  DEADLOCK:
    description: Two transactions waited for each other.
    remedy: Run the transaction again.
    args: { wait?: { type: integer, unit: seconds, example: 3 } }
operations:
  runQuery: { description: Runs a query., errors: [DEADLOCK] }
client:
  LINE_DEAD: { origin: no_response, message: The line is dead }
";

/// Each statement, and the words by which readers recognise it in the data and on the pages.
const STATEMENTS: [(&str, &str, &[&str]); 6] = [
    (
        "remedy: Run the transaction again.",
        "remedy: { action: contact_support, text: Call us. }",
        &["\"action\""],
    ),
    ("    args:", "    retry: never\n    args:", &["\"when\"", "Do not retry", "Not retryable"]),
    (
        "    args:",
        "    retry: { when: always, after: { param: wait, header: Retry-After } }\n    args:",
        &["Retry-After"],
    ),
    ("    args:", "    stability: stable\n    args:", &["\"stability\"", "Stable"]),
    (
        "runQuery: { ",
        "runQuery: { idempotent: false, ",
        &["\"idempotent\"", "not idempotent", "| Idempotent |"],
    ),
    (
        "client:",
        "retry: { backoff: { attempts: 7 }, when: always }\nclient:",
        &["\"attempts\"", "7 attempts"],
    ),
];

#[test]
fn what_nobody_wrote_is_not_published() {
    let published = |catalog: &str| {
        let files = compiled(&[("errcat.yaml", PROJECT), ("catalog/db.yaml", catalog)]);
        let read = |(path, text): (&str, &str)| {
            let is_read = path.starts_with("markdown") || path.ends_with("errors.json");
            is_read.then(|| text.to_owned())
        };
        files.iter().filter_map(read).collect::<Vec<_>>().join("\n")
    };
    let silent = published(SILENT);
    for (place, stated, words) in STATEMENTS {
        assert!(SILENT.contains(place), "{place}");
        let spoken = published(&SILENT.replacen(place, stated, 1));
        for word in words {
            assert!(!silent.contains(word), "nobody wrote {word}");
            assert!(spoken.contains(word), "{word} is lost");
        }
    }
    for word in ["\"retry\"", "**Retry:**", "| Retry |", "<dt>Retry", "| Idempotent |", "backoff"] {
        assert!(!silent.contains(word), "nobody wrote {word}");
    }
}

#[test]
fn errors_are_not_listed_under_success_codes() {
    let catalog = SILENT
        .replace("missing-status, reason: Not HTTP.", "status-out-of-range, reason: Always 200.")
        .replace("  DEADLOCK:\n", "  DEADLOCK:\n    status: 200\n");
    let files = compiled(&[("errcat.yaml", PROJECT), ("catalog/db.yaml", &catalog)]);
    let pages = files.iter().filter(|(path, _)| path.ends_with("http-statuses.md"));
    let pages: String = pages.map(|(_, text)| text).collect();
    assert!(pages.contains("## Errors with a success status\n"), "{pages}");
    assert!(!pages.contains("Success codes"), "{pages}");
}

#[test]
fn a_contract_without_statuses_has_no_page_of_them() {
    let files = compiled(&[("errcat.yaml", PROJECT), ("catalog/db.yaml", SILENT)]);
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("markdown")) {
        assert!(!path.contains("http-statuses") && !text.contains("http-statuses"), "{path}");
    }
}

/// A deprecation without a version is valid data, and a note in the explorer.
#[test]
fn a_deprecation_without_a_version_is_shown() {
    let catalog = SILENT.replace(
        "    args:",
        "    deprecated: true\n    conditions: { again: { message: Again, deprecated: { reason: Old. } } }\n    args:",
    );
    let files = compiled(&[("errcat.yaml", PROJECT), ("catalog/db.yaml", &catalog)]);
    assert_data_is_valid(&files);
    let explorer = files.get("markdown/portable/explorer.html").unwrap();
    assert!(explorer.contains("<strong>Deprecated.</strong>"), "{explorer}");
    assert!(!explorer.contains("<p class=\"note\"><p"), "{explorer}");
}

/// Links in the explorer lead to entries, also where a code recurs.
#[test]
fn a_link_to_a_code_that_recurs_has_a_target() {
    let error = |key: &str, more: &str| {
        format!(
            "{{ {key}: {{ code: NOT_FOUND, status: 404, description: Gone., remedy: Look.{more} }} }}"
        )
    };
    let catalog = format!(
        "errcat: 1\nname: db\nenvelope: {{ error: {{ $category: $code }} }}\ncategories:\n  a: {{ errors: {} }}\n  b: {{ errors: {} }}\n",
        error("A_GONE", ""),
        error("B_GONE", ", deprecated: { replaced_by: A_GONE }"),
    );
    let files = compiled(&[("errcat.yaml", PROJECT), ("catalog/db.yaml", &catalog)]);
    let explorer = files.get("markdown/portable/explorer.html").unwrap();
    assert!(explorer.contains("id=\"db/A_GONE\""), "{explorer}");
    assert!(explorer.contains("href=\"#db/A_GONE\""), "{explorer}");
}

#[test]
fn programs_know_that_nothing_was_said() {
    let files = compiled(&[("errcat.yaml", PROJECT), ("catalog/db.yaml", SILENT)]);
    let rust = files.get("rust/db.rs").unwrap();
    assert!(rust.contains("Retry::Unspecified"), "{rust}");
    assert!(rust.contains("action: None"), "{rust}");
    let typescript = files.get("typescript/src/db.ts").unwrap();
    assert!(typescript.contains("DEADLOCK: [undefined, 0, "), "{typescript}");
}
