//! Sorts files by their role: contracts, their categories and guides, and the project file.

use std::collections::HashMap;

use serde::Deserialize;

use crate::emit::Targets;
use crate::folder::PROJECT_FILE;
use crate::raw::{RawCategory, RawContract};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};
use crate::source::{FileId, Sources};
use crate::yaml::{self, Given, Pairs, Text};

pub(crate) static STRAY_FILE: Rule = rule!("stray-file", WARN);

/// The folder of the catalogs where the project file names none.
pub(crate) const DEFAULT_CATALOG: &str = "catalog";
/// The output folder, unless the project file names another.
pub(crate) const DEFAULT_OUTPUT: &str = "generated";

/// `errcat.yaml`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ProjectFile {
    /// The catalog folder: `catalog` by default.
    pub(crate) catalog: Text,
    /// The folder of the output: `generated` by default.
    pub(crate) output: Text,
    /// The targets to generate.
    pub(crate) targets: Given<Targets>,
    /// The level of each rule: `allow`, `warn` or `deny`. `level` selects the profile to start from.
    pub(crate) rules: Given<Pairs<String>>,
}

/// The files of one contract, read.
#[derive(Debug)]
pub(crate) struct ContractFiles {
    /// The contract's name by its path.
    pub(crate) name: String,
    /// The file of the contract.
    pub(crate) file: FileId,
    /// The contract; `None` if its file could not be read.
    pub(crate) contract: Option<RawContract>,
    /// The category files beside it, by path.
    pub(crate) categories: Vec<CategoryFile>,
    /// The guides beside it, by path.
    pub(crate) guides: Vec<(String, FileId)>,
    /// Whether a category file could not be read, so that missing names are not reported.
    pub(crate) is_incomplete: bool,
}

/// A category file.
#[derive(Debug)]
pub(crate) struct CategoryFile {
    pub(crate) name: String,
    pub(crate) file: FileId,
    pub(crate) category: RawCategory,
}

/// The role of a file under the catalog folder.
enum Role<'p> {
    Contract(&'p str),
    Category { contract: &'p str, name: &'p str },
    Guide { contract: &'p str, name: &'p str },
    Note,
    Stray,
}

/// Reads the project file; a project without one has the defaults.
pub(crate) fn project(sources: &Sources, report: &mut Report) -> ProjectFile {
    let file = sources.find(PROJECT_FILE);
    file.and_then(|(id, _)| yaml::read(sources, id, report)).unwrap_or_default()
}

/// Reads the contracts under a folder, by path.
pub(crate) fn units(sources: &Sources, folder: &str, report: &mut Report) -> Vec<ContractFiles> {
    let mut units: Vec<ContractFiles> = Vec::new();
    for (file, role) in roles(sources, folder) {
        let Role::Contract(name) = role else { continue };
        units.push(ContractFiles {
            name: name.to_owned(),
            file,
            contract: yaml::read(sources, file, report),
            categories: Vec::new(),
            guides: Vec::new(),
            is_incomplete: false,
        });
    }
    let folders = units
        .iter()
        .enumerate()
        .filter(|(_, unit)| sources.file(unit.file).path.ends_with("/contract.yaml"));
    let folders: HashMap<String, usize> =
        folders.map(|(at, unit)| (unit.name.clone(), at)).collect();
    for (file, role) in roles(sources, folder) {
        let (Role::Category { contract, name } | Role::Guide { contract, name }) = role else {
            if matches!(role, Role::Stray) {
                stray(file, sources, report);
            }
            continue;
        };
        let Some(unit) = folders.get(contract).map(|at| &mut units[*at]) else {
            stray(file, sources, report);
            continue;
        };
        if matches!(role, Role::Guide { .. }) {
            unit.guides.push((name.to_owned(), file));
        } else if let Some(category) = yaml::read(sources, file, report) {
            unit.categories.push(CategoryFile { name: name.to_owned(), file, category });
        } else {
            unit.is_incomplete = true;
        }
    }
    units
}

/// Whether any of these paths under the catalog folder is a contract.
pub(crate) fn has_contract<'p>(paths: impl IntoIterator<Item = &'p str>) -> bool {
    paths.into_iter().any(|path| matches!(role(path), Role::Contract(_)))
}

fn roles<'s>(sources: &'s Sources, folder: &str) -> impl Iterator<Item = (FileId, Role<'s>)> {
    let prefix = format!("{folder}/");
    sources.iter().filter_map(move |(id, file)| Some((id, role(file.path.strip_prefix(&prefix)?))))
}

fn role(path: &str) -> Role<'_> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        // Notes for authors may be in any folder.
        [.., file] if has_extension(file, "md") && !path.contains("/guides/") => Role::Note,
        [file] => file.strip_suffix(".yaml").map_or(Role::Stray, Role::Contract),
        [contract, "contract.yaml"] => Role::Contract(contract),
        [contract, file] => match file.strip_suffix(".yaml") {
            Some(name) => Role::Category { contract, name },
            None => Role::Stray,
        },
        [contract, "guides", file] => match file.strip_suffix(".md") {
            Some(name) => Role::Guide { contract, name },
            None => Role::Stray,
        },
        _ => Role::Stray,
    }
}

/// Whether a path has an extension, in any case.
fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(extension))
}

/// Whether a path has nearly the extension of a catalog.
pub(crate) fn is_misnamed(path: &str) -> bool {
    let is_yaml = path.rsplit_once('.').is_some_and(|(_, extension)| extension == "yaml");
    !is_yaml && (has_extension(path, "yml") || has_extension(path, "yaml"))
}

fn stray(file: FileId, sources: &Sources, report: &mut Report) {
    let path = &sources.file(file).path;
    let finding = STRAY_FILE.at(file.span(0..0), "this file belongs to no contract");
    report.push(if is_misnamed(path) {
        finding.help("rename it to end in `.yaml`")
    } else {
        finding.help("a contract is `<name>.yaml`, or a folder with `contract.yaml`, categories, and `guides/*.md`")
    });
}
