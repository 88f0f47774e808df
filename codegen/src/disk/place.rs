//! Places files: all of them are written under temporary names before the first is removed or renamed.
//!
//! A concurrent reader sees the old text of a file or the new one, never half of it. A run removes the temporary files
//! of killed runs, which it cannot tell from those of a concurrent one: that one writes them again.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::disk::{DiskError, edit};

/// The number of times that a temporary file is written, if other runs remove it.
const ATTEMPTS: usize = 100;

/// A file to write.
#[derive(Clone, Debug)]
pub(super) struct Write<'t> {
    pub(super) place: PathBuf,
    pub(super) text: &'t str,
    /// The text that it must still have, for a document.
    pub(super) before: Option<&'t str>,
    /// Its permissions, if it keeps them.
    pub(super) permissions: Option<Permissions>,
}

/// Removes and writes files. Also removes the temporary files that killed runs left in these folders.
///
/// After an error the files are as they were, except for [`DiskError::Unfinished`].
pub(super) fn place(
    folders: &[PathBuf],
    removals: &[PathBuf],
    writes: &[Write<'_>],
) -> Result<(), DiskError> {
    let documents = writes.iter().filter_map(|write| write.place.parent());
    folders.iter().map(PathBuf::as_path).chain(documents).for_each(sweep);
    let mut stage = Stage::default();
    let placed = stage.fill(removals, writes).and_then(|()| stage.place(removals, writes));
    if placed.is_err() {
        stage.clear();
    }
    placed
}

/// The temporary files and the new folders of a run.
#[derive(Debug, Default)]
struct Stage {
    temporaries: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Stage {
    /// Writes every temporary file.
    fn fill(&mut self, removals: &[PathBuf], writes: &[Write<'_>]) -> Result<(), DiskError> {
        // A folder in which nothing can be changed is found before anything is removed.
        for place in removals.iter().filter(|place| place.exists()) {
            match create(place, None) {
                Ok((temporary, _)) => drop(fs::remove_file(temporary)),
                // Another run has removed it meanwhile, and its folder.
                Err(_) if !place.exists() => {}
                Err(error) => return Err(error),
            }
        }
        for write in writes {
            self.make_folder(write.place.parent().unwrap_or(&write.place))?;
            let temporary = self::write(write)?;
            self.temporaries.push(temporary);
        }
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> Result<(), DiskError> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        self.folders.extend(folder.ancestors().take_while(is_missing).map(Path::to_owned));
        fs::create_dir_all(folder).map_err(DiskError::io(folder))
    }

    /// Removes and renames. A name that is removed may be a new one to the file system, so removals are first.
    fn place(&mut self, removals: &[PathBuf], writes: &[Write<'_>]) -> Result<(), DiskError> {
        for Write { place, text, before, .. } in writes {
            before.map_or(Ok(()), |before| edit::unchanged(place, before, text))?;
        }
        let total = removals.len() + writes.len();
        let unfinished = |done: usize, error: DiskError| match done {
            0 => error,
            done => DiskError::Unfinished { done, total, error: Box::new(error) },
        };
        for (done, place) in removals.iter().enumerate() {
            remove(place).map_err(|error| unfinished(done, error))?;
        }
        for (at, write) in writes.iter().enumerate() {
            self.rename(at, write).map_err(|error| unfinished(removals.len() + at, error))?;
        }
        Ok(())
    }

    fn rename(&mut self, at: usize, write: &Write<'_>) -> Result<(), DiskError> {
        let mut attempt = 1;
        loop {
            match fs::rename(&self.temporaries[at], &write.place) {
                Err(error) if error.kind() == io::ErrorKind::NotFound && attempt < ATTEMPTS => {
                    attempt += 1;
                    self.temporaries[at] = self::write(write)?;
                }
                renamed => return renamed.map_err(DiskError::io(&write.place)),
            }
        }
    }

    /// Removes what is left of the stage: files that were not placed, and folders that are empty.
    fn clear(&mut self) {
        self.temporaries.iter().for_each(|temporary| drop(fs::remove_file(temporary)));
        self.folders.sort();
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

/// Writes a temporary file, which is removed if that fails.
fn write(Write { place, text, permissions, .. }: &Write<'_>) -> Result<PathBuf, DiskError> {
    let (temporary, mut file) = create(place, permissions.as_ref())?;
    let permitted = permissions.clone().map_or(Ok(()), |given| file.set_permissions(given));
    if let Err(error) = permitted.and_then(|()| file.write_all(text.as_bytes())) {
        // The first error is the one to report.
        let _ = fs::remove_file(&temporary);
        return Err(DiskError::io(&temporary)(error));
    }
    Ok(temporary)
}

/// Removes a file, unless another run has.
fn remove(place: &Path) -> Result<(), DiskError> {
    match fs::remove_file(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(DiskError::io(place)),
    }
}

/// Creates a temporary file beside another, which nobody else can read if that one's permissions are known.
fn create(place: &Path, permissions: Option<&Permissions>) -> Result<(PathBuf, File), DiskError> {
    let options = options(permissions);
    let mut attempt = 0;
    loop {
        let temporary = temporary(place, attempt);
        match options.open(&temporary) {
            // This run uses the name already, or somebody put a link there: it is not written.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => attempt += 1,
            file => return file.map_err(DiskError::io(&temporary)).map(|file| (temporary, file)),
        }
    }
}

fn options(permissions: Option<&Permissions>) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // A process that opens the file before its permissions are set could read what is written later.
    #[cfg(unix)]
    if permissions.is_some() {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = permissions;
    options
}

/// The path of a temporary file. Its name is hidden, so that no tool takes it for a page or a catalog, and short, so that
/// every name that a file can have can be replaced.
fn temporary(place: &Path, attempt: usize) -> PathBuf {
    place.with_file_name(format!(".errcat-{}-{attempt}.tmp", std::process::id()))
}

/// Removes the temporary files of a folder. What cannot be removed is left: it is no reason to fail.
fn sweep(folder: &Path) {
    let is_temporary = |name: &str| {
        let numbers = name.strip_prefix(".errcat-").and_then(|name| name.strip_suffix(".tmp"));
        let numbers = numbers.and_then(|numbers| numbers.split_once('-'));
        let is_number = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        numbers.is_some_and(|(process, attempt)| is_number(process) && is_number(attempt))
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_temporary(&entry.file_name().to_string_lossy()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests;
