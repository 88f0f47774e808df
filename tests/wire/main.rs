//! Every complete JSON body of the five published pages, built through the generated API: equal JSON, in the same
//! order, with the right status and headers.
//!
//! The bodies lie in `bodies/`, where the generator never looks.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod content_publishing;
mod face_recognition;
mod headshotpro;
mod inspira;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

/// An answer of a server: what `http` and `serde` make of an error.
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Value,
}

impl Answer {
    fn new(status: u16, headers: Vec<(&'static str, String)>, body: impl Serialize) -> Self {
        Self { status, headers, body: serde_json::to_value(body).unwrap() }
    }

    /// Compares the answer with a body of the page; status and headers are what the page says of the code.
    #[track_caller]
    fn is(&self, page: &str, status: u16, headers: &[(&str, &str)]) {
        let headers_sent: Vec<_> =
            self.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!((self.status, &headers_sent[..]), (status, headers), "{page}");
        assert_same_text(&self.body, &body(page), page);
    }

    /// Compares the `error` member of the answer with that of a body of which the page shows no more.
    #[track_caller]
    fn is_within_error(&self, page: &str, status: u16, headers: &[(&str, &str)]) {
        let headers_sent: Vec<_> =
            self.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!((self.status, &headers_sent[..]), (status, headers), "{page}");
        assert_same_text(&self.body["error"], &body(page)["error"], page);
    }
}

/// Equal as text: the order of keys counts, and `10` is not `10.0`.
#[track_caller]
fn assert_same_text(ours: &Value, page: &Value, name: &str) {
    assert_ne!(page, &Value::Null, "{name}");
    let text = |value| serde_json::to_string_pretty(value).unwrap();
    assert_eq!(text(ours), text(page), "{name}");
}

fn bodies() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/bodies")
}

fn body(page: &str) -> Value {
    let path = bodies().join(page).with_extension("json");
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// Each body is named by exactly one test here.
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
        include_str!("content_publishing.rs"),
        include_str!("face_recognition.rs"),
        include_str!("headshotpro.rs"),
        include_str!("inspira.rs"),
    ];
    let named: BTreeSet<String> = on_disk
        .iter()
        .filter(|page| tests.iter().any(|test| test.matches(&format!("\"{page}\"")).count() == 1))
        .cloned()
        .collect();
    assert_eq!(named, on_disk);
    assert_eq!(on_disk.len(), 24);
}
