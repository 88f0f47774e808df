//! The failure of a command, with help.

use std::fmt;
use std::io;

use clap::builder::styling::{AnsiColor, Style};
use errcat_codegen::source::printable;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// The reason that a command could not run.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    help: Vec<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: Vec::new() }
    }

    /// Adds the intended action in front of the message.
    #[must_use]
    pub(crate) fn context(mut self, context: &str) -> Self {
        self.message = format!("{context}, and {}", self.message);
        self
    }

    /// Adds a way to correct it.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl From<errcat_codegen::DiskError> for Failure {
    fn from(error: errcat_codegen::DiskError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// Prints `error: …`, then a line `help: …` for each help, with styles.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{ERROR}error{ERROR:#}: {}", printable(&self.message))?;
        let mut help = self.help.iter().map(|help| printable(help));
        help.try_for_each(|help| write!(f, "\n{HELP}help{HELP:#}: {help}"))
    }
}
