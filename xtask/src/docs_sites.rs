//! `docs-sites`: real engines build the portable tree as it is, each as strictly as it can.
//!
//! They come from their registries, by the versions in `tests/docs-sites`, into the target folder; so this needs a
//! network, Python and Node, and is no part of `ci`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process;

const TREE: &str = "generated/markdown/portable";
const CONFIGS: &str = "tests/docs-sites";
const PLACE: &str = "target/docs-sites";

/// The folders of the engines, and where the pages lie in each.
const ENGINES: [(&str, &str); 4] =
    [("mkdocs", "docs"), ("sphinx", "."), ("vitepress", "."), ("mdbook", "src")];

const INSTALL: [&str; 4] = [
    "python3 -m venv target/docs-sites/.venv",
    "target/docs-sites/.venv/bin/pip install --quiet --requirement tests/docs-sites/requirements.txt",
    "npm ci --no-audit --no-fund --prefix target/docs-sites",
    "cargo install --quiet --locked mdbook --version 0.5.4 --root target/docs-sites/cargo",
];

const BUILD: [&str; 5] = [
    "target/docs-sites/.venv/bin/mkdocs build --quiet --strict --config-file target/docs-sites/mkdocs/mkdocs.yml",
    "target/docs-sites/.venv/bin/sphinx-build -W --keep-going -q target/docs-sites/sphinx target/docs-sites/sphinx/_build",
    "target/docs-sites/node_modules/.bin/vitepress build target/docs-sites/vitepress",
    "target/docs-sites/cargo/bin/mdbook build target/docs-sites/mdbook",
    "target/docs-sites/node_modules/.bin/markdownlint-cli2 --config tests/docs-sites/.markdownlint-cli2.jsonc target/docs-sites/mkdocs/docs/**/*.md",
];

pub(crate) fn run() -> Result<(), String> {
    for (engine, pages) in ENGINES {
        let folder = process::root().join(PLACE).join(engine);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| in_file(&folder, &error))?;
        }
        copy(&process::root().join(CONFIGS).join(engine), &folder)?;
        copy(&process::root().join(TREE), &folder.join(pages))?;
    }
    for file in ["package.json", "package-lock.json"] {
        copy(&process::root().join(CONFIGS).join(file), &process::root().join(PLACE).join(file))?;
    }
    summary(&process::root().join(PLACE).join("mdbook/src"))?;
    INSTALL.iter().chain(&BUILD).try_for_each(|line| process::run(line))
}

/// mdBook shows the pages that its summary names.
fn summary(folder: &Path) -> Result<(), String> {
    let mut pages = pages(folder, folder)?;
    pages.sort();
    let lines = pages.iter().map(|page| format!("- [{page}]({page})\n"));
    let path = folder.join("SUMMARY.md");
    let text = format!("# Summary\n\n{}", lines.collect::<String>());
    fs::write(&path, text).map_err(|error| in_file(&path, &error))
}

/// Every page below a folder, relative to the root.
fn pages(root: &Path, folder: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            found.extend(pages(root, &path)?);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let page = path.strip_prefix(root).unwrap_or(&path);
            found.push(page.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(found)
}

/// Copies a file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    if from.is_dir() {
        fs::create_dir_all(to).map_err(|error| in_file(to, &error))?;
        return entries(from)?
            .iter()
            .try_for_each(|path| copy(path, &to.join(path.file_name().unwrap_or_default())));
    }
    fs::copy(from, to).map(drop).map_err(|error| in_file(from, &error))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| in_file(folder, &error))?;
    Ok(entries.into_iter().map(|entry| entry.path()).collect())
}

fn in_file(path: &Path, error: &std::io::Error) -> String {
    format!("`{}`: {error}", path.display())
}
