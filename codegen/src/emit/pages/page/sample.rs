//! Samples in the languages of a tree: a call that retries, and the handling of one code.
//!
//! A language is a template for each of the two; a project can add its own.

mod view;

use serde::Serialize;

use crate::emit::pages::markup::{Markdown, Markup};
use crate::emit::pages::page::sample::view::{CodeSample, HandlingSample};
use crate::emit::pages::section::Headings;
use crate::emit::pages::site::Site;
use crate::emit::text::own;
use crate::model::{Error, Param};
use crate::report::Report;
use crate::source::{Sources, Spanned};

/// The folder of the templates, below `templates/`.
pub(crate) const FOLDER: &str = "markdown/samples";

/// The languages of errcat's own templates: the name, the heading, and the language of the block of code.
const LANGUAGES: [(&str, &str, &str); 5] = [
    ("curl", "curl", "bash"),
    ("go", "Go", "go"),
    ("javascript", "JavaScript", "javascript"),
    ("python", "Python", "python"),
    ("typescript", "TypeScript", "typescript"),
];

/// A sample in a language.
#[derive(Serialize)]
pub(crate) struct Sample {
    heading: String,
    block: String,
}

/// The samples that retry every code, which judge an error by its code alone; none if that is not enough, or if nothing
/// may be retried.
pub(crate) fn handling(page: &mut Page<'_, '_>, report: &mut Report) -> Vec<Sample> {
    let wire = page.site.wire;
    // The samples compare whole codes.
    let is_whole = |error: &Error| error.case().pattern.is_none() || !wire.is_exception(error);
    let mut errors = wire.contract.errors.iter();
    let is_enough = errors.all(|error| is_whole(error) && wire.is_told_by_code(error));
    let path = wire.bare_code().filter(|_| is_enough && wire.may_retry());
    let Some(path) = path else { return Vec::new() };
    let view = HandlingSample::new(wire, path);
    let usual = ["javascript", "python"].map(str::to_owned);
    match &page.site.tree.samples {
        Some(languages) => page.samples("handling", names(languages), &view, report),
        None => page.samples("handling", &usual, &view, report),
    }
}

/// The samples that handle a code, without its sensitive params; none unless the project lists languages and the body
/// contains the code.
pub(crate) fn code(
    page: &mut Page<'_, '_>,
    error: &Error,
    is_secretive: &impl Fn(&Param) -> bool,
    report: &mut Report,
) -> Vec<Sample> {
    let (wire, languages) = (page.site.wire, page.site.tree.samples.as_deref());
    // The samples compare whole codes.
    let is_told = error.case().pattern.is_none() && wire.is_told_by_code(error);
    let path = wire.bare_code().filter(|_| is_told);
    let Some((languages, path)) = languages.zip(path) else { return Vec::new() };
    let view = CodeSample::new(wire, error, path, is_secretive);
    page.samples("code", names(languages), &view, report)
}

fn names(languages: &[Spanned<String>]) -> impl Iterator<Item = &String> {
    languages.iter().map(|language| &language.value)
}

/// A page with samples.
pub(crate) struct Page<'p, 's> {
    pub(crate) site: Site<'s>,
    pub(crate) markup: Markdown<'s>,
    pub(crate) headings: &'p mut Headings,
}

impl Page<'_, '_> {
    /// The samples in the languages that have a template for the page.
    fn samples<'n>(
        &mut self,
        page: &str,
        languages: impl IntoIterator<Item = &'n String>,
        view: &impl Serialize,
        report: &mut Report,
    ) -> Vec<Sample> {
        let mut samples = Vec::new();
        for language in languages {
            let template = template(page, language);
            if !self.site.templates.has(&template) {
                continue;
            }
            let Some(code) = self.site.templates.render(&template, view, report) else {
                continue;
            };
            let (heading, block) = spelling(language);
            samples.push(Sample {
                heading: self.headings.unique(heading, "Sample"),
                block: self.markup.block(&block, &code),
            });
        }
        samples
    }
}

/// A template that would add the language, if it has none.
pub(crate) fn missing(sources: &Sources, language: &str) -> Option<String> {
    let name = language.to_lowercase();
    let templates = ["code", "handling"].map(|page| template(page, language));
    let is_known = LANGUAGES.iter().any(|(known, ..)| *known == name)
        || templates.iter().any(|template| own(sources, template).is_some());
    let [first, _] = templates;
    (!is_known).then_some(first)
}

/// The languages of errcat's own templates.
pub(crate) fn languages() -> String {
    LANGUAGES.map(|(name, ..)| name).join(", ")
}

/// The name of the template of a language.
fn template(page: &str, language: &str) -> String {
    format!("{FOLDER}/{page}/{}.j2", language.to_lowercase())
}

/// The heading of a language, and the language of its block of code.
fn spelling(language: &str) -> (&str, String) {
    let name = language.to_lowercase();
    match LANGUAGES.iter().find(|(known, ..)| *known == name) {
        Some((_, heading, block)) => (heading, (*block).to_owned()),
        None => (language, name),
    }
}
