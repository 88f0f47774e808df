//! A card: the facts about one code as rows of a label and a text, and the place of the code.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};
use errcat_codegen::source::{Span, printable};

use crate::project::Project;

const LABEL: Style = AnsiColor::Cyan.on_default();
const MARGIN: usize = 14;

/// The facts about one code.
pub(super) struct Card {
    title: String,
    rows: Vec<CardRow>,
    place: Span,
}

enum CardRow {
    /// A label and a text of one or more lines.
    Fact(&'static str, String),
    /// The start of a condition.
    Section(String),
}

impl Card {
    pub(super) fn new(title: impl Into<String>, place: Span) -> Self {
        Self { title: title.into(), rows: Vec::new(), place }
    }

    /// Adds a row; the label is before the first line of the text.
    #[must_use]
    pub(super) fn row(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.rows.push(CardRow::Fact(label, text.into()));
        self
    }

    /// Starts the rows of a condition.
    #[must_use]
    pub(super) fn section(mut self, condition: &str) -> Self {
        self.rows.push(CardRow::Section(condition.to_owned()));
        self
    }

    /// Adds a row unless the text is empty.
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
        let path = printable(&project.path(&sources.file(self.place.file).path));
        let declared = CardRow::Fact("declared", format!("{path}:{}", start.line));
        let bold = Style::new().bold();
        let mut text = format!("{bold}{}{bold:#}\n", printable(&self.title));
        let mut indent = "  ";
        // Writing to a `String` cannot fail.
        let sections = self.rows.iter().position(|row| matches!(row, CardRow::Section(_)));
        let (own, conditions) = self.rows.split_at(sections.unwrap_or(self.rows.len()));
        for row in own.iter().chain([&declared]).chain(conditions) {
            match row {
                CardRow::Section(condition) => {
                    let name = printable(condition);
                    let _ = writeln!(text, "  {LABEL}{:MARGIN$}{LABEL:#}{name}", "condition");
                    indent = "    ";
                }
                CardRow::Fact(label, fact) => {
                    for (at, line) in fact.lines().enumerate() {
                        let label = if at == 0 { label } else { "" };
                        let line = printable(line);
                        let line = format!("{indent}{LABEL}{label:MARGIN$}{LABEL:#}{line}");
                        let _ = writeln!(text, "{}", line.trim_end());
                    }
                }
            }
        }
        text
    }
}
