//! Files of the project's own with blocks in them: compared, and written over only where they still are what was read.
//!
//! They bear no mark of errcat's: that a file is listed in the project file, and unchanged, is what allows writing it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::in_file;
use crate::disk::replace::replace;
use crate::emit::Edit;

/// The files that are not what they should be.
pub(super) fn compare(edits: &[Edit], root: &Path) -> io::Result<Vec<Edit>> {
    let stale: Vec<&Edit> = edits.iter().filter(|edit| edit.before != edit.after).collect();
    stale.iter().try_for_each(|edit| unchanged(&root.join(&edit.path), &edit.before))?;
    Ok(stale.into_iter().cloned().collect())
}

/// Fails where two of the paths lead to one file: what is made of it under one would be lost under the other.
pub(super) fn expect_distinct(edits: &[Edit], root: &Path) -> io::Result<()> {
    let mut places: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for edit in edits {
        let path = root.join(&edit.path);
        let place = in_file(path.canonicalize(), &path)?;
        if let Some(first) = places.insert(place, path.clone()) {
            let message = format!(
                "`{}` and `{}` are one file: nothing was written",
                first.display(),
                path.display()
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
    }
    Ok(())
}

/// Fails where one of the files must not be written.
pub(super) fn expect_writable(edits: &[Edit], root: &Path) -> io::Result<()> {
    for edit in edits {
        let path = root.join(&edit.path);
        let place = target(&path, root)?;
        if in_file(fs::metadata(&place), &place)?.permissions().readonly() {
            let message = format!("`{}` is read-only: nothing was written", path.display());
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
        }
    }
    Ok(())
}

/// Writes a file, unless it has changed since it was read.
pub(super) fn apply(edit: &Edit, root: &Path) -> io::Result<()> {
    let path = root.join(&edit.path);
    let place = target(&path, root)?;
    let permissions = in_file(fs::metadata(&place), &place)?.permissions();
    unchanged(&path, &edit.before)?;
    replace(&place, &edit.after, Some(permissions))
}

fn unchanged(path: &Path, before: &str) -> io::Result<()> {
    if in_file(fs::read(path), path)? == before.as_bytes() {
        return Ok(());
    }
    let message = format!("`{}` was changed meanwhile", path.display());
    Err(io::Error::new(io::ErrorKind::ResourceBusy, message))
}

/// The file itself: a link stays a link, and must not lead out of the project.
fn target(path: &Path, root: &Path) -> io::Result<PathBuf> {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let place = in_file(path.canonicalize(), path)?;
    if place.starts_with(in_file(root.canonicalize(), root)?) {
        return Ok(place);
    }
    let message = format!(
        "`{}` is a link that leads out of the project, to `{}`: nothing was written",
        path.display(),
        place.display()
    );
    Err(io::Error::new(io::ErrorKind::InvalidInput, message))
}
