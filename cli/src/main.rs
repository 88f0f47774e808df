//! `errcat`: arguments in, calls to the compiler, an exit code out.
//!
//! A command a file. What is right and wrong, and what is generated, is for `errcat-codegen` to know.

mod args;
mod check;
mod explain;
mod failure;
mod findings;
mod generate;
mod init;
mod project;
mod rules;
mod schema;
mod stream;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use failure::Failure;

/// How a command that could run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing is wrong.
    Fine,
    /// Something is wrong with the user's files.
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
