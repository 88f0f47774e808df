//! The options of every command.

use std::path::PathBuf;

use clap::ValueEnum;

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

impl Options {
    /// The options that a suggested command must repeat, each with a space before it.
    pub(crate) fn repeated(&self) -> String {
        let project = self.project.as_ref();
        project.map_or_else(String::new, |folder| format!(" --project {}", folder.display()))
    }
}
