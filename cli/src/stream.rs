//! Writes data to stdout, and messages to stderr.
//!
//! Texts have styles, which `anstream` removes where they are not wanted. If the reader closes the pipe early, the
//! outcome of the command is the same.

use std::io::{self, Write};

use errcat_codegen::source::printable;

use crate::failure::Failure;
use crate::options::{Color, Options};

/// Sets whether the run uses colours.
pub(crate) fn choose_color(color: Color) {
    let choice = match color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Writes data to stdout, unchanged.
pub(crate) fn data(text: &str) -> Result<(), Failure> {
    write(io::stdout().lock(), text)
}

/// Writes a page for people to stdout.
pub(crate) fn page(text: &str) -> Result<(), Failure> {
    write(anstream::stdout().lock(), text)
}

/// Writes a line to stderr. A failure is ignored, since it cannot be reported.
pub(crate) fn message(text: &str) {
    let _ = write(anstream::stderr().lock(), &format!("{text}\n"));
}

/// Writes a line to stderr, unless `--quiet` is set.
pub(crate) fn note(options: &Options, text: &str) {
    if !options.quiet {
        message(&printable(text));
    }
}

fn write(mut stream: impl Write, text: &str) -> Result<(), Failure> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}
