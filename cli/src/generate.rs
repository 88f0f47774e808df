//! `errcat generate`: writes the generated files, or compares them with those on disk.

mod diff;

use errcat_codegen::{Changes, DiskError, Files, Mode};

use crate::failure::Failure;
use crate::options::{Format, Options};
use crate::project::Project;
use crate::{Outcome, findings, stream};

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
    findings::print(options, &project, report)?;
    let is_fine = findings::outcome(options, report) == Outcome::Fine;
    match &compiled {
        Ok(files) if is_fine && args.check => compare(options, &project, files),
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
    let Changes { output, edits } = update(project, files, Mode::Write)?;
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
    Ok(Outcome::Fine)
}

fn compare(options: &Options, project: &Project, files: &Files) -> Result<Outcome, Failure> {
    let Changes { output, edits } = update(project, files, Mode::Check)?;
    let made = output.iter().map(|file| {
        let path = format!("{}{}", project.output(), file.path);
        diff::draw(&path, file.before.as_deref(), file.after.as_deref())
    });
    let edited = edits
        .iter()
        .map(|edit| diff::draw(&project.path(&edit.path), Some(&edit.before), Some(&edit.after)));
    let text: String = made.chain(edited).collect();
    if text.is_empty() {
        stream::note(options, "up to date");
        return Ok(Outcome::Fine);
    }
    match options.format {
        Format::Human | Format::Short => stream::page(&text)?,
        Format::Json | Format::Github => stream::message(text.trim_end_matches('\n')),
    }
    let folder = (!output.is_empty()).then(|| project.output());
    let edited = edits.iter().map(|edit| project.path(&edit.path));
    let stale: Vec<String> = folder.into_iter().chain(edited).collect();
    let verb = if stale.len() == 1 { "is" } else { "are" };
    let failure = Failure::new(format!("{} {verb} out of date", listed(&stale)))
        .help(format!("run `errcat generate{}`", options.repeated()));
    stream::message(&failure.to_string());
    Ok(Outcome::Found)
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
            DiskError::Changed { .. } => Some("it was not written; run the command again"),
            _ => None,
        };
        help.into_iter().fold(Failure::from(error), Failure::help)
    })
}
