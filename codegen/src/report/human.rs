//! Draws a finding as rustc and Cargo do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Patch, Renderer, Snippet};

use crate::report::window::Window;
use crate::report::{Diagnostic, Fix, Label, alike};
use crate::rule::Level;
use crate::source::{FileId, Sources, is_unprintable};

/// The style in which findings are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without colours.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// Draws a finding, with the number of alike findings that are not drawn.
pub(super) fn draw(found: &Diagnostic, more: usize, sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let windows = windows(found, sources);
    let mut groups = groups(found, &windows, sources);
    if let Some(note) = alike::note(more) {
        groups.push(Group::with_title(annotate_snippets::Level::NOTE.secondary_title(note)));
    }
    let mut drawn = renderer.decor_style(DecorStyle::Ascii).render(&groups);
    for (window, labels) in windows.iter().filter(|(window, _)| window.is_cut) {
        // The renderer counts columns from the start of the window.
        let (printed, correct) = window.places(labels[0].1.span);
        drawn = drawn.replacen(&printed, &correct, 1);
    }
    drawn
}

fn groups<'a>(
    found: &'a Diagnostic,
    windows: &[(Window<'a>, Vec<Marked<'a>>)],
    sources: &'a Sources,
) -> Vec<Group<'a>> {
    let level = match found.level {
        Level::Deny => annotate_snippets::Level::ERROR,
        _ => annotate_snippets::Level::WARNING,
    };
    let title = level.primary_title(&found.message).id(found.rule.name);
    let mut group = title.elements(windows.iter().map(|(window, labels)| {
        let annotations = labels.iter().map(|(kind, label)| annotation(*kind, label, window));
        window.snippet().annotations(annotations)
    }));
    for help in &found.help {
        group = group.element(annotate_snippets::Level::HELP.message(help));
    }
    let mut groups = vec![group];
    if let Some(fix) = &found.fix {
        groups.push(suggestion(fix, sources));
    }
    groups
}

/// A label, and whether it is the place of the mistake.
type Marked<'a> = (AnnotationKind, &'a Label);

/// One window per file, or one per label if the labels are far apart. The place of the mistake comes first.
fn windows<'a>(found: &'a Diagnostic, sources: &'a Sources) -> Vec<(Window<'a>, Vec<Marked<'a>>)> {
    let mut files: Vec<(FileId, Vec<Marked<'a>>)> = Vec::new();
    for (at, label) in found.labels.iter().enumerate() {
        let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        match files.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, labels)) => labels.push((kind, label)),
            None => files.push((label.span.file, vec![(kind, label)])),
        }
    }
    let mut windows = Vec::new();
    for (file, labels) in files {
        match Window::around(sources, file, labels.iter().map(|(_, label)| label.span)) {
            Some(window) => windows.push((window, labels)),
            None => windows.extend(
                labels.into_iter().map(|label| (Window::at(sources, label.1.span), vec![label])),
            ),
        }
    }
    windows
}

fn annotation<'a>(kind: AnnotationKind, label: &'a Label, window: &Window<'a>) -> Annotation<'a> {
    let annotation = kind.span(window.range(label.span));
    if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
}

fn suggestion<'a>(fix: &'a Fix, sources: &'a Sources) -> Group<'a> {
    let window = Window::at(sources, fix.span);
    let patch = Patch::new(window.range(fix.span), drawable(&fix.text));
    let title = annotate_snippets::Level::HELP.secondary_title("write this instead");
    title.element(window.snippet().patch(patch))
}

/// A text of the same length without the control characters that the renderer does not replace, which are not ASCII.
fn drawable(text: &str) -> String {
    let letter = |letter: char| match letter.len_utf8() {
        2 if is_unprintable(letter) => '\u{BF}',
        3 if is_unprintable(letter) => '\u{FFFD}',
        _ => letter,
    };
    text.chars().map(letter).collect()
}

impl<'a> Window<'a> {
    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(drawable(self.text)).path(self.path.clone()).line_start(self.first_line)
    }
}
