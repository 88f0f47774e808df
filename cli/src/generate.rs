//! `errcat generate`: writes the generated files, or compares them with those on disk.

mod diff;

use errcat_codegen::source::printable;
use errcat_codegen::{Changes, DiskError, Files, Mode};

use crate::failure::Failure;
use crate::options::{Format, Options};
use crate::project::Project;
use crate::{Outcome, findings, stream};

/// The most files whose differences are shown.
const SHOWN_FILES: usize = 20;

/// The arguments of `errcat generate`.
#[derive(Debug, clap::Args)]
pub(crate) struct GenerateArgs {
    /// Write nothing; print the differences to the files on disk, and fail if there are any
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(options: &Options, args: &GenerateArgs) -> Result<Outcome, Failure> {
    let project = Project::open(options)?;
    let compiled = errcat_codegen::compile(&project.loaded.sources);
    let report = match &compiled {
        Ok(files) => files.warnings(),
        Err(report) => report,
    };
    let is_fine = findings::outcome(options, report) == Outcome::Fine;
    if let (Ok(files), true, true) = (&compiled, is_fine, args.check) {
        return compare(options, &project, files);
    }
    findings::print(options, &project.sources(), report)?;
    match &compiled {
        Ok(files) if is_fine => write(options, &project, files),
        _ => {
            let verb = if args.check { "compared" } else { "written" };
            let summary = findings::summary(options, report);
            stream::note(options, &format!("{summary}: nothing was {verb}"));
            Ok(Outcome::Found)
        }
    }
}

fn write(options: &Options, project: &Project, files: &Files) -> Result<Outcome, Failure> {
    let Changes { output, edits, kept, .. } = update(project, files, Mode::Write)?;
    let removed = output.iter().filter(|difference| difference.after.is_none()).count();
    let phrase = |verb: &str, number: usize| match number {
        0 => None,
        number => Some(format!("{verb} {}", findings::count(number, "file"))),
    };
    let done = [phrase("wrote", output.len() - removed), phrase("removed", removed)];
    let done: Vec<String> = done.into_iter().flatten().collect();
    let made = (!done.is_empty()).then(|| format!("{} in {}", done.join(", "), project.output()));
    let names: Vec<String> = edits.iter().map(|edit| project.path(&edit.path)).collect();
    let edited = (!names.is_empty()).then(|| format!("updated {}", listed(&names)));
    let done: Vec<String> = made.into_iter().chain(edited).collect();
    stream::note(options, &if done.is_empty() { "up to date".to_owned() } else { done.join(", ") });
    if !kept.is_empty() {
        let kept: Vec<String> =
            kept.iter().map(|path| format!("{}{path}", project.output())).collect();
        let kept = listed(&kept);
        stream::note(options, &format!("kept {kept}: no longer generated, but edited by hand"));
    }
    Ok(Outcome::Fine)
}

fn compare(options: &Options, project: &Project, files: &Files) -> Result<Outcome, Failure> {
    let mut sources = project.sources();
    let mut report = files.warnings().clone();
    let changes = match update(project, files, Mode::Check) {
        Ok(changes) => changes,
        Err(failure) => {
            findings::print(options, &sources, &report)?;
            return Err(failure);
        }
    };
    let stale = stale(project, &changes);
    let help = format!("run `errcat generate{}`", options.repeated());
    if options.format != Format::Human {
        for Stale { path, before, after } in &stale {
            let path = path.clone();
            errcat_codegen::stale(path, *before, *after, &help, &mut sources, &mut report);
        }
    }
    findings::print(options, &sources, &report)?;
    if stale.is_empty() {
        stream::note(options, "up to date");
        return Ok(Outcome::Fine);
    }
    match options.format {
        Format::Human => {
            stream::page(&list(&stale))?;
            stream::page(&diffs(&stale))?;
        }
        Format::Json | Format::Github => stream::message(diffs(&stale).trim_end_matches('\n')),
        Format::Short => {}
    }
    let folder = (!changes.output.is_empty()).then(|| project.output());
    let edited = changes.edits.iter().map(|edit| project.path(&edit.path));
    let places: Vec<String> = folder.into_iter().chain(edited).collect();
    let verb = if places.len() == 1 { "is" } else { "are" };
    let failure = Failure::new(format!("{} {verb} out of date", listed(&places))).help(help);
    stream::message(&failure.to_string());
    Ok(Outcome::Found)
}

/// A file that is out of date.
struct Stale<'c> {
    path: String,
    before: Option<&'c str>,
    after: Option<&'c str>,
}

fn stale<'c>(project: &Project, changes: &'c Changes) -> Vec<Stale<'c>> {
    let output = changes.output.iter().map(|file| Stale {
        path: format!("{}{}", project.output(), file.path),
        before: file.before.as_deref(),
        after: file.after.as_deref(),
    });
    let edits = changes.edits.iter().map(|edit| Stale {
        path: project.path(&edit.path),
        before: Some(&edit.before),
        after: Some(&edit.after),
    });
    output.chain(edits).collect()
}

/// A line for each file, and an empty line.
fn list(stale: &[Stale<'_>]) -> String {
    let line = |Stale { path, before, after }: &Stale<'_>| {
        format!("{}: {}\n", printable(path), errcat_codegen::staleness(*before, *after))
    };
    stale.iter().map(line).collect::<String>() + "\n"
}

/// The differences in the first files. Those in the list of files say nothing to people.
fn diffs(stale: &[Stale<'_>]) -> String {
    let is_list = |file: &&Stale<'_>| file.path.ends_with(errcat_codegen::MANIFEST);
    let drawn: Vec<&Stale<'_>> = stale.iter().filter(|file| !is_list(file)).collect();
    let (shown, rest) = drawn.split_at(drawn.len().min(SHOWN_FILES));
    let draw = |Stale { path, before, after }: &&Stale<'_>| diff::draw(path, *before, *after);
    let mut text: String = shown.iter().map(draw).collect();
    if !rest.is_empty() {
        text.push_str(&format!("… {}\n", findings::count(rest.len(), "more file")));
    }
    text
}

/// `a`, `a and b`, `a, b and c`.
fn listed(names: &[String]) -> String {
    match names {
        [names @ .., last] if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        names => names.concat(),
    }
}

fn update(project: &Project, files: &Files, mode: Mode) -> Result<Changes, Failure> {
    errcat_codegen::update(files, &project.loaded, mode).map_err(|error| {
        let help = match &error {
            DiskError::NotOurs { .. } => {
                Some("nothing was written; move the file, or set another `output` in `errcat.yaml`")
            }
            DiskError::Changed { .. } => Some("nothing was written; run the command again"),
            DiskError::Unfinished { .. } => Some("run the command again: it writes the others"),
            DiskError::NotAFile { .. } | DiskError::TooLarge { .. } => {
                Some("nothing was written; move what is there")
            }
            _ => None,
        };
        help.into_iter().fold(Failure::from(error), Failure::help)
    })
}
