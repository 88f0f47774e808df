//! Compares the output folder with the generated files, and updates it.
//!
//! Only a file with errcat's header is ever replaced or removed.

use std::fs;
use std::io;
use std::path::Path;

use crate::disk::replace::replace;
use crate::disk::{Difference, DiskError, read, walk};
use crate::emit::{Files, MARK};

/// The number of bytes of a file that are read to find the mark.
const HEAD_BYTES: usize = 1 << 10;

/// Lists the differences between the folder and the generated files.
pub(super) fn compare(files: &Files, output: &Path) -> Result<Vec<Difference>, DiskError> {
    let mut differences = Vec::new();
    for (path, text) in files.iter() {
        let before = existing(&output.join(path))?;
        if before.as_deref() == Some(text) {
            continue;
        }
        if before.as_deref().is_some_and(|before| !is_ours(before)) {
            return Err(DiskError::NotOurs { path: output.join(path) });
        }
        differences.push(Difference {
            path: path.to_owned(),
            before,
            after: Some(text.to_owned()),
        });
    }
    for path in leftovers(output, files)? {
        let before = existing(&output.join(&path))?;
        differences.push(Difference { path, before, after: None });
    }
    Ok(differences)
}

/// Updates the folder; a file that is up to date is not touched.
pub(super) fn write(files: &Files, output: &Path) -> Result<(), DiskError> {
    compare(files, output)?.iter().try_for_each(|difference| apply(output, difference))
}

/// Writes or removes a file.
pub(super) fn apply(output: &Path, difference: &Difference) -> Result<(), DiskError> {
    let path = output.join(&difference.path);
    match &difference.after {
        None => fs::remove_file(&path).map_err(DiskError::io(&path)),
        Some(text) => {
            let folder = path.parent().unwrap_or(output);
            fs::create_dir_all(folder).map_err(DiskError::io(folder))?;
            replace(&path, text, None)
        }
    }
}

/// Lists the files that errcat wrote in an earlier run and no longer generates.
fn leftovers(output: &Path, files: &Files) -> Result<Vec<String>, DiskError> {
    if !output.is_dir() {
        return Ok(Vec::new());
    }
    let mut leftovers = Vec::new();
    for (path, place) in walk(output, "")? {
        // errcat never writes links or pipes.
        let metadata = fs::symlink_metadata(&place).map_err(DiskError::io(&place))?;
        if metadata.is_file() && files.get(&path).is_none() {
            let head = read(&place, HEAD_BYTES)?;
            if is_ours(&String::from_utf8_lossy(&head)) {
                leftovers.push(path);
            }
        }
    }
    Ok(leftovers)
}

fn is_ours(text: &str) -> bool {
    text.lines().take(3).any(|line| line.contains(MARK))
}

fn existing(path: &Path) -> Result<Option<String>, DiskError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::io(path)(error)),
    }
}
