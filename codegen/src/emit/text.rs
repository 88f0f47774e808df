//! Text from templates: one environment for every target that is not Rust.
//!
//! A template gets a flat view and decides nothing; it can print texts and numbers only, so that a list or a missing value
//! is never printed by accident. A project's own template of the same name takes the place of errcat's.

use std::error::Error as _;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use crate::check::BROKEN_TEMPLATE;
use crate::model::{Catalog, TemplateFile};
use crate::report::Report;
use crate::source::Span;

/// Enough for some hundred thousand codes, and an end to a template that does not end.
const FUEL: u64 = 200_000_000;
const MAX_DEPTH: usize = 50;

/// The templates of one target.
pub(super) struct Templates<'c> {
    environment: Environment<'c>,
    own: &'c [TemplateFile],
    /// Where a fault of errcat's own templates is shown, for want of a better place.
    fallback: Option<Span>,
}

impl<'c> Templates<'c> {
    /// The templates that come with errcat, by name, and those of the project in their place.
    ///
    /// `print` says how a value stands in the output.
    pub(super) fn new(
        catalog: &'c Catalog,
        built_in: &[(&'c str, &'c str)],
        print: fn(&str) -> String,
        report: &mut Report,
    ) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        // Only delimiters can be refused, and these are the usual ones.
        environment.set_syntax(syntax.build().unwrap_or_default());
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(MAX_DEPTH);
        environment.set_formatter(move |out, _, value| match value.kind() {
            ValueKind::String | ValueKind::Number => Ok(out.write_str(&print(&value.to_string()))?),
            kind => {
                Err(Error::new(ErrorKind::InvalidOperation, format!("a {kind} cannot be printed")))
            }
        });
        let fallback = catalog.contracts.first().map(|contract| contract.name.span);
        let mut templates = Self { environment, own: &catalog.templates, fallback };
        for (name, text) in built_in {
            let own = templates.own.iter().find(|own| own.name == *name);
            let text = own.map_or(*text, |own| own.text.as_str());
            if let Err(error) = templates.environment.add_template(name, text) {
                templates.report(&error, report);
            }
        }
        templates
    }

    /// What a template makes of a view; a fault is reported, and makes nothing.
    pub(super) fn render(&self, name: &str, view: Value, report: &mut Report) -> Option<String> {
        let rendered =
            self.environment.get_template(name).and_then(|template| template.render(view));
        match rendered {
            Ok(text) => Some(text),
            // A template that cannot be read was reported when it was added.
            Err(error) if error.kind() == ErrorKind::TemplateNotFound => None,
            Err(error) => {
                self.report(&error, report);
                None
            }
        }
    }

    fn report(&self, error: &Error, report: &mut Report) {
        let error = innermost(error);
        let name = error.name().unwrap_or_default();
        let own = self.own.iter().find(|own| own.name == name);
        let place = own.map(|own| place(own, error)).or(self.fallback);
        let Some(span) = place else { return };
        let message = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        let finding = BROKEN_TEMPLATE.at(span, message);
        report.push(match own {
            Some(_) => finding,
            None => finding.help(format!(
                "this is a fault of errcat's own template `{name}`: please report it"
            )),
        });
    }
}

/// The error in the template that was included, not the one in the line that includes it.
fn innermost(error: &Error) -> &Error {
    let mut error = error;
    while let Some(inner) = error.source().and_then(|source| source.downcast_ref::<Error>()) {
        error = inner;
    }
    error
}

/// Where in a project's own template an error occurred: the expression, or the line.
fn place(own: &TemplateFile, error: &Error) -> Span {
    let file = own.text.span.file;
    if let Some(range) = error.range() {
        return file.span(range);
    }
    let line = error.line().unwrap_or(1);
    let start = own.text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    let length = own.text[start.min(own.text.len())..].lines().next().map_or(0, str::len);
    file.span(start..start + length)
}
