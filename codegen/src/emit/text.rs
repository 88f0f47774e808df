//! Renders text from templates, for all targets except Rust.
//!
//! A template gets a flat view and makes no decisions. It can print only strings and numbers, so that a list or a
//! missing value is never printed by accident. A template of the project replaces errcat's template of the same name.

mod bounded;

use std::borrow::Cow;
use std::cell::Cell;
use std::error::Error as _;
#[cfg(feature = "markdown")]
use std::path::Path;
use std::sync::Arc;

use bounded::{LIMITS, MAX_TEMPLATE};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Rest, Serde, StringInput, ValueKind, ValueOrKwargs};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, Value, filters,
};
use serde::Serialize;

use crate::emit::{BROKEN_TEMPLATE, Input};
use crate::folder::TEMPLATES;
use crate::report::{Diagnostic, Report};
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
    environment: Arc<Environment<'static>>,
    /// Whether one of them is the project's own.
    has_own: bool,
    is_exhausted: &'s Cell<bool>,
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
        environment.add_filter("format", format);
        environment.add_filter("indent", indent);
        let mut templates = Self {
            environment: Arc::new(environment),
            has_own: false,
            is_exhausted: input.is_exhausted,
            sources: input.sources,
            fallback: input.wires.first().map(|wire| wire.contract.name.span),
        };
        for (name, built_in) in built_in {
            templates.add((*name).into(), built_in, report);
        }
        templates
    }

    /// Adds the project's template of this name, or the built-in one.
    fn add(&mut self, name: Cow<'static, str>, built_in: &'static str, report: &mut Report) {
        let environment = Arc::make_mut(&mut self.environment);
        let Some((id, text)) = own(self.sources, &name) else {
            if let Err(error) = environment.add_template_owned(name, built_in) {
                self.report(&error, report);
            }
            return;
        };
        self.has_own = true;
        if self.sources.file(id).fault.is_some() || text.len() > MAX_TEMPLATE {
            let message = "this template cannot be read: it is not UTF-8, or too large";
            self.refuse(&name, message, report);
            return self.stand_in(name, built_in);
        }
        let (mut with, template, text) = (environment.clone(), name.clone(), text.to_owned());
        let add = move || with.add_template_owned(template, text).map(|()| with);
        match bounded::run(&LIMITS, add) {
            Ok(Ok(with)) => {
                self.environment = Arc::new(with);
                return;
            }
            Ok(Err(error)) => self.report(&error, report),
            Err(reason) => {
                self.is_exhausted.set(true);
                self.refuse(&name, reason, report);
            }
        }
        self.stand_in(name, built_in);
    }

    /// Puts the built-in template in the place of one that was refused, for the templates that include it.
    fn stand_in(&mut self, name: Cow<'static, str>, built_in: &'static str) {
        // This cannot fail: the built-in templates are valid.
        let _ = Arc::make_mut(&mut self.environment).add_template_owned(name, built_in);
    }

    /// Loads the project's own templates in a folder, beside those of errcat.
    #[cfg(feature = "markdown")]
    pub(super) fn add_folder(&mut self, folder: &str, report: &mut Report) {
        for (_, file) in self.sources.iter() {
            let Some(name) = file.path.strip_prefix(TEMPLATES).and_then(|it| it.strip_prefix('/'))
            else {
                continue;
            };
            if Path::new(name).starts_with(folder) && self.environment.get_template(name).is_err() {
                self.add(name.to_owned().into(), "", report);
            }
        }
    }

    /// Whether there is such a template.
    #[cfg(feature = "markdown")]
    pub(super) fn has(&self, name: &str) -> bool {
        self.environment.get_template(name).is_ok()
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
        // This cannot fail: a template that cannot be parsed was reported, and has a stand-in.
        let template = self.environment.get_template(name).ok()?;
        let view = Value::from(Serde(view));
        let rendered =
            if self.has_own { self.bounded(name, view, report)? } else { template.render(view) };
        rendered.map_err(|error| self.report(&error, report)).ok()
    }

    /// Renders within limits: a project's own template may need any memory and any time.
    fn bounded(
        &self,
        name: &str,
        view: Value,
        report: &mut Report,
    ) -> Option<Result<String, Error>> {
        if self.is_exhausted.get() {
            return None;
        }
        let (environment, owned) = (Arc::clone(&self.environment), name.to_owned());
        let work = move || environment.get_template(&owned)?.render(view);
        let rendered = bounded::run(&LIMITS, work);
        if let Err(reason) = rendered {
            self.is_exhausted.set(true);
            self.refuse(name, reason, report);
        }
        rendered.ok()
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
            let finding = BROKEN_TEMPLATE.at(place(own), message);
            return push_once(finding, report);
        }
        // Built-in templates work with the built-in partials, so the fault is in a file of the project.
        let mut replaced =
            self.environment.templates().filter_map(|(part, _)| self::own(self.sources, part));
        if let Some((file, _)) = replaced.next() {
            let finding = BROKEN_TEMPLATE.at(file.span(0..0), message);
            let help = format!("`{name}` needs what the built-in template defines here");
            push_once(finding.help(help), report);
        } else if let Some(span) = self.fallback {
            let help = format!("this is a bug in errcat's own template `{name}`: please report it");
            report.push(BROKEN_TEMPLATE.at(span, message).help(help));
        }
    }
}

/// The largest width of a column.
const MAX_WIDTH: usize = 999;

/// The filter of minijinja, for widths that memory can hold.
fn format(
    state: &mut State<'_, '_>,
    text: &Value,
    values: Rest<ValueOrKwargs>,
) -> Result<Value, Error> {
    let plain = text.as_str().unwrap_or_default().replace("%%", "");
    for conversion in plain.split('%').skip(1) {
        // A key such as `%(name)s` may contain anything.
        if conversion.starts_with('(') {
            let message = "`format` with keys is not supported";
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        }
        let width =
            conversion.split(|letter: char| letter.is_alphabetic()).next().unwrap_or_default();
        let mut numbers = width.split(|letter: char| !letter.is_ascii_digit());
        if width.contains('*') || numbers.any(|number| number.len() > 3) {
            return Err(too_wide());
        }
    }
    filters::format(state, text, values)
}

/// The filter of minijinja, for widths that memory can hold.
fn indent(
    text: StringInput<'_>,
    width: Option<usize>,
    first: Option<bool>,
    blank: Option<bool>,
    named: Kwargs,
) -> Result<Value, Error> {
    let width = match width {
        None => named.get::<Option<usize>>("width")?,
        width => width,
    };
    if width.is_some_and(|width| width > MAX_WIDTH) {
        return Err(too_wide());
    }
    filters::indent(text, width, first, blank, named)
}

fn too_wide() -> Error {
    let message = format!("a width of more than {MAX_WIDTH} is not supported");
    Error::new(ErrorKind::InvalidOperation, message)
}

/// Reports a mistake once, however many pages have it.
fn push_once(finding: Diagnostic, report: &mut Report) {
    if report.diagnostics().iter().all(|known| known.span() != finding.span()) {
        report.push(finding);
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
