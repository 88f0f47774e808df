//! `errcat schema`: prints the JSON Schemas of catalogs and project files.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use errcat_codegen::schema;

use crate::failure::Failure;
use crate::options::Options;
use crate::{Outcome, findings, stream};

/// The arguments of `errcat schema`.
#[derive(Debug, clap::Args)]
pub(crate) struct SchemaArgs {
    /// The schema to print
    #[arg(value_enum, default_value_t, conflicts_with = "write")]
    kind: Kind,

    /// Write every schema to this folder instead
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
}

/// The file that a schema describes.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Kind {
    /// `<contract>.yaml` and `<contract>/contract.yaml`
    #[default]
    Catalog,
    /// The other files of a folder contract
    Category,
    /// `errcat.yaml`
    Project,
}

pub(crate) fn run(options: &Options, args: &SchemaArgs) -> Result<Outcome, Failure> {
    let Some(folder) = &args.write else {
        stream::data(&schema::SchemaKind::from(args.kind).schema())?;
        return Ok(Outcome::Fine);
    };
    let mut written = 0;
    for kind in schema::SchemaKind::ALL {
        written += usize::from(write(&folder.join(kind.file_name()), &kind.schema())?);
    }
    stream::note(
        options,
        &match written {
            0 => "up to date".to_owned(),
            written => {
                format!("wrote {} in {}/", findings::count(written, "file"), folder.display())
            }
        },
    );
    Ok(Outcome::Fine)
}

/// Writes a file unless it is up to date, and returns whether it was written.
fn write(path: &Path, text: &str) -> Result<bool, Failure> {
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(false);
    }
    let written = path.parent().map_or(Ok(()), fs::create_dir_all);
    written
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())))?;
    Ok(true)
}

impl From<Kind> for schema::SchemaKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Catalog => Self::Catalog,
            Kind::Category => Self::Category,
            Kind::Project => Self::Project,
        }
    }
}
