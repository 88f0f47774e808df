//! `docs-sites`: real documentation engines build the generated pages, each as strictly as it can: the portable tree,
//! and the flavour made for the engine; of our own contracts, and of one in words that would break a page.
//!
//! The engines come from their registries, by the versions in `tests/docs-sites`, into the target folder. That takes a
//! network, Python and Node, so this is no part of `ci`.

use std::fs;
use std::path::Path;

use crate::process;

const CONFIGS: &str = "tests/docs-sites";
const PLACE: &str = "target/docs-sites";

/// A tree of pages in the hands of an engine.
struct Site {
    engine: &'static str,
    flavour: &'static str,
    /// Where the pages lie in the folder of the site.
    pages: &'static str,
    /// How the engine is called; `@` is the folder of the site.
    build: &'static str,
}

const MKDOCS: &str =
    "target/docs-sites/.venv/bin/mkdocs build --quiet --strict --config-file @/mkdocs.yml";
const SPHINX: &str = "target/docs-sites/.venv/bin/sphinx-build -W --keep-going -q @ @/_build";
const VITEPRESS: &str = "target/docs-sites/node_modules/.bin/vitepress build @";
const MDBOOK: &str = "target/docs-sites/cargo/bin/mdbook build @";

const SITES: [Site; 7] = [
    Site { engine: "mkdocs", flavour: "portable", pages: "docs", build: MKDOCS },
    Site { engine: "mkdocs", flavour: "mkdocs", pages: "docs", build: MKDOCS },
    Site { engine: "sphinx", flavour: "portable", pages: ".", build: SPHINX },
    Site { engine: "sphinx", flavour: "sphinx", pages: ".", build: SPHINX },
    Site { engine: "vitepress", flavour: "portable", pages: ".", build: VITEPRESS },
    Site { engine: "vitepress", flavour: "vitepress", pages: ".", build: VITEPRESS },
    Site { engine: "mdbook", flavour: "mdbook", pages: "src", build: MDBOOK },
];

const INSTALL: [&str; 4] = [
    "python3 -m venv target/docs-sites/.venv",
    "target/docs-sites/.venv/bin/pip install --quiet --requirement tests/docs-sites/requirements.txt",
    // A lock file would name the binaries of one platform only.
    "npm install --no-package-lock --no-audit --no-fund --prefix target/docs-sites",
    "cargo install --quiet --locked mdbook --version 0.5.4 --root target/docs-sites/cargo",
];

const GENERATE: &str =
    "cargo run --quiet --package errcat -- generate --project target/docs-sites/project";
const LINT: &str = "target/docs-sites/node_modules/.bin/markdownlint-cli2 --config tests/docs-sites/.markdownlint-cli2.jsonc target/docs-sites/project/generated/markdown/**/*.md";

pub(crate) fn run() -> Result<(), String> {
    let place = Path::new(PLACE);
    copy(&Path::new(CONFIGS).join("package.json"), &place.join("package.json"))?;
    INSTALL.iter().try_for_each(|line| process::run(line))?;
    let project = place.join("project");
    clear(&project)?;
    copy(&Path::new(CONFIGS).join("errcat.yaml"), &project.join("errcat.yaml"))?;
    copy(Path::new("catalog"), &project.join("catalog"))?;
    copy(Path::new("codegen/tests/rich"), &project.join("catalog/rich"))?;
    process::run(GENERATE)?;
    process::run(LINT)?;
    SITES.iter().try_for_each(|site| build(site, &project.join("generated/markdown")))
}

fn build(site: &Site, trees: &Path) -> Result<(), String> {
    let folder = format!("{PLACE}/{}-{}", site.engine, site.flavour);
    clear(Path::new(&folder))?;
    copy(&Path::new(CONFIGS).join(site.engine), Path::new(&folder))?;
    copy(&trees.join(site.flavour), &Path::new(&folder).join(site.pages))?;
    process::run(&site.build.replace('@', &folder))
}

fn clear(folder: &Path) -> Result<(), String> {
    let path = process::root().join(folder);
    if path.exists() {
        fs::remove_dir_all(&path).map_err(|error| in_file(folder, &error))?;
    }
    Ok(())
}

/// Copies a file, or a folder with all that is in it; both paths are relative to the root.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let (source, target) = (process::root().join(from), process::root().join(to));
    if !source.is_dir() {
        let folder = target.parent().map_or(Ok(()), fs::create_dir_all);
        return folder
            .and_then(|()| fs::copy(source, target))
            .map(drop)
            .map_err(|error| in_file(from, &error));
    }
    for entry in fs::read_dir(source).map_err(|error| in_file(from, &error))? {
        let name = entry.map_err(|error| in_file(from, &error))?.file_name();
        copy(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}

fn in_file(path: &Path, error: &std::io::Error) -> String {
    format!("`{}`: {error}", path.display())
}
