//! `cargo xtask <command>`: the tasks of this repository.
//!
//! There is one file per command. xtask does not link `errcat`, but runs it as a process.

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

  ci                                    run all checks that a change must pass
  test                                  run all tests
  tidy                                  check module boundaries and the form of files
  docs-sites [<engine>...]              build the generated pages with documentation engines (needs a network)
  new rule <name>                       create the files of a new rule
  new target <name>                     create the files of a new target
  synth <count> [--seed N] [--out DIR]  create a project of synthetic errors, for benchmarks";

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
