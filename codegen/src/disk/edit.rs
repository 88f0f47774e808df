//! Compares documents with what they should be.
//!
//! A document has no header of errcat's: it may be written because the project file lists it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::disk::ground::Ground;
use crate::disk::place::Write;
use crate::disk::{DiskError, read};
use crate::emit::Edit;
use crate::source::MAX_FILE_BYTES;

/// Returns the documents whose blocks are out of date.
pub(super) fn compare(edits: &[Edit], root: &Path) -> Result<Vec<Edit>, DiskError> {
    let stale: Vec<&Edit> = edits.iter().filter(|edit| edit.before != edit.after).collect();
    stale
        .iter()
        .try_for_each(|edit| unchanged(&root.join(&edit.path), &edit.before, &edit.after))?;
    Ok(stale.into_iter().cloned().collect())
}

/// Fails if two paths lead to the same file, because the second edit would undo the first.
pub(super) fn expect_distinct(
    edits: &[Edit],
    root: &Path,
    ground: &Ground,
) -> Result<(), DiskError> {
    let mut places: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for edit in edits {
        let path = root.join(&edit.path);
        let place = ground.document(&path)?;
        if let Some(first) = places.insert(place, path.clone()) {
            return Err(DiskError::SameFile { first, second: path });
        }
    }
    Ok(())
}

/// The documents to write, where links lead. Fails if one of them must not be written.
pub(super) fn writes<'e>(
    edits: &'e [Edit],
    root: &Path,
    ground: &Ground,
) -> Result<Vec<Write<'e>>, DiskError> {
    let mut writes = Vec::new();
    for Edit { path, before, after } in edits {
        let path = root.join(path);
        let place = ground.document(&path)?;
        let permissions = fs::metadata(&place).map_err(DiskError::io(&place))?.permissions();
        if permissions.readonly() {
            return Err(DiskError::ReadOnly { path });
        }
        let (before, permissions) = (Some(before.as_str()), Some(permissions));
        writes.push(Write { place, text: after, before, permissions });
    }
    Ok(writes)
}

/// Fails if a document is neither as it was read nor as another run has just written it.
pub(super) fn unchanged(path: &Path, before: &str, after: &str) -> Result<(), DiskError> {
    let bytes = read(path, MAX_FILE_BYTES + 1)?;
    if [before, after].iter().any(|text| bytes == text.as_bytes()) {
        return Ok(());
    }
    Err(DiskError::Changed { path: path.to_owned() })
}
