//! Loads a project from disk, and writes, compares or removes its generated files.
//!
//! This is the only module that uses the file system.

mod build;
mod edit;
mod error;
mod ground;
mod manifest;
mod output;
mod place;
mod stale;

pub use build::build;
pub use error::DiskError;
pub use manifest::MANIFEST;
pub(crate) use stale::STALE_OUTPUT;
pub use stale::{stale, staleness};

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::emit::{Edit, Files};
use crate::folder::{Folders, PROJECT_FILE, TEMPLATES};
use crate::project::{self, Project};
use crate::raw::{self, DEFAULT_CATALOG};
use crate::report::Report;
use crate::source::{MAX_FILE_BYTES, Sources};
use ground::Ground;
use output::Comparison;

/// A project as read from disk.
#[derive(Debug)]
pub struct Loaded {
    /// The folder of the project file.
    pub root: PathBuf,
    /// The catalog folder, relative to the root.
    pub catalog: String,
    /// The output folder.
    pub output: PathBuf,
    /// The project file, everything under the catalog folder, the project's templates, and the documents that it lists.
    pub sources: Sources,
}

/// Whether [`update`] writes files or only compares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Write, replace and remove files.
    Write,
    /// Change nothing on disk.
    Check,
}

/// The differences between the files on disk and those that were generated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files in the output folder.
    pub output: Vec<Difference>,
    /// Documents; they are neither created nor removed.
    pub edits: Vec<Edit>,
    /// Files in the output folder that are no longer generated, but were edited, so that they are not removed.
    pub kept: Vec<String>,
}

/// A file in the output folder that differs from the generated one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path relative to the output folder.
    pub path: String,
    /// The text on disk, if the file exists.
    pub before: Option<String>,
    /// The generated text; `None` if the file is to be removed.
    pub after: Option<String>,
}

/// Whether the documents of a project are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Documents {
    Load,
    Skip,
}

/// The root of the project that a folder belongs to, as a path from that folder: `.`, `..`, `../..`.
///
/// It is the nearest folder upward with a project file. If there is none, it is the folder itself, provided that it has a
/// catalog folder.
pub fn root_of(folder: &Path) -> Option<PathBuf> {
    let is_root = |folder: &Path| folder.join(PROJECT_FILE).is_file();
    match folder.ancestors().position(is_root) {
        None => folder.join(DEFAULT_CATALOG).is_dir().then(|| PathBuf::from(".")),
        Some(0) => Some(PathBuf::from(".")),
        Some(levels) => Some(std::iter::repeat_n("..", levels).collect()),
    }
}

/// Loads the project in a folder.
pub fn load(root: &Path) -> Result<Loaded, DiskError> {
    load_with(Documents::Load, root)
}

fn load_with(documents: Documents, root: &Path) -> Result<Loaded, DiskError> {
    let mut files = Vec::new();
    let project_file = root.join(PROJECT_FILE);
    if project_file.exists() {
        files.push((PROJECT_FILE.to_owned(), read(&project_file, MAX_FILE_BYTES + 1)?));
    }
    // The project file is read twice: here for its folders, and in a compilation for its findings.
    let Project { folders, targets } =
        project::read(&Sources::new(files.clone()), &mut Report::default());
    let Folders { catalog: catalog_path, output } = folders;
    let catalog = root.join(&catalog_path);
    if !catalog.is_dir() {
        return Err(DiskError::NoCatalog { folder: catalog });
    }
    let templates = root.join(TEMPLATES);
    let mut places = walk(&catalog, &catalog_path)?;
    expect_contract(&places, &catalog_path)?;
    if templates.is_dir() {
        places.extend(walk(&templates, TEMPLATES)?);
    }
    if documents == Documents::Load {
        let paths = targets.iter().flat_map(|target| target.documents());
        let listed = paths.map(|path| (path.value.clone(), root.join(&path.value)));
        // A document that is listed and missing is a finding, with a place.
        places.extend(listed.filter(|(_, place)| place.exists()));
    }
    for (path, place) in places {
        files.push((path, read(&place, MAX_FILE_BYTES + 1)?));
    }
    Ok(Loaded {
        root: root.to_owned(),
        catalog: catalog_path,
        output: root.join(output),
        sources: Sources::new(files),
    })
}

/// Fails if the catalog folder holds no contract: then the folder or its files are misnamed.
fn expect_contract(places: &[(String, PathBuf)], catalog: &str) -> Result<(), DiskError> {
    let prefix = format!("{catalog}/");
    let paths = || places.iter().filter_map(|(path, _)| path.strip_prefix(&prefix));
    if raw::has_contract(paths()) {
        return Ok(());
    }
    let misnamed = paths().find(|path| raw::is_misnamed(path)).map(str::to_owned);
    Err(DiskError::NoContract { catalog: catalog.to_owned(), misnamed })
}

/// Compares the output folder and the documents with what was generated, and in [`Mode::Write`] updates them.
///
/// Nothing is written if any of the files must not be.
pub fn update(files: &Files, loaded: &Loaded, mode: Mode) -> Result<Changes, DiskError> {
    let Loaded { root, output: folder, .. } = loaded;
    let ground = Ground::new(loaded, files.edits())?;
    edit::expect_distinct(files.edits(), root, &ground)?;
    let Comparison { differences, kept, folders } = output::compare(files, folder)?;
    folders.iter().try_for_each(|folder| ground.expect_output(folder))?;
    let edits = edit::compare(files.edits(), root)?;
    if mode == Mode::Write {
        let mut writes = output::writes(&differences, folder);
        writes.extend(edit::writes(&edits, root, &ground)?);
        place::place(&folders, &output::removals(&differences, folder), &writes)?;
    }
    Ok(Changes { output: differences, edits, kept })
}

/// Lists the files under a folder in order, each with its path after `prefix` and its path on disk. Skips hidden files.
fn walk(folder: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>, DiskError> {
    let mut files = Vec::new();
    let real = folder.canonicalize().map_err(DiskError::io(folder))?;
    visit(folder, prefix, &mut vec![real], &mut files)?;
    Ok(files)
}

/// Adds the files under a folder; `around` has that folder and those around it, without links.
fn visit(
    folder: &Path,
    prefix: &str,
    around: &mut Vec<PathBuf>,
    files: &mut Vec<(String, PathBuf)>,
) -> Result<(), DiskError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = entries.map_err(DiskError::io(folder))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let (path, place) = (format!("{prefix}/{name}"), entry.path());
        if !place.is_dir() {
            files.push((path, place));
            continue;
        }
        let real = place.canonicalize().map_err(DiskError::io(&place))?;
        if around.iter().any(|folder| folder.starts_with(&real)) {
            return Err(DiskError::EndlessLink { path: place });
        }
        around.push(real);
        visit(&place, &path, around, files)?;
        around.pop();
    }
    Ok(())
}

/// Reads at most `limit` bytes of a file.
fn read(path: &Path, limit: usize) -> Result<Vec<u8>, DiskError> {
    let metadata = fs::metadata(path);
    if metadata.is_err() && path.is_symlink() {
        return Err(DiskError::DeadLink { path: path.to_owned() });
    }
    if !metadata.map_err(DiskError::io(path))?.is_file() {
        return Err(DiskError::NotAFile { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(DiskError::io(path))?;
    file.take(limit as u64).read_to_end(&mut bytes).map_err(DiskError::io(path))?;
    Ok(bytes)
}
