//! What the page promises about its style and its script.

use super::{SCRIPT, STYLE, hash, own};
use crate::model::{Catalog, TemplateFile};
use crate::source::{Sources, Spanned};

/// NIST FIPS 180-4, the hash of `abc`.
#[test]
fn a_hash_is_written_as_a_policy_wants_it() {
    assert_eq!(hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

/// What stands in an element is read as it is: neither text may end it, or start a comment in it.
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
    let sources = Sources::new([("x".to_owned(), b"x".to_vec())]);
    let (id, _) = sources.iter().next().expect("there is a file");
    let text = Spanned::new("p {}\r\n".to_owned(), id.span(0..1));
    let templates = vec![TemplateFile { name: STYLE.0.to_owned(), text }];
    let catalog = Catalog { templates, ..Catalog::default() };
    assert_eq!(own(&catalog, STYLE), "p {}\n");
    assert_eq!(own(&catalog, SCRIPT), SCRIPT.1);
}
