//! Options of the pages: trees of Markdown, each in its own folder, and the documents with blocks.

use serde::Deserialize;

use crate::emit::pages::page::sample;
use crate::emit::{Setup, audience};
use crate::folder::{self, Folders, PROJECT_FILE, TEMPLATES, UNSAFE_OUTPUT, is_within, way};
use crate::lower::UNKNOWN_FILE;
use crate::model::Audience;
use crate::model::spelled::spelled;
use crate::report::Report;
use crate::source::Spanned;
use crate::yaml::{Given, MISSING_KEY};

/// The trees in `errcat.yaml`.
pub(crate) type Trees = Vec<Given<Spanned<TreeOptions>>>;

/// One tree of Markdown.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["flavour"])))]
#[serde(rename = "MarkdownTarget", default, deny_unknown_fields)]
pub(crate) struct TreeOptions {
    /// The engine that reads the pages.
    pub(crate) flavour: Given<Spanned<Flavour>>,
    /// Their folder within the output: `markdown/<flavour>` by default.
    pub(crate) output: Given<Spanned<String>>,
    /// The address of that folder within the site, for links and sidebars with addresses (`starlight`, `vitepress`) and for
    /// links to `assets`: `/` by default.
    pub(crate) base: Given<Spanned<String>>,
    /// The folder within the output for the explorer, `llms.txt` and `errors.json`, if the engine serves files from another
    /// folder than pages (`static/errors`). They have to arrive at the address in `base`, where the pages link to them. By
    /// default they are beside the pages; of the engines, only mdBook and `MkDocs` serve them from there.
    pub(crate) assets: Given<Spanned<String>>,
    /// Whether the page of a code names it in the code of the server, for readers within the company: `false` by default.
    pub(crate) internals: Given<Spanned<bool>>,
    /// The readers of the pages: `internal` adds the fields for the team that runs the service. `public` by default.
    pub(crate) audience: Given<Spanned<Audience>>,
    /// The languages of the samples: `curl`, `go`, `javascript`, `python`, `typescript`, and those for which `templates/`
    /// has a template. Without the list, the page about handling errors has samples in JavaScript and Python. With it, the
    /// page of each code has a sample that handles the code, too. A tree with the flavour `single` has no samples.
    pub(crate) samples: Given<Vec<Given<Spanned<String>>>>,
    /// Hand-written Markdown files, relative to this file, in which errcat updates the text between its markers. Its links lead to the files of these pages, relative to your file; with `starlight` to their addresses, because your file is a page of the site.
    pub(crate) inject: Given<Vec<Given<Spanned<String>>>>,
}

spelled! {
    /// The engine that a tree of Markdown is made for.
    pub(crate) enum Flavour {
        /// Any engine: a page per code.
        Portable = "portable",
        /// Any engine: a page per contract.
        Single = "single",
        /// Docusaurus.
        Docusaurus = "docusaurus",
        /// Hugo.
        Hugo = "hugo",
        /// mdBook.
        Mdbook = "mdbook",
        /// `MkDocs`, with Material.
        Mkdocs = "mkdocs",
        /// Sphinx, with `MyST`.
        Sphinx = "sphinx",
        /// Astro Starlight.
        Starlight = "starlight",
        /// `VitePress`.
        Vitepress = "vitepress",
    }
}

/// A tree of pages to generate.
#[derive(Debug)]
pub(crate) struct PageTree {
    pub(crate) flavour: Flavour,
    /// The folder, relative to the project's output.
    pub(crate) output: String,
    /// The address of that folder within the site, with a `/` at both ends.
    pub(crate) base: String,
    /// The folder of the files that are not pages, if it is another one.
    pub(crate) assets: Option<String>,
    /// Whether pages show the code of the server.
    pub(crate) internals: bool,
    /// The readers of the pages.
    pub(crate) audience: Audience,
    /// The languages of the samples, if the project lists them.
    pub(crate) samples: Option<Vec<Spanned<String>>>,
    /// The documents with blocks that link to its pages.
    pub(crate) documents: Vec<Listed>,
}

/// A document with blocks.
#[derive(Debug)]
pub(crate) struct Listed {
    /// The path from the project file, and the place where it is listed.
    pub(crate) path: Spanned<String>,
    /// The relative path from the document to the folder of the tree, ending with `/`.
    pub(crate) way: String,
}

/// The trees in the options.
pub(super) fn trees(options: Trees, setup: &mut Setup<'_>) -> Vec<PageTree> {
    let mut trees: Vec<PageTree> = Vec::new();
    for options in options.into_iter().filter_map(Given::value) {
        let span = options.span;
        let Some(mut tree) = tree(&options, setup.report) else { continue };
        tree.samples.iter().flatten().for_each(|language| language_of_samples(language, setup));
        let is_known = |folder: &str| {
            let known = trees.iter().flat_map(|tree| [&*tree.output, tree.files()]);
            known.into_iter().any(|known| folder::key(known) == folder::key(folder))
        };
        if let Some(shared) = [&*tree.output, tree.files()].into_iter().find(|it| is_known(it)) {
            let message = format!("two trees of Markdown share the folder `{shared}`");
            let finding = UNSAFE_OUTPUT.at(span, message);
            setup.report.push(finding.help("give each its own `output`"));
        }
        for path in options.value.inject.items() {
            let known = trees.iter().chain([&tree]).flat_map(|tree| &tree.documents);
            let document = document(&path, &tree.output, known, setup);
            tree.documents.extend(document);
        }
        trees.push(tree);
    }
    trees
}

fn tree(options: &Spanned<TreeOptions>, report: &mut Report) -> Option<PageTree> {
    if matches!(options.flavour, Given::Absent) {
        let finding = MISSING_KEY.at(options.span, "this tree of Markdown has no `flavour`");
        report.push(finding.help("name its engine: `flavour: portable` fits every engine"));
    }
    let flavour = options.flavour.as_ref().value()?.value;
    let mut folder = |written: &Given<Spanned<String>>| {
        let folder = written.as_ref().value()?;
        if let Some(refusal) = folder::refusal(folder, "the output") {
            let message = format!("the folder `{}` {refusal}", folder.value);
            let finding = UNSAFE_OUTPUT.at(folder.span, message);
            report.push(finding.help("name a folder such as `docs/errors`"));
        }
        Some(folder::clean(folder))
    };
    let (output, assets) = (folder(&options.output), folder(&options.assets));
    let base = options.base.as_ref().value().map_or("", |base| base.trim_matches('/'));
    Some(PageTree {
        flavour,
        output: output.unwrap_or_else(|| format!("markdown/{}", flavour.name())),
        assets,
        internals: options.internals.as_ref().value().is_some_and(|internals| internals.value),
        audience: audience(options.audience.clone()),
        samples: options.samples.as_ref().value().map(|samples| {
            samples.iter().filter_map(|language| language.as_ref().value()).cloned().collect()
        }),
        base: if base.is_empty() { "/".to_owned() } else { format!("/{base}/") },
        documents: Vec::new(),
    })
}

/// Reports a language of samples that has no template.
fn language_of_samples(language: &Spanned<String>, setup: &mut Setup<'_>) {
    let Some(template) = sample::missing(setup.sources, language) else { return };
    let finding =
        UNKNOWN_FILE.at(language.span, format!("there are no samples in `{}`", language.value));
    let known = sample::languages();
    let help = format!("name one of {known}, or write a template `{TEMPLATES}/{template}`");
    setup.report.push(finding.help(help));
}

/// A document; reports a path that is not allowed or that another tree lists.
fn document<'k>(
    path: &Spanned<String>,
    output: &str,
    mut known: impl Iterator<Item = &'k Listed>,
    setup: &mut Setup<'_>,
) -> Option<Listed> {
    let clean = clean(path, setup.folders, setup.report)?;
    if let Some(first) = known.find(|known| folder::key(&known.path) == folder::key(&clean)) {
        let message = format!("the file `{}` is listed twice", path.value);
        let finding = UNKNOWN_FILE.at(path.span, message).also(first.path.span, "first here");
        let help = "remove one of the two: the blocks of a file link to one tree";
        setup.report.push(finding.help(help));
        return None;
    }
    let way = way(&clean, &format!("{}/{output}", setup.folders.output));
    Some(Listed { path: Spanned::new(clean, path.span), way })
}

/// The normalized path; reports a path that is not allowed for a document.
fn clean(path: &Spanned<String>, folders: &Folders, report: &mut Report) -> Option<String> {
    let inputs = [folders.catalog.as_str(), TEMPLATES, PROJECT_FILE];
    let (refusal, help) = if let Some(refusal) = folder::refusal(path, "the project") {
        (refusal, "name a file below the folder of `errcat.yaml`")
    } else if is_in(path, &folders.output) {
        let refusal = "is in the output folder".to_owned();
        (refusal, "errcat generates that folder: name a hand-written file")
    } else if inputs.iter().any(|input| is_in(path, input)) {
        ("is an input of the pages".to_owned(), "name another file")
    } else {
        return Some(folder::clean(path));
    };
    let finding = UNSAFE_OUTPUT.at(path.span, format!("the file `{}` {refusal}", path.value));
    report.push(finding.help(help));
    None
}

/// Whether a file is in a folder. Another rule reports a folder that is the project itself.
fn is_in(path: &str, folder: &str) -> bool {
    !folder::clean(folder).is_empty() && is_within(path, folder)
}
