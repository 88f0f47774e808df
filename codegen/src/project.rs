//! The project file: where things are, what is made of them, and how loud each rule is.

mod inject;

use std::collections::BTreeMap;

use inject::Folders;
pub(crate) use inject::Injected;

use crate::check;
use crate::lower::MISSING_KEY;
use crate::model::{Integration, MarkdownOptions, RustOptions, Targets, TypeScriptOptions};
use crate::raw::{self, MarkdownTarget, ProjectFile, RustTarget, Switch, TypeScriptTarget};
use crate::report::Report;
use crate::rule::{FIXED, Level, Profile, Rule, rule};
use crate::source::{Sources, Spanned};
use crate::yaml::{Form, Given, UNKNOWN_VALUE};

pub(crate) static UNNAMED_FEATURE: Rule = rule!("unnamed-feature", FIXED);
pub(crate) static UNSAFE_OUTPUT: Rule = rule!("unsafe-output", FIXED);

/// How much of a project is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of it.
    Everything,
    /// What the output folder holds, and so no file of the project's own with blocks.
    Output,
}

/// What the project file says; a project without one has the defaults.
pub(crate) struct Project {
    /// The folder of the catalogs.
    pub(crate) catalog: String,
    /// The folder of what is made of them.
    pub(crate) output: String,
    /// What is made of them.
    pub(crate) targets: Targets,
    /// Files of the project's own in which some blocks are generated.
    pub(crate) injected: Vec<Injected>,
}

/// Reads the project file, and sets the levels of the report.
pub(crate) fn read(sources: &Sources, report: &mut Report) -> Project {
    let file = raw::project(sources, report);
    levels(report, &file);
    let folder = |given: &raw::Text, default: &str| {
        let given = given.as_ref().value();
        given.map_or(default, |folder| folder.trim_end_matches('/')).to_owned()
    };
    own_output(report, &file);
    let catalog = folder(&file.catalog, raw::DEFAULT_CATALOG);
    let output = folder(&file.output, raw::DEFAULT_OUTPUT);
    let mut targets = targets(report, &file.targets);
    let trees = file.targets.as_ref().value().map(|raw| markdown(report, raw)).unwrap_or_default();
    let injected =
        inject::injected(report, &Folders { catalog: &catalog, output: &output }, &trees);
    targets.markdown = trees.into_iter().map(|(_, options)| options).collect();
    Project { catalog, output, targets, injected }
}

/// Some way below the thousand or so at which TypeScript gives up.
const MAX_UNION: u32 = 900;

const PROFILES: [(&str, Profile); 3] =
    [("minimal", Profile::Minimal), ("standard", Profile::Standard), ("strict", Profile::Strict)];
const LEVELS: [(&str, Level); 3] =
    [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];

/// Whatever errcat once wrote into the output folder and would not write today is removed: so the folder must hold
/// nothing but this project's output.
fn own_output(report: &mut Report, file: &ProjectFile) {
    let Given::Value(output) = &file.output else { return };
    let catalog =
        file.catalog.as_ref().value().map_or(raw::DEFAULT_CATALOG, |folder| folder.as_str());
    let message = if is_outside(output) {
        format!("the output folder `{}` is not within the project", output.value)
    } else if parts(output).zip(parts(catalog)).all(|(own, theirs)| own == theirs) {
        format!(
            "the output folder `{}` and the folder of the catalogs lie within each other",
            output.value
        )
    } else {
        return;
    };
    let finding = UNSAFE_OUTPUT.at(output.span, message);
    report.push(
        finding.help("name a folder of its own beside the project file, such as `generated`"),
    );
}

/// Whether a folder is not a folder of its own below another.
fn is_outside(folder: &str) -> bool {
    folder.starts_with('/')
        || parts(folder).any(|part| part == "..")
        || parts(folder).next().is_none()
}

fn parts(folder: &str) -> impl Iterator<Item = &str> {
    folder.split('/').filter(|part| !part.is_empty() && *part != ".")
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
            (check::relaxable(report, &pair.key), choose(report, value, &LEVELS))
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

/// What is to be made. A project that says nothing gets plain Rust.
fn targets(report: &mut Report, targets: &Given<raw::Targets>) -> Targets {
    match targets {
        Given::Value(targets) => {
            let rust = targets.rust.as_ref().value();
            let typescript = targets.typescript.as_ref().value();
            Targets {
                rust: rust.map(|rust| rust_options(report, rust)),
                typescript: typescript.and_then(|options| typescript_options(report, options)),
                markdown: Vec::new(),
            }
        }
        _ => Targets { rust: Some(RustOptions::default()), ..Targets::default() },
    }
}

fn rust_options(report: &mut Report, rust: &RustTarget) -> RustOptions {
    RustOptions {
        serde: integration(report, &rust.serde),
        http: integration(report, &rust.http),
        examples: integration(report, &rust.examples),
    }
}

fn typescript_options(
    report: &mut Report,
    target: &Spanned<TypeScriptTarget>,
) -> Option<TypeScriptOptions> {
    if matches!(target.package, Given::Absent) {
        let finding = MISSING_KEY.at(target.span, "the TypeScript package has no `package`");
        report.push(finding.help("name it: `typescript: { package: \"@example/errors\" }`"));
    }
    let package = target.package.as_ref().value()?.value.clone();
    let max_union = target.max_union.as_ref().value().map_or(MAX_UNION, |max| max.value);
    Some(TypeScriptOptions { package, max_union: max_union as usize })
}

/// The trees of Markdown, each in a folder of its own.
fn markdown<'r>(
    report: &mut Report,
    targets: &'r raw::Targets,
) -> Vec<(&'r MarkdownTarget, MarkdownOptions)> {
    let Given::Value(trees) = &targets.markdown else { return Vec::new() };
    let mut folders: Vec<(&MarkdownTarget, MarkdownOptions)> = Vec::new();
    for tree in trees.iter().filter_map(|tree| tree.as_ref().value()) {
        let Some(options) = markdown_options(report, tree) else { continue };
        if folders.iter().any(|(_, known)| known.output == options.output) {
            let message = format!("two trees of Markdown share the folder `{}`", options.output);
            let finding = UNSAFE_OUTPUT.at(tree.span, message);
            report.push(finding.help("give each an `output` of its own"));
        }
        folders.push((&tree.value, options));
    }
    folders
}

fn markdown_options(
    report: &mut Report,
    tree: &Spanned<MarkdownTarget>,
) -> Option<MarkdownOptions> {
    if matches!(tree.flavour, Given::Absent) {
        let finding = MISSING_KEY.at(tree.span, "this tree of Markdown has no `flavour`");
        report.push(finding.help("say what reads it: `flavour: portable` fits every engine"));
    }
    let flavour = tree.flavour.as_ref().value()?.value;
    if let Given::Value(output) = &tree.output
        && is_outside(&output.value)
    {
        let message = format!("the folder `{}` is not within the output", output.value);
        report.push(
            UNSAFE_OUTPUT.at(output.span, message).help("name a folder such as `docs/errors`"),
        );
    }
    let output = tree.output.as_ref().value().map(|output| output.trim_end_matches('/').to_owned());
    let output = output.unwrap_or_else(|| format!("markdown/{}", flavour.name()));
    let base = tree.base.as_ref().value().map_or("", |base| base.trim_matches('/'));
    let base = if base.is_empty() { "/".to_owned() } else { format!("/{base}/") };
    Some(MarkdownOptions { flavour, output, base, hosts: Vec::new() })
}

fn integration(report: &mut Report, switch: &Given<Spanned<Switch>>) -> Integration {
    let Given::Value(switch) = switch else { return Integration::Off };
    match &switch.value {
        Form::Short(on) if on.value => Integration::On,
        Form::Short(_) => Integration::Off,
        Form::Long(gated) => {
            match &gated.gated {
                Given::Value(feature) if is_feature(feature) => {
                    return Integration::Gated(feature.value.clone());
                }
                Given::Value(feature) => {
                    let message = format!("`{}` cannot be the name of a feature", feature.value);
                    report.push(
                        UNNAMED_FEATURE
                            .at(feature.span, message)
                            .help("letters, digits, `-`, `_`, `+` and `.`"),
                    );
                    return Integration::Off;
                }
                Given::Refused => return Integration::Off,
                Given::Absent => {}
            }
            let finding = UNNAMED_FEATURE.at(switch.span, "this integration names no feature");
            report.push(
                finding
                    .help("`{ gated: serde }` turns it on with the feature `serde` of your crate"),
            );
            Integration::Off
        }
    }
}

/// Whether Cargo takes the name for a feature.
fn is_feature(name: &str) -> bool {
    let starts_well = name.starts_with(|first: char| first.is_alphanumeric() || first == '_');
    starts_well && name.chars().all(|letter| letter.is_alphanumeric() || "-_+.".contains(letter))
}
