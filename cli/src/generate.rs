//! `errcat generate`: the output folder made, or compared with, what the catalogs ask for.

mod diff;

use std::io;

use errcat_codegen::report::Report;
use errcat_codegen::{Difference, Files, Mode};

use crate::args::{Format, Options};
use crate::failure::Failure;
use crate::project::Project;
use crate::{Outcome, findings, stream};

/// The arguments of `errcat generate`.
#[derive(Debug, clap::Args)]
pub(crate) struct GenerateArgs {
    /// Write nothing; print what differs on disk, and fail where something does
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(options: &Options, args: &GenerateArgs) -> Result<Outcome, Failure> {
    let project = Project::open(options)?;
    let mut report = Report::default();
    let files = errcat_codegen::compile(&project.loaded.sources, &mut report);
    findings::print(options, &project, &report)?;
    let is_fine = findings::outcome(options, &report) == Outcome::Fine;
    match files.filter(|_| is_fine) {
        Some(files) if args.check => compare(options, &project, &files),
        Some(files) => write(options, &project, &files),
        None => {
            let verb = if args.check { "compared" } else { "written" };
            let summary = findings::summary(options, &report);
            options.note(&format!("{summary}: nothing was {verb}"));
            Ok(Outcome::Found)
        }
    }
}

fn write(options: &Options, project: &Project, files: &Files) -> Result<Outcome, Failure> {
    let differences = sync(project, files, Mode::Write)?;
    let removed = differences.iter().filter(|difference| difference.after.is_none()).count();
    let said = |verb: &str, number: usize| match number {
        0 => None,
        number => Some(format!("{verb} {}", findings::count(number, "file"))),
    };
    let done = [said("wrote", differences.len() - removed), said("removed", removed)];
    let done: Vec<String> = done.into_iter().flatten().collect();
    options.note(&match done.as_slice() {
        [] => "up to date".to_owned(),
        done => format!("{} in {}", done.join(", "), project.output()),
    });
    Ok(Outcome::Fine)
}

fn compare(options: &Options, project: &Project, files: &Files) -> Result<Outcome, Failure> {
    let differences = sync(project, files, Mode::Check)?;
    if differences.is_empty() {
        options.note("up to date");
        return Ok(Outcome::Fine);
    }
    let draw = |difference: &Difference| {
        diff::draw(&format!("{}{}", project.output(), difference.path), difference)
    };
    let text: String = differences.iter().map(draw).collect();
    match options.format {
        Format::Human | Format::Short => stream::page(&text)?,
        Format::Json | Format::Github => stream::message(text.trim_end_matches('\n')),
    }
    let failure = Failure::new(format!("{} is out of date", project.output()))
        .help(format!("run `errcat generate{}`", options.repeated()));
    stream::message(&failure.to_string());
    Ok(Outcome::Found)
}

fn sync(project: &Project, files: &Files, mode: Mode) -> Result<Vec<Difference>, Failure> {
    errcat_codegen::sync(files, &project.loaded.output, mode).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::from(error)
            .help("nothing was written; move it away, or name another `output` in `errcat.yaml`"),
        _ => Failure::from(error),
    })
}
