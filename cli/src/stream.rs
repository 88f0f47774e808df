//! The two streams: data to stdout, messages to stderr.
//!
//! Texts come styled; `anstream` takes the styles away where they are not wanted. A reader that has seen enough and
//! closes the pipe changes nothing about how the command ends.

use std::io::{self, Write};

use crate::args::Color;
use crate::failure::Failure;

/// Settles for the whole run whether there are colours.
pub(crate) fn choose_color(color: Color) {
    let choice = match color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Writes to stdout exactly what it is given.
pub(crate) fn data(text: &str) -> Result<(), Failure> {
    write(io::stdout().lock(), text)
}

/// Writes to stdout what a person may look at.
pub(crate) fn page(text: &str) -> Result<(), Failure> {
    write(anstream::stdout().lock(), text)
}

/// Writes a line to stderr. Where even that fails there is nobody left to tell.
pub(crate) fn message(text: &str) {
    let _ = write(anstream::stderr().lock(), &format!("{text}\n"));
}

fn write(mut stream: impl Write, text: &str) -> Result<(), Failure> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}
