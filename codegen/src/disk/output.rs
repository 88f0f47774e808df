//! Compares the output folder with the generated files.
//!
//! A file is replaced only if it has errcat's mark, and removed only if errcat wrote it here, as it is. The line ends
//! that git puts into a checkout are no difference.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::manifest::{MANIFEST, Manifest};
use crate::disk::place::{Write, place};
use crate::disk::{Difference, DiskError, read};
use crate::emit::{Files, is_marked};

/// The largest file that is read to be replaced: 256 MiB. errcat writes none that is larger.
const MAX_BYTES: usize = 256 << 20;

/// The output folder beside the generated files.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    pub(super) differences: Vec<Difference>,
    /// Files that are no longer generated, and that were edited, relative to the output folder.
    pub(super) kept: Vec<String>,
    /// The folders that errcat writes to, or wrote to in the last run.
    pub(super) folders: Vec<PathBuf>,
}

/// Lists the differences between the folder and the generated files; the list of files is the last.
pub(super) fn compare(files: &Files, output: &Path) -> Result<Comparison, DiskError> {
    let manifest = Manifest::read(output)?;
    let mut comparison =
        Comparison { folders: folders(files, &manifest, output), ..Comparison::default() };
    let list = Manifest::text(files);
    let generated = files.iter().map(|(path, text)| (path, Some(text)));
    for (path, after) in generated.chain([(MANIFEST, list.as_deref())]) {
        let before = existing(&output.join(path))?;
        if before.as_deref() == after {
            continue;
        }
        if before.as_deref().is_some_and(|before| !is_marked(before) && !manifest.has(path, before))
        {
            return Err(DiskError::NotOurs { path: output.join(path) });
        }
        let (path, after) = (path.to_owned(), after.map(str::to_owned));
        comparison.differences.push(Difference { path, before, after });
    }
    for path in manifest.paths().filter(|path| files.get(path).is_none()) {
        let place = output.join(path);
        // errcat never writes links or pipes.
        if !place.symlink_metadata().is_ok_and(|about| about.is_file()) {
            continue;
        }
        let before = existing(&place)?;
        if before.as_deref().is_some_and(|before| manifest.has(path, before)) {
            comparison.differences.push(Difference { path: path.to_owned(), before, after: None });
        } else if before.is_some() {
            comparison.kept.push(path.to_owned());
        }
    }
    Ok(comparison)
}

/// The folders of the files that are generated, and of those that were.
fn folders(files: &Files, manifest: &Manifest, output: &Path) -> Vec<PathBuf> {
    let paths = files.iter().map(|(path, _)| path).chain(manifest.paths()).chain([MANIFEST]);
    let mut folders: Vec<PathBuf> =
        paths.filter_map(|path| Some(output.join(path).parent()?.to_owned())).collect();
    folders.sort();
    folders.dedup();
    folders
}

/// Updates the folder; a file that is up to date is not touched.
pub(super) fn write(files: &Files, output: &Path) -> Result<(), DiskError> {
    let Comparison { differences, folders, .. } = compare(files, output)?;
    place(&folders, &removals(&differences, output), &writes(&differences, output))
}

/// The files to write.
pub(super) fn writes<'d>(differences: &'d [Difference], output: &Path) -> Vec<Write<'d>> {
    let write = |it: &'d Difference| {
        let text = it.after.as_deref()?;
        Some(Write { place: output.join(&it.path), text, before: None, permissions: None })
    };
    differences.iter().filter_map(write).collect()
}

/// The files to remove.
pub(super) fn removals(differences: &[Difference], output: &Path) -> Vec<PathBuf> {
    let removed = differences.iter().filter(|it| it.after.is_none());
    removed.map(|it| output.join(&it.path)).collect()
}

/// The text of a file in the output folder, if there is one, with the line ends that errcat writes.
pub(super) fn existing(path: &Path) -> Result<Option<String>, DiskError> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(about) if about.is_file() && about.len() > MAX_BYTES as u64 => {
            return Err(DiskError::TooLarge { path: path.to_owned() });
        }
        _ => {}
    }
    match read(path, MAX_BYTES) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
        // Another run removed it in the meantime.
        Err(DiskError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
