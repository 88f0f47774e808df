//! The list of the files that errcat wrote to an output folder, with the hash of each.
//!
//! A file is removed only if this list has it, as it is: no copy of the output, no output of another project, and no
//! file that was edited. The list has the form of `sha256sum`, a line for each file by path. Of a list with the
//! conflicts of a merge, every line counts; the next run writes it anew.

use std::collections::BTreeMap;
use std::path::Path;

use crate::disk::{DiskError, output};
use crate::emit::{Comment, Files};
use crate::folder;

/// The list of the generated files in an output folder.
pub const MANIFEST: &str = ".errcat.sha256";

/// The hashes of each file that errcat wrote.
#[derive(Debug, Default)]
pub(super) struct Manifest(BTreeMap<String, Vec<String>>);

impl Manifest {
    /// Reads the list of an output folder; a folder without one is a folder without files of errcat.
    pub(super) fn read(folder: &Path) -> Result<Self, DiskError> {
        let text = output::existing(&folder.join(MANIFEST))?.unwrap_or_default();
        let mut hashes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (hash, path) in text.lines().filter_map(|line| line.split_once("  ")) {
            // The list may come from anybody, so a path must not lead out of the folder.
            if folder::refusal(path, "the output").is_none() {
                hashes.entry(path.to_owned()).or_default().push(hash.to_owned());
            }
        }
        Ok(Self(hashes))
    }

    /// The text of the list, or `None` if there are no files.
    pub(super) fn text(files: &Files) -> Option<String> {
        let line = |(path, text)| format!("{}  {path}\n", hash(text));
        let lines: String = files.iter().map(line).collect();
        (!lines.is_empty()).then(|| Comment::Hash.mark(None, &lines))
    }

    /// The paths in the list.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether errcat wrote this text to this path.
    pub(super) fn has(&self, path: &str, text: &str) -> bool {
        self.0.get(path).is_some_and(|hashes| hashes.contains(&hash(text)))
    }
}

/// The SHA-256 hash of a text in hexadecimal digits.
fn hash(text: &str) -> String {
    let hash = hmac_sha256::Hash::hash(text.as_bytes());
    hash.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}
