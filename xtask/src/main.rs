//! `cargo xtask <command>`: names for what is done in this repository.
//!
//! A command a file. It links nothing: what `errcat` does is asked of `errcat`, as a process.

mod ci;
mod docs_sites;
mod new;
mod process;
mod synth;
mod test;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  ci                                    all that a change must pass, in sections
  test                                  every test
  tidy                                  the walls between the rooms, and how files look
  docs-sites [<engine>...]              real documentation engines build the generated pages (needs a network)
  new rule <name>                       the files of a new rule
  new target <name>                     the files of a new target
  synth <count> [--seed N] [--out DIR]  a project of made-up errors, to measure with";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Result<(), String> {
    match args {
        ["ci"] => ci::run(),
        ["test"] => test::run(),
        ["tidy"] => tidy::run(),
        ["docs-sites", engines @ ..] => docs_sites::run(engines),
        ["new", "rule", name] => new::rule::make(name),
        ["new", "target", name] => new::target::make(name),
        ["synth", count, options @ ..] => synth::run(count, options),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("no command `{}`; `cargo xtask help` lists them", args.join(" "))),
    }
}
