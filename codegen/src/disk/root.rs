//! Finds the project that a folder belongs to.

use std::path::{Path, PathBuf};

use crate::folder::PROJECT_FILE;
use crate::raw::DEFAULT_CATALOG;

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
