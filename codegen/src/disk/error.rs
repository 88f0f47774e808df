//! The errors of reading and writing a project.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

/// An error of reading or writing a project.
#[derive(Debug)]
#[non_exhaustive]
pub enum DiskError {
    /// The catalog folder does not exist.
    NoCatalog {
        /// The folder that was looked for.
        folder: PathBuf,
    },
    /// The catalog folder holds no contract.
    NoContract {
        /// The catalog folder, relative to the root.
        catalog: String,
        /// A file, relative to that folder, whose extension is not quite `.yaml`.
        misnamed: Option<String>,
    },
    /// A folder, a pipe or a device is where a file should be.
    NotAFile {
        /// The path of the would-be file.
        path: PathBuf,
    },
    /// A symbolic link whose target does not exist.
    DeadLink {
        /// The path of the link.
        path: PathBuf,
    },
    /// A folder in the catalog folder is a link to a folder around it.
    EndlessLink {
        /// The path of the link.
        path: PathBuf,
    },
    /// A file in the output folder is larger than any that errcat writes.
    TooLarge {
        /// The path of the file.
        path: PathBuf,
    },
    /// A document, or a folder of the output, is a link out of the project.
    LeadsOut {
        /// The path of the link.
        path: PathBuf,
        /// The place that it leads to.
        target: PathBuf,
    },
    /// A document, or a folder of the output, is a link to something that errcat must not write to.
    Taken {
        /// The path of the link.
        path: PathBuf,
        /// The place that it leads to.
        target: PathBuf,
    },
    /// Two listed documents are the same file.
    SameFile {
        /// The path listed first.
        first: PathBuf,
        /// The path listed after it.
        second: PathBuf,
    },
    /// A document must change and is read-only.
    ReadOnly {
        /// The path of the document.
        path: PathBuf,
    },
    /// A document changed after it was read.
    Changed {
        /// The path of the document.
        path: PathBuf,
    },
    /// A file in the output folder would be replaced, but errcat did not write it.
    NotOurs {
        /// The path of the file.
        path: PathBuf,
    },
    /// Some files were written, and then a file could not be.
    Unfinished {
        /// The number of files that were written or removed.
        done: usize,
        /// The number of files that were to be.
        total: usize,
        /// The error of the file after them.
        error: Box<DiskError>,
    },
    /// The operating system reported an error.
    Io {
        /// The file or folder that was used.
        path: PathBuf,
        /// The error itself.
        source: io::Error,
    },
}

impl DiskError {
    /// Adds the path to an error of the operating system, as in `map_err(DiskError::io(path))`.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCatalog { folder } => {
                write!(f, "the catalog folder `{}` does not exist", folder.display())
            }
            Self::NoContract { catalog, misnamed: Some(file) } => {
                write!(f, "no contract in `{catalog}/`: rename `{file}` to end in `.yaml`")
            }
            Self::NoContract { catalog, misnamed: None } => write!(
                f,
                "no contract in `{catalog}/`: write `<name>.yaml`, or a folder with `contract.yaml`"
            ),
            Self::NotAFile { path } => write!(f, "`{}` is not a file", path.display()),
            Self::DeadLink { path } => {
                write!(f, "`{}` is a link to a file that does not exist", path.display())
            }
            Self::EndlessLink { path } => {
                write!(f, "`{}` is a link to a folder around it", path.display())
            }
            Self::TooLarge { path } => {
                write!(f, "`{}` is too large to be a file of errcat", path.display())
            }
            Self::Taken { path, target } => write!(
                f,
                "`{}` leads to `{}`, which is not for errcat to write to: nothing was written",
                path.display(),
                target.display()
            ),
            Self::Unfinished { done, total, error } => {
                write!(f, "{error}; {done} of {total} files were written or removed before")
            }
            Self::LeadsOut { path, target } => write!(
                f,
                "`{}` leads to `{}`, outside the project: nothing was written",
                path.display(),
                target.display()
            ),
            Self::SameFile { first, second } => write!(
                f,
                "`{}` and `{}` are the same file: nothing was written",
                first.display(),
                second.display()
            ),
            Self::ReadOnly { path } => {
                write!(f, "`{}` is read-only: nothing was written", path.display())
            }
            Self::Changed { path } => {
                write!(f, "`{}` changed while errcat was running", path.display())
            }
            Self::NotOurs { path } => {
                write!(f, "`{}` was not written by errcat", path.display())
            }
            Self::Io { path, source } => write!(f, "`{}`: {source}", path.display()),
        }
    }
}

impl error::Error for DiskError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            // The message includes `source` already, so the chain continues after it.
            Self::Io { source, .. } => source.source(),
            _ => None,
        }
    }
}
