//! The command line, as clap reads it.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::explain::ExplainArgs;
use crate::generate::GenerateArgs;
use crate::init::InitArgs;
use crate::schema::SchemaArgs;

const AFTER_HELP: &str = "\
Exit codes:
  0  nothing is wrong; warnings alone are not, unless they are denied
  1  a catalog has errors, or `generate --check` found a difference
  2  the command could not run: a wrong argument, an unknown name, no project, a file that cannot be read or written

Streams:
  Data goes to stdout, and nothing else does: findings as json or github, differences, pages, tables, schemas.
  Messages go to stderr: findings for people (human and short), what was written, why a command could not run.
  With json or github the differences of `generate --check` go to stderr as well, so that stdout holds findings only.
  A reader that closes stdout early changes nothing about the exit code.";

/// Keeps the errors of an API in one catalog, and generates what must agree with it.
#[derive(Debug, Parser)]
#[command(name = "errcat", version, after_help = AFTER_HELP, max_term_width = 120)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command understands.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Options {
    /// How findings are printed; `rules` follows it too
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: Format,

    /// Whether to use colours; `auto` looks at the terminal, `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,

    /// The folder of the project [default: the nearest one upward with an `errcat.yaml`]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) project: Option<PathBuf>,

    /// Count warnings as errors
    #[arg(short = 'D', long, global = true)]
    pub(crate) deny_warnings: bool,

    /// Print findings and errors only
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the line, the place in it, and what to do
    #[default]
    Human,
    /// A line each: `path:line:column: level[rule]: message`
    Short,
    /// One JSON document
    Json,
    /// Annotations on a GitHub pull request
    Github,
}

/// Whether colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// Where a terminal shows them
    #[default]
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write what the targets in `errcat.yaml` ask for
    Generate(GenerateArgs),
    /// Check the catalogs
    Check,
    /// Explain a rule, or a code of the project
    Explain(ExplainArgs),
    /// List the rules and their level in each profile
    Rules,
    /// Print the JSON Schemas that editors complete and check catalogs with
    Schema(SchemaArgs),
    /// Write a project to start from
    Init(InitArgs),
}

impl Options {
    /// Says what was done, unless the user wants to hear findings and errors only.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            crate::stream::message(text);
        }
    }

    /// The options that a command to repair something must repeat: with a space before them, or nothing.
    pub(crate) fn repeated(&self) -> String {
        let project = self.project.as_ref();
        project.map_or_else(String::new, |folder| format!(" --project {}", folder.display()))
    }
}
