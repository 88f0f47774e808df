//! The project file: the folders, the targets and the level of each rule.

use std::collections::BTreeMap;

use crate::emit::{Setup, Target, Targets};
use crate::folder::{self, Folders, PROJECT_FILE, TEMPLATES, UNSAFE_OUTPUT, is_within};
use crate::raw::{self, ProjectFile};
use crate::report::Report;
use crate::rule::registry::relaxable;
use crate::rule::{Level, Profile};
use crate::source::{Sources, Spanned};
use crate::yaml::{Given, Text, UNKNOWN_VALUE};

/// The settings of the project file, or the defaults without one.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) folders: Folders,
    /// The enabled targets.
    pub(crate) targets: Vec<Box<dyn Target>>,
}

/// Reads the project file, and sets the levels of the report.
pub(crate) fn read(sources: &Sources, report: &mut Report) -> Project {
    let file = raw::project(sources, report);
    levels(report, &file);
    let folder = |given: &Text, default: &str| {
        let given = given.as_ref().value();
        given.map_or(default, |folder| folder.trim_end_matches('/')).to_owned()
    };
    let folders = Folders {
        catalog: folder(&file.catalog, raw::DEFAULT_CATALOG),
        output: folder(&file.output, raw::DEFAULT_OUTPUT),
    };
    own_folders(report, &file, &folders);
    // A project that names no targets gets plain Rust.
    let targets = file.targets.value().unwrap_or_else(Targets::plain);
    let targets = targets.plug(&mut Setup { sources, folders: &folders, report });
    Project { folders, targets }
}

const PROFILES: [(&str, Profile); 3] =
    [("minimal", Profile::Minimal), ("standard", Profile::Standard), ("strict", Profile::Strict)];
const LEVELS: [(&str, Level); 3] =
    [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];

/// Reports folders that may contain other files, because errcat removes outdated files from its output.
fn own_folders(report: &mut Report, file: &ProjectFile, Folders { catalog, output }: &Folders) {
    let overlap = |a: &str, b: &str| is_within(a, b) || is_within(b, a);
    let (given_catalog, given_output) =
        (file.catalog.as_ref().value(), file.output.as_ref().value());
    let taken = [TEMPLATES, PROJECT_FILE];
    if let Some(given) = given_catalog {
        let refusal = match folder::unusable(catalog) {
            Some(refusal) => Some(refusal),
            None if folder::clean(catalog).is_empty() => Some("is the project folder".to_owned()),
            None => {
                let taken = taken.into_iter().find(|taken| is_within(catalog, taken));
                taken.map(|taken| format!("is in `{taken}`"))
            }
        };
        if let Some(refusal) = refusal {
            let message = format!("the catalog folder `{}` {refusal}", given.value);
            let finding = UNSAFE_OUTPUT.at(given.span, message);
            report.push(finding.help("use a separate folder, such as `catalog`"));
            return;
        }
    }
    let Some(place) = given_output.or(given_catalog) else { return };
    let message = if let Some(refusal) = folder::refusal(output, "the project") {
        format!("the output folder `{output}` {refusal}")
    } else if overlap(output, catalog) {
        format!("the output folder `{output}` and the catalog folder overlap")
    } else if let Some(taken) = taken.into_iter().find(|taken| overlap(output, taken)) {
        format!("the output folder `{output}` and `{taken}` overlap")
    } else {
        return;
    };
    let finding = UNSAFE_OUTPUT.at(place.span, message);
    report.push(finding.help("use a separate folder beside the project file, such as `generated`"));
}

fn levels(report: &mut Report, project: &ProjectFile) {
    let Given::Value(rules) = &project.rules else { return };
    let mut profile = Profile::default();
    let mut levels = BTreeMap::new();
    for pair in &rules.0 {
        let Some(value) = &pair.value else { continue };
        if *pair.key == "level" {
            profile = choose(report, value, &PROFILES).unwrap_or_default();
        } else if let (Some(name), Some(level)) =
            (relaxable(report, &pair.key), choose(report, value, &LEVELS))
        {
            levels.insert(name, level);
        }
    }
    report.configure(profile, levels);
}

fn choose<T: Copy>(
    report: &mut Report,
    value: &Spanned<String>,
    choices: &[(&str, T)],
) -> Option<T> {
    let found = choices.iter().find(|(name, _)| *name == value.value);
    if found.is_none() {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let finding = UNKNOWN_VALUE.at(value.span, format!("unknown value `{}`", value.value));
        report.push(finding.help(format!("one of: {}", names.join(", "))));
    }
    found.map(|(_, choice)| *choice)
}
