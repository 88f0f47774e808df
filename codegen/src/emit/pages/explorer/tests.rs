//! Tests of the style and the script of the page.

use super::{SCRIPT, STYLE, hash, part_text};
use crate::source::Sources;

/// The hash of `abc` in NIST FIPS 180-4.
#[test]
fn a_hash_is_written_as_a_policy_wants_it() {
    assert_eq!(hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

/// Browsers do not unescape the content of these elements, so it must not end the element or start a comment.
#[test]
fn neither_text_ends_its_element() {
    for (name, text) in [STYLE, SCRIPT] {
        for mark in ["</", "<!--", "<script", "\r"] {
            assert!(!text.contains(mark), "{name} contains {mark:?}");
        }
    }
    assert!(!SCRIPT.1.contains("innerHTML") && !STYLE.1.contains("url("));
}

#[test]
fn a_project_can_have_a_style_of_its_own() {
    let path = format!("templates/{}", STYLE.0);
    let sources = Sources::new([(path, b"p {}\r\n".to_vec())]);
    assert_eq!(part_text(&sources, STYLE), "p {}\n");
    assert_eq!(part_text(&sources, SCRIPT), SCRIPT.1);
}
