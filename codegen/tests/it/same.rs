//! A contract is equal to itself, wherever and however it is written, and differs from every other contract.

use errcat_codegen::model::Catalog;
use errcat_codegen::resolve;

use crate::fixture::{RICH, sources};

fn catalog(path: &str, text: &str) -> Catalog {
    let sources = sources([(path, text)]);
    let (catalog, report) = resolve(&sources);
    assert!(!report.has_errors(), "{}", report.short(&sources));
    catalog
}

#[test]
fn a_contract_that_is_moved_and_commented_is_the_same() {
    let before = catalog("catalog/rich.yaml", RICH);
    // Inside the description, a block scalar, a `#` would be text.
    let (head, rest) = RICH.split_once("docs_url:").unwrap();
    let commented = format!(
        "# Moved.\n\n{head}# A comment.\ndocs_url:{}",
        rest.replace('\n', "  # And another.\n")
    );
    for (path, text) in [
        ("catalog/rich.yaml", format!("\n\n# A line more.\n{RICH}")),
        ("catalog/folder/contract.yaml", RICH.to_owned()),
        ("catalog/other.yaml", commented),
    ] {
        assert_eq!(catalog(path, &text), before, "{path}");
    }
}

#[test]
fn a_contract_with_another_word_is_another() {
    let before = catalog("catalog/rich.yaml", RICH);
    for (from, to) in [
        ("version: 3.0.0", "version: 3.0.1"),
        ("{ 429: always", "{ 429: if_idempotent"),
        ("status: 404", "status: 410"),
        ("Look again., link", "Look twice., link"),
        ("message: Not yet there", "message: Not there yet"),
        ("note?: string", "note?: integer"),
        ("unit: seconds", "unit: minutes"),
        ("X-Reason: \"a|b\"", "X-Reason: \"a\""),
        ("replaced_by: MISSING, reason: It was vague.", "reason: It was vague."),
        ("errors: [NOT_FOUND, SLOW_DOWN]", "errors: [SLOW_DOWN, NOT_FOUND]"),
        ("details?: $details", "details: $details"),
        ("origin: no_response", "origin: timeout"),
    ] {
        let changed = RICH.replacen(from, to, 1);
        assert_ne!(changed, RICH, "{from}");
        assert!(catalog("catalog/rich.yaml", &changed) != before, "{from}");
    }
}
