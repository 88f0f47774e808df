//! Which files of the project's own hold blocks that are generated: each within the project, each listed once.

use std::path::{Component, Path};

use crate::lower::UNKNOWN_FILE;
use crate::model::MarkdownOptions;
use crate::project::{UNSAFE_OUTPUT, parts};
use crate::raw::{MarkdownTarget, PROJECT_FILE, TEMPLATES};
use crate::report::Report;
use crate::source::{Span, Spanned};

/// A file written by hand in which some blocks are generated.
#[derive(Debug)]
pub(crate) struct Injected {
    /// The path from the project file, and where it was listed.
    pub(crate) path: Spanned<String>,
    /// The tree of Markdown that its blocks link to, as an index into the targets.
    pub(crate) tree: usize,
    /// The way from the file to the folder of that tree, with a `/` at its end.
    pub(crate) way: String,
}

/// The folders of a project that files of its own must stay out of.
pub(super) struct Folders<'p> {
    pub(super) catalog: &'p str,
    pub(super) output: &'p str,
}

/// The files that the trees list.
pub(super) fn injected(
    report: &mut Report,
    folders: &Folders<'_>,
    trees: &[(&MarkdownTarget, MarkdownOptions)],
) -> Vec<Injected> {
    let mut files: Vec<Injected> = Vec::new();
    for (tree, (raw, options)) in trees.iter().enumerate() {
        let listed = raw.inject.as_ref().value().into_iter().flatten();
        for path in listed.filter_map(|path| path.as_ref().value()) {
            let Some(clean) = clean(report, folders, path) else { continue };
            if let Some(first) = files.iter().find(|file| file.path.value == clean) {
                twice(report, path, first.path.span);
                continue;
            }
            let way = way(&clean, &format!("{}/{}", folders.output, options.output));
            files.push(Injected { path: Spanned::new(clean, path.span), tree, way });
        }
    }
    files
}

/// The path without what says nothing; reports one that no hand-written file can have.
fn clean(report: &mut Report, folders: &Folders<'_>, path: &Spanned<String>) -> Option<String> {
    let is_within = |folder: &str| {
        let mut own = parts(path);
        // A folder that is the project itself has a finding of its own.
        parts(folder).next().is_some() && parts(folder).all(|part| own.next() == Some(part))
    };
    let is_plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    let clean = parts(path).collect::<Vec<_>>().join("/");
    let (message, help) = if clean.is_empty() || !Path::new(&path.value).components().all(is_plain)
    {
        ("is not within the project", "name a file below the folder of `errcat.yaml`")
    } else if is_within(folders.output) {
        (
            "lies in the output folder",
            "what stands there is generated whole: name a file of your own",
        )
    } else if is_within(folders.catalog) || is_within(TEMPLATES) || clean == PROJECT_FILE {
        ("is what the pages are made from", "name a file that nothing is generated from")
    } else {
        return Some(clean);
    };
    report.push(
        UNSAFE_OUTPUT.at(path.span, format!("the file `{}` {message}", path.value)).help(help),
    );
    None
}

fn twice(report: &mut Report, path: &Spanned<String>, first: Span) {
    let finding = UNKNOWN_FILE.at(path.span, format!("the file `{}` is listed twice", path.value));
    report.push(
        finding
            .also(first, "first here")
            .help("remove one of the two: the blocks of a file link to one tree"),
    );
}

/// The way from a file to a folder, both named from one place.
fn way(file: &str, folder: &str) -> String {
    let here: Vec<&str> = parts(file.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
    let there: Vec<&str> = parts(folder).collect();
    let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let up = here[shared..].iter().map(|_| "..");
    up.chain(there[shared..].iter().copied()).flat_map(|part| [part, "/"]).collect()
}

#[cfg(test)]
mod tests {
    use super::way;

    #[test]
    fn a_way_leads_from_a_file_to_a_folder() {
        assert_eq!(way("README.md", "generated/markdown/portable"), "generated/markdown/portable/");
        assert_eq!(way("docs/a/b.md", "generated/x"), "../../generated/x/");
        assert_eq!(way("docs/errors.md", "docs/errors/x"), "errors/x/");
        assert_eq!(way("docs/errors/a.md", "docs/errors"), "");
        assert_eq!(way("a.md", "./out/"), "out/");
    }
}
