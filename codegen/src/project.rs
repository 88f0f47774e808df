//! The project file: the folders, the targets and the level of each rule.

use std::collections::BTreeMap;

use crate::emit::{Setup, Target, Targets};
use crate::folder::{Folders, UNSAFE_OUTPUT, is_outside, parts};
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
    own_output(report, &file);
    let folders = Folders {
        catalog: folder(&file.catalog, raw::DEFAULT_CATALOG),
        output: folder(&file.output, raw::DEFAULT_OUTPUT),
    };
    // A project that names no targets gets plain Rust.
    let targets = file.targets.value().unwrap_or_else(Targets::plain);
    let targets = targets.plug(&mut Setup { folders: &folders, report });
    Project { folders, targets }
}

const PROFILES: [(&str, Profile); 3] =
    [("minimal", Profile::Minimal), ("standard", Profile::Standard), ("strict", Profile::Strict)];
const LEVELS: [(&str, Level); 3] =
    [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];

/// Reports an output folder that may contain other files, because errcat removes outdated files there.
fn own_output(report: &mut Report, file: &ProjectFile) {
    let Given::Value(output) = &file.output else { return };
    let catalog =
        file.catalog.as_ref().value().map_or(raw::DEFAULT_CATALOG, |folder| folder.as_str());
    let message = if is_outside(output) {
        format!("the output folder `{}` is not within the project", output.value)
    } else if parts(output).zip(parts(catalog)).all(|(own, theirs)| own == theirs) {
        format!("the output folder `{}` and the catalog folder overlap", output.value)
    } else {
        return;
    };
    let finding = UNSAFE_OUTPUT.at(output.span, message);
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
