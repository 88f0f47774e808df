//! Files of the project's own with blocks in them: compared, and written over only where they still are what was read.
//!
//! They bear no mark of errcat's: that a file is listed in the project file, and unchanged, is what allows writing it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::disk::Error;
use crate::disk::replace::replace;
use crate::emit::Edit;

/// The files that are not what they should be.
pub(super) fn compare(edits: &[Edit], root: &Path) -> Result<Vec<Edit>, Error> {
    let stale: Vec<&Edit> = edits.iter().filter(|edit| edit.before != edit.after).collect();
    stale.iter().try_for_each(|edit| unchanged(&root.join(&edit.path), &edit.before))?;
    Ok(stale.into_iter().cloned().collect())
}

/// Fails where two of the paths lead to one file: what is made of it under one would be lost under the other.
pub(super) fn expect_distinct(edits: &[Edit], root: &Path) -> Result<(), Error> {
    let mut places: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for edit in edits {
        let path = root.join(&edit.path);
        let place = path.canonicalize().map_err(Error::io(&path))?;
        if let Some(first) = places.insert(place, path.clone()) {
            return Err(Error::SameFile { first, second: path });
        }
    }
    Ok(())
}

/// Fails where one of the files must not be written.
pub(super) fn expect_writable(edits: &[Edit], root: &Path) -> Result<(), Error> {
    for edit in edits {
        let path = root.join(&edit.path);
        let place = target(&path, root)?;
        if fs::metadata(&place).map_err(Error::io(&place))?.permissions().readonly() {
            return Err(Error::ReadOnly { path });
        }
    }
    Ok(())
}

/// Writes a file, unless it has changed since it was read.
pub(super) fn apply(edit: &Edit, root: &Path) -> Result<(), Error> {
    let path = root.join(&edit.path);
    let place = target(&path, root)?;
    let permissions = fs::metadata(&place).map_err(Error::io(&place))?.permissions();
    unchanged(&path, &edit.before)?;
    replace(&place, &edit.after, Some(permissions))
}

fn unchanged(path: &Path, before: &str) -> Result<(), Error> {
    if fs::read(path).map_err(Error::io(path))? == before.as_bytes() {
        return Ok(());
    }
    Err(Error::Changed { path: path.to_owned() })
}

/// The file itself: a link stays a link, and must not lead out of the project.
fn target(path: &Path, root: &Path) -> Result<PathBuf, Error> {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let target = path.canonicalize().map_err(Error::io(path))?;
    if target.starts_with(root.canonicalize().map_err(Error::io(root))?) {
        return Ok(target);
    }
    Err(Error::LeadsOut { path: path.to_owned(), target })
}
