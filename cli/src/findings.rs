//! Prints and summarises findings.

use errcat_codegen::report::{Report, Style};
use errcat_codegen::source::Sources;

use crate::Outcome;
use crate::failure::Failure;
use crate::options::{Format, Options};
use crate::stream;

/// Prints the findings. In formats for programs, it also prints an empty result.
pub(crate) fn print(options: &Options, sources: &Sources, report: &Report) -> Result<(), Failure> {
    match options.format {
        Format::Json => stream::data(&report.json(sources)),
        Format::Github => stream::data(&report.github(sources)),
        _ if report.diagnostics().is_empty() => Ok(()),
        Format::Short => {
            stream::message(report.short(sources).trim_end());
            Ok(())
        }
        Format::Human => {
            stream::message(report.human(sources, Style::Coloured).trim_end_matches('\n'));
            stream::message("");
            Ok(())
        }
    }
}

/// Whether the findings let the command continue.
pub(crate) fn outcome(options: &Options, report: &Report) -> Outcome {
    match report.count() {
        (0, 0) => Outcome::Fine,
        (0, _) if !options.deny_warnings => Outcome::Fine,
        _ => Outcome::Found,
    }
}

/// `2 errors, 1 warning`, or `no findings`.
pub(crate) fn summary(options: &Options, report: &Report) -> String {
    let (errors, warnings) = report.count();
    let denied = if options.deny_warnings { " (denied)" } else { "" };
    match (errors, warnings) {
        (0, 0) => "no findings".to_owned(),
        (_, 0) => count(errors, "error"),
        (0, _) => format!("{}{denied}", count(warnings, "warning")),
        _ => format!("{}, {}{denied}", count(errors, "error"), count(warnings, "warning")),
    }
}

/// `1 file`, `2 files`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
