//! A finding as rustc and Cargo draw theirs.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Patch, Renderer, Snippet};

use crate::report::{Diagnostic, Fix, Label};
use crate::rule::Level;
use crate::source::{FileId, Sources, Span};

/// How findings are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters only.
    Plain,
    /// With ANSI colours.
    Coloured,
}

pub(super) fn draw(found: &Diagnostic, sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.decor_style(DecorStyle::Ascii).render(&groups(found, sources))
}

fn groups<'a>(found: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match found.level {
        Level::Deny => annotate_snippets::Level::ERROR,
        _ => annotate_snippets::Level::WARNING,
    };
    let title = level.primary_title(&found.message).id(found.rule.name);
    let mut group = title.elements(snippets(found, sources));
    for help in &found.help {
        group = group.element(annotate_snippets::Level::HELP.message(help));
    }
    let mut groups = vec![group];
    if let Some(fix) = &found.fix {
        groups.push(suggestion(fix, sources));
    }
    groups
}

/// One snippet a file; the one with the place itself comes first.
fn snippets<'a>(found: &'a Diagnostic, sources: &'a Sources) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files: Vec<FileId> = Vec::new();
    for label in &found.labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    let draw = |file: FileId| {
        let labels =
            || found.labels.iter().enumerate().filter(move |(_, label)| label.span.file == file);
        let window = Window::around(sources, file, labels().map(|(_, label)| label.span));
        window.snippet().annotations(labels().map(|(at, label)| {
            let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            annotation(kind, label, &window)
        }))
    };
    files.into_iter().map(draw).collect()
}

fn annotation<'a>(kind: AnnotationKind, label: &'a Label, window: &Window<'a>) -> Annotation<'a> {
    let annotation = kind.span(window.range(label.span));
    if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
}

fn suggestion<'a>(fix: &'a Fix, sources: &'a Sources) -> Group<'a> {
    let window = Window::around(sources, fix.span.file, [fix.span].into_iter());
    let patch = Patch::new(window.range(fix.span), &fix.text);
    let title = annotate_snippets::Level::HELP.secondary_title("write this instead");
    title.element(window.snippet().patch(patch))
}

/// The lines around some spans: a renderer that is handed the whole file would read all of it for each finding.
struct Window<'a> {
    path: &'a str,
    text: &'a str,
    first_line: usize,
    start: usize,
}

impl<'a> Window<'a> {
    fn around(sources: &'a Sources, file: FileId, spans: impl Iterator<Item = Span>) -> Self {
        let whole = sources.file(file);
        let (mut low, mut high) = (whole.text.len(), 0);
        for span in spans {
            low = low.min(span.start as usize);
            high = high.max(span.end as usize);
        }
        let high = high.clamp(low, whole.text.len());
        let start = whole.text[..low].rfind('\n').map_or(0, |newline| newline + 1);
        let end = whole.text[high..].find('\n').map_or(whole.text.len(), |newline| high + newline);
        Self {
            path: &whole.path,
            text: &whole.text[start..end],
            first_line: whole.position(start).line,
            start,
        }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text).path(self.path).line_start(self.first_line)
    }

    /// A span's bytes within the window, never beyond it and never within a character.
    fn range(&self, span: Span) -> Range<usize> {
        let within = |at: u32| {
            let at = (at as usize).saturating_sub(self.start).min(self.text.len());
            (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
        };
        within(span.start)..within(span.end)
    }
}
