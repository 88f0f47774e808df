//! Finds and reads the project of a command, and prints paths as the user would type them.

use std::path::{Path, PathBuf};

use errcat_codegen::source::Sources;
use errcat_codegen::{DiskError, Loaded};

use crate::failure::Failure;
use crate::options::Options;

/// A project on disk.
pub(crate) struct Project {
    pub(crate) loaded: Loaded,
}

impl Project {
    /// Reads the project of `--project`, or the one that the current folder belongs to.
    pub(crate) fn open(options: &Options) -> Result<Self, Failure> {
        let root = match &options.project {
            Some(folder) if folder.is_dir() => folder.clone(),
            Some(folder) => {
                let message = format!("the folder `{}` does not exist", folder.display());
                return Err(Failure::new(message));
            }
            None => find()?,
        };
        // Inside the project folder, `./` before every path would only be noise.
        let root = root.strip_prefix(".").unwrap_or(&root);
        let loaded = errcat_codegen::load(root).map_err(|error| unreadable(error, root))?;
        Ok(Self { loaded })
    }

    /// The sources with paths relative to the current folder, so that they can be clicked, opened or annotated.
    pub(crate) fn sources(&self) -> Sources {
        // All paths get the same prefix, so their order is kept, and every span still points to its file.
        let file = |file: &errcat_codegen::source::File| {
            (self.path(&file.path), file.text.clone().into_bytes())
        };
        Sources::new(self.loaded.sources.iter().map(|(_, source)| file(source)))
    }

    /// A path within the project, relative to the current folder, with `/` between its parts.
    pub(crate) fn path(&self, within: &str) -> String {
        shown(&self.loaded.root.join(within))
    }

    /// The output folder, relative to the current folder, with a `/` at its end.
    pub(crate) fn output(&self) -> String {
        format!("{}/", shown(&self.loaded.output))
    }
}

fn unreadable(error: DiskError, root: &Path) -> Failure {
    let is_missing = matches!(error, DiskError::NoCatalog { .. } | DiskError::NoContract { .. });
    let failure = Failure::from(error);
    match root.join("errcat.yaml").exists() {
        false => failure.help("`errcat init` creates a project"),
        true if is_missing => failure.help("`catalog` in `errcat.yaml` sets the folder"),
        true => failure,
    }
}

fn find() -> Result<PathBuf, Failure> {
    errcat_codegen::root_of(&std::env::current_dir()?).ok_or_else(|| {
        Failure::new("no `errcat.yaml` in this folder or any folder above it")
            .help("`errcat init` creates a project; `--project <DIR>` selects one")
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}
