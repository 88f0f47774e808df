//! Command-line arguments, as clap parses them.

use clap::{Parser, Subcommand};

use crate::explain::ExplainArgs;
use crate::generate::GenerateArgs;
use crate::init::InitArgs;
use crate::options::Options;
use crate::schema::SchemaArgs;

const AFTER_HELP: &str = "\
Exit codes:
  0  success; also with warnings, unless they are denied
  1  a catalog has errors, or `generate --check` found differences
  2  the command could not run: a wrong argument, an unknown name, no project, or an unreadable or unwritable file

Streams:
  stdout has data only: findings as json or github, files that are out of date, pages, tables and schemas.
  stderr has messages: findings as human or short, the files that were written, and failures of the command.
  With short, json and github, each file that is out of date is a finding; with json and github, stderr has the
  differences.
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
