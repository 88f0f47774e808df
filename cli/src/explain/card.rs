//! What is known of one code: rows of a label and a text, and where it was written.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};
use errcat_codegen::source::Span;

use crate::project::Project;

const LABEL: Style = AnsiColor::Cyan.on_default();
const MARGIN: usize = 14;

/// What is known of one code.
pub(super) struct Card {
    title: String,
    rows: Vec<(&'static str, String)>,
    place: Span,
}

impl Card {
    pub(super) fn new(title: impl Into<String>, place: Span) -> Self {
        Self { title: title.into(), rows: Vec::new(), place }
    }

    /// Adds a row; the label stands before the first line of a text only.
    #[must_use]
    pub(super) fn row(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.rows.push((label, text.into()));
        self
    }

    /// Adds a row unless there is nothing to say.
    #[must_use]
    pub(super) fn maybe(self, label: &'static str, text: Option<impl Into<String>>) -> Self {
        match text.map(Into::into) {
            Some(text) if !text.is_empty() => self.row(label, text),
            _ => self,
        }
    }

    /// Adds a row of several texts, each on its own line.
    #[must_use]
    pub(super) fn list(self, label: &'static str, texts: &[String]) -> Self {
        self.maybe(label, (!texts.is_empty()).then(|| texts.join("\n")))
    }

    pub(super) fn draw(&self, project: &Project) -> String {
        let sources = &project.loaded.sources;
        let (start, _) = sources.position(self.place);
        let path = project.path(&sources.file(self.place.file).path);
        let declared = ("declared", format!("{path}:{}", start.line));
        let bold = Style::new().bold();
        let mut text = format!("{bold}{}{bold:#}\n", printable(&self.title));
        for (label, row) in self.rows.iter().chain([&declared]) {
            for (at, line) in row.lines().enumerate() {
                let label = if at == 0 { label } else { "" };
                let line = format!("  {LABEL}{label:MARGIN$}{LABEL:#}{}", printable(line));
                // Writing to a `String` cannot fail.
                let _ = writeln!(text, "{}", line.trim_end());
            }
        }
        text
    }
}

/// A text of the catalog must not steer the terminal that shows it.
fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{FFFD}")
}
