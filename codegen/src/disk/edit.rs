//! Compares documents with what they should be, and replaces those that have not changed since they were read.
//!
//! A document has no header of errcat's: it may be written because the project file lists it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::disk::DiskError;
use crate::disk::replace::replace;
use crate::emit::Edit;

/// Returns the documents whose blocks are out of date.
pub(super) fn compare(edits: &[Edit], root: &Path) -> Result<Vec<Edit>, DiskError> {
    let stale: Vec<&Edit> = edits.iter().filter(|edit| edit.before != edit.after).collect();
    stale.iter().try_for_each(|edit| unchanged(&root.join(&edit.path), &edit.before))?;
    Ok(stale.into_iter().cloned().collect())
}

/// Fails if two paths lead to the same file, because the second edit would undo the first.
pub(super) fn expect_distinct(edits: &[Edit], root: &Path) -> Result<(), DiskError> {
    let mut places: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for edit in edits {
        let path = root.join(&edit.path);
        let place = path.canonicalize().map_err(DiskError::io(&path))?;
        if let Some(first) = places.insert(place, path.clone()) {
            return Err(DiskError::SameFile { first, second: path });
        }
    }
    Ok(())
}

/// Fails if one of the documents must not be written.
pub(super) fn expect_writable(edits: &[Edit], root: &Path) -> Result<(), DiskError> {
    for edit in edits {
        let path = root.join(&edit.path);
        let place = target(&path, root)?;
        if fs::metadata(&place).map_err(DiskError::io(&place))?.permissions().readonly() {
            return Err(DiskError::ReadOnly { path });
        }
    }
    Ok(())
}

/// Writes a document, unless it has changed since it was read.
pub(super) fn apply(edit: &Edit, root: &Path) -> Result<(), DiskError> {
    let path = root.join(&edit.path);
    let place = target(&path, root)?;
    let permissions = fs::metadata(&place).map_err(DiskError::io(&place))?.permissions();
    unchanged(&path, &edit.before)?;
    replace(&place, &edit.after, Some(permissions))
}

fn unchanged(path: &Path, before: &str) -> Result<(), DiskError> {
    if fs::read(path).map_err(DiskError::io(path))? == before.as_bytes() {
        return Ok(());
    }
    Err(DiskError::Changed { path: path.to_owned() })
}

/// Resolves links, so that a link stays a link. Fails if the target is outside the project.
fn target(path: &Path, root: &Path) -> Result<PathBuf, DiskError> {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let target = path.canonicalize().map_err(DiskError::io(path))?;
    if target.starts_with(root.canonicalize().map_err(DiskError::io(root))?) {
        return Ok(target);
    }
    Err(DiskError::LeadsOut { path: path.to_owned(), target })
}
