//! The `errcat` command: parses arguments, calls the compiler, and returns an exit code.
//!
//! There is one file per command. Checking and generating are left to `errcat-codegen`.

mod args;
mod check;
mod explain;
mod failure;
mod findings;
mod generate;
mod init;
mod options;
mod project;
mod rules;
mod schema;
mod stream;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use failure::Failure;

/// The result of a command that could run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing to report.
    Fine,
    /// The user's files have errors, or are out of date.
    Found,
}

fn main() -> ExitCode {
    let args = Args::parse();
    stream::choose_color(args.options.color);
    match run(&args) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(failure) => {
            stream::message(&failure.to_string());
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<Outcome, Failure> {
    let options = &args.options;
    match &args.command {
        Command::Generate(args) => generate::run(options, args),
        Command::Check => check::run(options),
        Command::Explain(args) => explain::run(options, args),
        Command::Rules => rules::run(options),
        Command::Schema(args) => schema::run(options, args),
        Command::Init(args) => init::run(options, args),
    }
}
