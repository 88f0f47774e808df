//! Every complete JSON body of the five published pages, built through the generated API: equal JSON, in the same
//! order, with the right status and headers.
//!
//! The bodies are in `wire/bodies`, which the generator never reads.

mod content_publishing;
mod face_recognition;
mod headshotpro;
mod inspira;

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use crate::root;

/// A response of a server: an error, rendered by `http` and `serde`.
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Value,
}

impl Answer {
    fn new(status: u16, headers: Vec<(&'static str, String)>, body: impl Serialize) -> Self {
        Self { status, headers, body: serde_json::to_value(body).unwrap() }
    }

    /// Compares the response with a body of the page, and with the status and headers of the code on the page.
    #[track_caller]
    fn is(&self, page: &str, status: u16, headers: &[(&str, &str)]) {
        let headers_sent: Vec<_> =
            self.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!((self.status, &headers_sent[..]), (status, headers), "{page}");
        assert_same_text(&self.body, &body(page), page);
    }

    /// Compares only the `error` member, if the page shows no more of the body.
    #[track_caller]
    fn is_within_error(&self, page: &str, status: u16, headers: &[(&str, &str)]) {
        let headers_sent: Vec<_> =
            self.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!((self.status, &headers_sent[..]), (status, headers), "{page}");
        assert_same_text(&self.body["error"], &body(page)["error"], page);
    }
}

/// Compares as text: the order of keys matters, and `10` is not `10.0`.
#[track_caller]
fn assert_same_text(ours: &Value, page: &Value, name: &str) {
    assert_ne!(page, &Value::Null, "{name}");
    let text = |value| serde_json::to_string_pretty(value).unwrap();
    assert_eq!(text(ours), text(page), "{name}");
}

fn bodies() -> PathBuf {
    root().join("tests/it/wire/bodies")
}

fn body(page: &str) -> Value {
    let path = bodies().join(page).with_extension("json");
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// Exactly one test here uses each body.
#[test]
fn no_body_is_left_out() {
    let mut on_disk = BTreeSet::new();
    for folder in std::fs::read_dir(bodies()).unwrap() {
        let folder = folder.unwrap().path();
        for file in std::fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path().with_extension("");
            let page = path.strip_prefix(bodies()).unwrap();
            on_disk.insert(page.to_str().unwrap().replace('\\', "/"));
        }
    }
    let tests = [
        include_str!("wire/content_publishing.rs"),
        include_str!("wire/face_recognition.rs"),
        include_str!("wire/headshotpro.rs"),
        include_str!("wire/inspira.rs"),
    ];
    let named: BTreeSet<String> = on_disk
        .iter()
        .filter(|page| tests.iter().any(|test| test.matches(&format!("\"{page}\"")).count() == 1))
        .cloned()
        .collect();
    assert_eq!(named, on_disk);
    assert_eq!(on_disk.len(), 24);
}
