//! Command-line arguments, as clap parses them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::explain::ExplainArgs;
use crate::generate::GenerateArgs;
use crate::init::InitArgs;
use crate::schema::SchemaArgs;

const AFTER_HELP: &str = "\
Exit codes:
  0  success; also with warnings, unless they are denied
  1  a catalog has errors, or `generate --check` found differences
  2  the command could not run: a wrong argument, an unknown name, no project, or an unreadable or unwritable file

Streams:
  stdout has data only: findings as json or github, differences, pages, tables and schemas.
  stderr has messages: findings as human or short, the files that were written, and failures of the command.
  With json or github, the differences of `generate --check` go to stderr, so that stdout has findings only.
  The exit code is the same if the reader closes stdout early.";

/// Generates code and documentation from a catalog of API errors
#[derive(Debug, Parser)]
#[command(name = "errcat", version, after_help = AFTER_HELP, max_term_width = 120)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Options {
    /// The format of findings, and of the list of `rules`
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: Format,

    /// When to use colours; `auto` depends on the terminal, `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,

    /// The project folder [default: the nearest folder upward with an `errcat.yaml`]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) project: Option<PathBuf>,

    /// Count warnings as errors
    #[arg(short = 'D', long, global = true)]
    pub(crate) deny_warnings: bool,

    /// Print findings and errors only
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// The format of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the source line, the place in it, and help
    #[default]
    Human,
    /// One line per finding: `path:line:column: level[rule]: message`
    Short,
    /// One JSON document
    Json,
    /// Annotations on a GitHub pull request
    Github,
}

/// The use of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// If the terminal supports them
    #[default]
    Auto,
    /// In all cases
    Always,
    /// In no case
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate the targets in `errcat.yaml`
    Generate(GenerateArgs),
    /// Check the catalogs
    Check,
    /// Explain a rule, or a code of the project
    Explain(ExplainArgs),
    /// List the rules, with their level in each profile
    Rules,
    /// Print the JSON Schemas with which editors complete and check catalogs
    Schema(SchemaArgs),
    /// Create a new project
    Init(InitArgs),
}

impl Options {
    /// Prints a message to stderr, unless `--quiet` is set.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            crate::stream::message(text);
        }
    }

    /// The options that a suggested command must repeat, each with a space before it.
    pub(crate) fn repeated(&self) -> String {
        let project = self.project.as_ref();
        project.map_or_else(String::new, |folder| format!(" --project {}", folder.display()))
    }
}
