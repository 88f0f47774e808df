//! Renders text from templates, for all targets except Rust.
//!
//! A template gets a flat view and makes no decisions. It can print only strings and numbers, so that a list or a
//! missing value is never printed by accident. A template of the project replaces errcat's template of the same name.

use std::error::Error as _;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;

use crate::emit::{BROKEN_TEMPLATE, Input};
use crate::folder::TEMPLATES;
use crate::report::Report;
use crate::source::{FileId, Sources, Span};

/// A built-in template, with the name under which a project can replace it.
macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/", $name)))
    };
}
pub(super) use template;

/// Text on one line, with single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The maximum number of steps of a template: enough for some 100,000 codes, and a stop for endless loops.
const FUEL: u64 = 200_000_000;
const MAX_DEPTH: usize = 50;

/// The templates of one target.
pub(super) struct Templates<'s> {
    environment: Environment<'s>,
    sources: &'s Sources,
    /// The place of findings about errcat's own templates, which are not files of the project.
    fallback: Option<Span>,
}

impl<'s> Templates<'s> {
    /// Loads errcat's templates by name, or the project's replacements.
    ///
    /// `print` prepares each value for the output.
    pub(super) fn new(
        input: &Input<'s>,
        built_in: &[(&'static str, &'static str)],
        print: fn(&str) -> String,
        report: &mut Report,
    ) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        // This cannot fail: only invalid delimiters are refused, and these are valid.
        environment.set_syntax(syntax.build().unwrap_or_default());
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(MAX_DEPTH);
        environment.set_formatter(move |out, _, value| match value.kind() {
            ValueKind::String | ValueKind::Number => Ok(out.write_str(&print(&value.to_string()))?),
            kind => {
                Err(Error::new(ErrorKind::InvalidOperation, format!("a {kind} cannot be printed")))
            }
        });
        let fallback = input.wires.first().map(|wire| wire.contract.name.span);
        let mut templates = Self { environment, sources: input.sources, fallback };
        for (name, built_in) in built_in {
            let own = own(input.sources, name);
            if own.is_some_and(|(id, _)| input.sources.file(id).fault.is_some()) {
                let message = "this template cannot be read: it is not UTF-8, or too large";
                templates.refuse(name, message, report);
                continue;
            }
            let text = own.map_or(*built_in, |(_, text)| text);
            if let Err(error) = templates.environment.add_template(name, text) {
                templates.report(&error, report);
            }
        }
        templates
    }

    /// The text of a template; empty if it could not be read.
    #[cfg(feature = "markdown")]
    pub(super) fn source(&self, name: &str) -> String {
        let template = self.environment.get_template(name);
        template.map(|template| template.source().to_owned()).unwrap_or_default()
    }

    /// Renders a view; after an error, which is reported, returns an empty text.
    pub(super) fn render(
        &self,
        name: &str,
        view: impl Serialize,
        report: &mut Report,
    ) -> Option<String> {
        // A template that cannot be parsed was reported when it was added.
        let template = self.environment.get_template(name).ok()?;
        match template.render(Value::from(Serde(view))) {
            Ok(text) => Some(text),
            Err(error) => {
                self.report(&error, report);
                None
            }
        }
    }

    /// Reports a template whose text cannot be used, at its first line.
    pub(super) fn refuse(&self, name: &str, message: &str, report: &mut Report) {
        self.push(name, |own| line(own, 1), message.to_owned(), report);
    }

    fn report(&self, error: &Error, report: &mut Report) {
        let error = innermost(error);
        let message = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        self.push(error.name().unwrap_or_default(), |own| place(own, error), message, report);
    }

    fn push(
        &self,
        name: &str,
        place: impl Fn((FileId, &str)) -> Span,
        message: String,
        report: &mut Report,
    ) {
        let own = own(self.sources, name);
        if let Some(own) = own {
            report.push(BROKEN_TEMPLATE.at(place(own), message));
            return;
        }
        // Built-in templates work with the built-in partials, so the fault is in a file of the project.
        let mut replaced =
            self.environment.templates().filter_map(|(part, _)| self::own(self.sources, part));
        if let Some((file, _)) = replaced.next() {
            let finding = BROKEN_TEMPLATE.at(file.span(0..0), message);
            let help = format!("`{name}` needs what the built-in template defines here");
            report.push(finding.help(help));
        } else if let Some(span) = self.fallback {
            let help = format!("this is a bug in errcat's own template `{name}`: please report it");
            report.push(BROKEN_TEMPLATE.at(span, message).help(help));
        }
    }
}

/// The project's replacement for a template or a part of a page.
pub(super) fn own<'s>(sources: &'s Sources, name: &str) -> Option<(FileId, &'s str)> {
    let (id, file) = sources.find(&format!("{TEMPLATES}/{name}"))?;
    Some((id, &file.text))
}

/// The innermost error: in the included template, not in the line that includes it.
fn innermost(error: &Error) -> &Error {
    let mut error = error;
    while let Some(inner) = error.source().and_then(|source| source.downcast_ref::<Error>()) {
        error = inner;
    }
    error
}

/// The place of an error in a project's own template: the expression, or the line.
fn place((file, text): (FileId, &str), error: &Error) -> Span {
    if let Some(range) = error.range() {
        return file.span(range);
    }
    line((file, text), error.line().unwrap_or(1))
}

fn line((file, text): (FileId, &str), line: usize) -> Span {
    let start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    let length = text[start.min(text.len())..].lines().next().map_or(0, str::len);
    file.span(start..start + length)
}
