//! The project that a command works on: found, read, and named as the user would name it.

use std::path::{Path, PathBuf};

use errcat_codegen::source::Sources;
use errcat_codegen::{Error, Loaded};

use crate::args::Options;
use crate::failure::Failure;

/// A project on the disk.
pub(crate) struct Project {
    pub(crate) loaded: Loaded,
}

impl Project {
    /// Reads the project that the options name, or that the current folder belongs to.
    pub(crate) fn open(options: &Options) -> Result<Self, Failure> {
        let root = match &options.project {
            Some(folder) if folder.is_dir() => folder.clone(),
            Some(folder) => {
                let message = format!("there is no folder `{}`", folder.display());
                return Err(Failure::new(message));
            }
            None => find()?,
        };
        // Whoever stands in the project need not read `./` before every path.
        let root = root.strip_prefix(".").unwrap_or(&root);
        let loaded = errcat_codegen::load(root).map_err(|error| unreadable(error, root))?;
        Ok(Self { loaded })
    }

    /// The texts, each with its path from the current folder: what can be clicked, opened or annotated.
    pub(crate) fn sources(&self) -> Sources {
        // Every path gets the same folder before it: the order stays, and so every span still points at its file.
        let file = |file: &errcat_codegen::source::File| {
            (self.path(&file.path), file.text.clone().into_bytes())
        };
        Sources::new(self.loaded.sources.iter().map(|(_, source)| file(source)))
    }

    /// A path within the project, from the current folder, with `/` between its parts.
    pub(crate) fn path(&self, within: &str) -> String {
        shown(&self.loaded.root.join(within))
    }

    /// The output folder from the current one, with a `/` at its end.
    pub(crate) fn output(&self) -> String {
        format!("{}/", shown(&self.loaded.output))
    }
}

fn unreadable(error: Error, root: &Path) -> Failure {
    let is_missing = matches!(error, Error::NoCatalog { .. } | Error::NoContract { .. });
    let failure = Failure::from(error);
    match root.join("errcat.yaml").exists() {
        false => failure.help("`errcat init` starts a project"),
        true if is_missing => failure.help("`catalog` in `errcat.yaml` names the folder"),
        true => failure,
    }
}

fn find() -> Result<PathBuf, Failure> {
    errcat_codegen::root_of(&std::env::current_dir()?).ok_or_else(|| {
        Failure::new("there is no `errcat.yaml` here, nor in any folder above")
            .help("`errcat init` starts a project; `--project <DIR>` names one")
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}
