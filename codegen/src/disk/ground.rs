//! The folders of a project as they are on disk, so that no link leads a write out of the project or into its inputs.

use std::path::{Path, PathBuf};

use crate::disk::{DiskError, Loaded};
use crate::emit::Edit;
use crate::folder::{self, PROJECT_FILE, TEMPLATES};

/// The folders of a project, with links resolved.
pub(super) struct Ground {
    root: PathBuf,
    output: PathBuf,
    /// The folders and files that errcat reads.
    inputs: Vec<PathBuf>,
}

impl Ground {
    /// Resolves the folders of a project, and fails if its output is not a folder that only errcat writes to.
    pub(super) fn new(loaded: &Loaded, documents: &[Edit]) -> Result<Self, DiskError> {
        let mut inputs = Vec::new();
        let is_document = |path: &str| documents.iter().any(|document| document.path == path);
        let read = loaded.sources.iter().map(|(_, file)| file.path.as_str());
        let folders = [loaded.catalog.as_str(), TEMPLATES, PROJECT_FILE];
        for path in folders.into_iter().chain(read.filter(|path| !is_document(path))) {
            let path = loaded.root.join(path);
            if path.exists() {
                inputs.push(resolve(&path)?);
            }
        }
        inputs.sort();
        inputs.dedup_by(|inner, outer| inner.starts_with(outer));
        let ground =
            Self { root: resolve(&loaded.root)?, output: resolve(&loaded.output)?, inputs };
        ground.expect_output(&loaded.output)?;
        Ok(ground)
    }

    /// Fails if a folder of the output is a link out of the project, or to a folder that others write to.
    pub(super) fn expect_output(&self, folder: &Path) -> Result<(), DiskError> {
        let target = self.within(folder)?;
        let overlaps = |input: &PathBuf| target.starts_with(input) || input.starts_with(&target);
        if target != self.root && !self.inputs.iter().any(overlaps) {
            return Ok(());
        }
        Err(DiskError::Taken { path: folder.to_owned(), target })
    }

    /// The file that a document is. Fails if it is outside the project, or errcat reads or writes it for other reasons.
    pub(super) fn document(&self, path: &Path) -> Result<PathBuf, DiskError> {
        let target = self.within(path)?;
        let mut taken = self.inputs.iter().chain([&self.output]);
        if !taken.any(|taken| target.starts_with(taken)) {
            return Ok(target);
        }
        Err(DiskError::Taken { path: path.to_owned(), target })
    }

    /// The path without links, if it is in the project and not in the folder of git.
    fn within(&self, path: &Path) -> Result<PathBuf, DiskError> {
        let target = resolve(path)?;
        let Ok(within) = target.strip_prefix(&self.root) else {
            return Err(DiskError::LeadsOut { path: path.to_owned(), target });
        };
        let is_git = |part: &std::ffi::OsStr| folder::is_git(&part.to_string_lossy());
        if within.iter().any(is_git) {
            return Err(DiskError::Taken { path: path.to_owned(), target });
        }
        Ok(target)
    }
}

/// A path without links; the end of it may not exist.
fn resolve(path: &Path) -> Result<PathBuf, DiskError> {
    let is_there = |path: &&Path| path.symlink_metadata().is_ok();
    let existing = path.ancestors().find(is_there).unwrap_or(Path::new(""));
    let here = if existing.as_os_str().is_empty() { Path::new(".") } else { existing };
    if !here.exists() {
        return Err(DiskError::DeadLink { path: here.to_owned() });
    }
    let mut target = here.canonicalize().map_err(DiskError::io(here))?;
    // An ancestor of a path is a prefix of it.
    target.extend(path.strip_prefix(existing).unwrap_or(Path::new("")));
    Ok(target)
}
