//! `errcat init`: creates a project in a new folder or in an existing crate.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use errcat_codegen::schema::SchemaKind;

use crate::failure::Failure;
use crate::options::Options;
use crate::{Outcome, stream};

/// The files of a project. `starter_api` and `Starter API` are replaced by its name, 0.1.0 by the library's version.
const PROJECT: [(&str, &str); 2] = [
    ("errcat.yaml", include_str!("init/errcat.yaml")),
    ("catalog/starter_api.yaml", include_str!("init/catalog.yaml")),
];
/// The folder of the schemas that the files of a project name for editors.
const SCHEMAS: &str = "schema";
/// Files that may exist: git must not change the line ends of generated files, and formatters must not touch them.
const SHARED: [(&str, &str); 3] = [
    (".gitattributes", include_str!("init/gitattributes.in")),
    (".prettierignore", include_str!("init/prettierignore.in")),
    (".markdownlintignore", include_str!("init/markdownlintignore.in")),
];
/// The files of a new crate. Cargo leaves folders with a `Cargo.toml` out of a package, hence the other name.
const CRATE: [(&str, &str); 4] = [
    ("Cargo.toml", include_str!("init/Cargo.toml.in")),
    ("build.rs", include_str!("init/build.rs")),
    ("src/lib.rs", include_str!("init/lib.rs")),
    (".gitignore", include_str!("init/gitignore.in")),
];
/// The steps that are left in an existing crate.
const STEPS: &str = include_str!("init/steps.txt");

/// The arguments of `errcat init`.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The folder of the project; an existing crate keeps its `Cargo.toml` and its sources
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

pub(crate) fn run(options: &Options, args: &InitArgs) -> Result<Outcome, Failure> {
    let folder = &args.folder;
    let is_crate = folder.join("Cargo.toml").exists();
    let name = Name::of(folder);
    let crate_files = if is_crate { [].iter() } else { CRATE.iter() };
    let (present, absent): (Vec<_>, Vec<_>) =
        SHARED.iter().partition(|(path, _)| folder.join(path).exists());
    let schemas =
        SchemaKind::ALL.map(|kind| (folder.join(SCHEMAS).join(kind.file_name()), kind.schema()));
    let files: Vec<(PathBuf, String)> = PROJECT
        .iter()
        .chain(crate_files)
        .chain(absent)
        .map(|(path, text)| (folder.join(name.fill(path)), name.fill(text)))
        .chain(schemas)
        .collect();
    refuse_existing(&files)?;
    write_all(&files)?;
    for (path, _) in &files {
        let path = path.strip_prefix(".").unwrap_or(path);
        stream::note(options, &format!("wrote {}", path.display()));
    }
    for (path, text) in present {
        stream::note(options, &format!("add these lines to {path}:"));
        text.lines().for_each(|line| stream::note(options, &format!("  {line}")));
    }
    if is_crate {
        stream::data(&name.fill(STEPS))?;
    } else {
        let is_here = folder.as_os_str() == ".";
        let there = if is_here { String::new() } else { format!("cd {} && ", folder.display()) };
        stream::note(options, &format!("next: `{there}cargo test`"));
    }
    Ok(Outcome::Fine)
}

/// The name of the project, its contract and its module.
struct Name {
    /// `web_shop_api`
    snake: String,
    /// `Web Shop API`
    title: String,
}

impl Name {
    /// Derives the name from the folder. The suffix `api` ensures that it is not reserved by Rust, Cargo or TypeScript.
    fn of(folder: &Path) -> Self {
        let absolute = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder));
        let folder =
            absolute.ok().and_then(|path| Some(path.file_name()?.to_str()?.to_lowercase()));
        let folder = folder.unwrap_or_default();
        let words = folder.split(|letter: char| !letter.is_ascii_alphanumeric());
        let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.pop_if(|last| *last == "api");
        if !words.first().is_some_and(|first| first.starts_with(|c: char| c.is_alphabetic())) {
            words = vec!["shop"];
        }
        let title: String = words.iter().map(|word| capitalised(word) + " ").collect();
        Self { snake: words.join("_") + "_api", title: title + "API" }
    }

    fn fill(&self, text: &str) -> String {
        let library = concat!("errcat-codegen = \"", env!("CARGO_PKG_VERSION"), "\"");
        text.replace("Starter API", &self.title)
            .replace("starter_api", &self.snake)
            .replace("errcat-codegen = \"0.1.0\"", library)
    }
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

fn refuse_existing(files: &[(PathBuf, String)]) -> Result<(), Failure> {
    let taken = files.iter().filter(|(path, _)| path.symlink_metadata().is_ok());
    let taken: Vec<String> = taken.map(|(path, _)| format!("`{}`", path.display())).collect();
    match taken.as_slice() {
        [] => Ok(()),
        [one] => Err(Failure::new(format!("{one} already exists"))
            .help("nothing was written; move the file, or choose another folder")),
        several => Err(Failure::new(format!("{} already exist", several.join(", ")))
            .help("nothing was written; move the files, or choose another folder")),
    }
}

/// Writes every file, or none.
fn write_all(files: &[(PathBuf, String)]) -> Result<(), Failure> {
    for (at, (path, text)) in files.iter().enumerate() {
        if let Err(error) = write(path, text) {
            for (written, _) in &files[..at] {
                // The first error is the one to report.
                let _ = fs::remove_file(written);
            }
            let message = format!("cannot write `{}`: {error}", path.display());
            return Err(Failure::new(message).help("nothing was written"));
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = fs::File::create_new(path)?;
    file.write_all(text.as_bytes()).inspect_err(|_| {
        // The first error is the one to report.
        let _ = fs::remove_file(path);
    })
}
