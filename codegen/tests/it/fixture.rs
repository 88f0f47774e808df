//! Catalogs for tests, the compiler run over them, and an independent Markdown parser.

use errcat_codegen::report::Report;
use errcat_codegen::source::Sources;
use errcat_codegen::{Files, compile};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// A catalog without findings.
pub(crate) const GOOD: &str =
    "errcat: 1\nerrors:\n  A: { status: 404, description: Gone., remedy: Look. }\n";

/// A catalog that uses every key of the language; the tests of documentation engines use it, too.
pub(crate) const RICH: &str = include_str!("rich/contract.yaml");
/// The guide of that catalog.
pub(crate) const GUIDE: &str = include_str!("rich/guides/how-to.md");

const HOSTILE: &str = include_str!("../../src/emit/pages/markup/hostile.json");

/// The sources of a project, by path.
pub(crate) fn sources<P: Into<String>, T: Into<Vec<u8>>>(
    files: impl IntoIterator<Item = (P, T)>,
) -> Sources {
    Sources::new(files.into_iter().map(|(path, text)| (path.into(), text.into())))
}

/// Compiles a project, or returns its findings, one per line.
pub(crate) fn try_compile(files: &[(&str, &str)]) -> Result<Files, String> {
    let sources = sources(files.iter().copied());
    compile(&sources).map_err(|report| report.short(&sources))
}

/// Compiles a project for its report, warnings included.
pub(crate) fn findings(sources: &Sources) -> Report {
    match compile(sources) {
        Ok(files) => files.warnings().clone(),
        Err(report) => report,
    }
}

/// Compiles a project without errors.
pub(crate) fn compiled(files: &[(&str, &str)]) -> Files {
    try_compile(files).unwrap_or_else(|findings| panic!("{findings}"))
}

/// Finds the first place in a report that is not a part of its file.
pub(crate) fn misplaced(report: &Report, sources: &Sources) -> Option<String> {
    report.diagnostics().iter().find_map(|found| {
        let fix = found.fix.iter().map(|fix| fix.span);
        let mut spans = found.labels.iter().map(|label| label.span).chain(fix);
        let outside = spans.find(|span| {
            let text = &sources.file(span.file).text;
            text.get(span.start as usize..span.end as usize).is_none()
        })?;
        Some(format!("{}..{}: {}", outside.start, outside.end, found.line(sources)))
    })
}

/// Hostile texts that could break a page, except those that Markdown itself changes.
pub(crate) fn hostile_texts() -> Vec<String> {
    let mut texts: Vec<String> = serde_json::from_str(HOSTILE).unwrap();
    texts.retain(|text| {
        !text.trim().is_empty()
            && !text.contains(['`', '\n', '\r', '\u{2028}', '\u{2029}', '\u{200b}', '\u{feff}'])
            && !text.contains("](http")
    });
    texts
}

/// A contract with the same text in every place for a text, as Markdown where a text is Markdown.
pub(crate) fn catalog_of(text: &str) -> String {
    catalog(text, text)
}

/// The same, in which no text has markup.
pub(crate) fn literal_catalog_of(text: &str) -> String {
    let letter = |letter: char| match letter {
        letter if letter.is_ascii_punctuation() => format!("\\{letter}"),
        letter => letter.to_string(),
    };
    catalog(text, &text.chars().map(letter).collect::<String>())
}

fn catalog(text: &str, markdown: &str) -> String {
    let quote = |text: &str| serde_json::Value::from(text).to_string();
    let (plain, template) = (quote(text), quote(&text.replace('{', "{{").replace('}', "}}")));
    let prose = quote(markdown);
    format!(
        "errcat: 1\ntitle: {plain}\ndescription: {prose}\nenvelope: {{ code: $code, message: $message }}\n\
         statuses: {{ 400: {{ title: {plain}, description: {prose} }} }}\n\
         categories:\n  group:\n    title: {plain}\n    description: {prose}\n    errors:\n      BAD:\n        status: 400\n\
        \x20       title: {plain}\n        description: {prose}\n        message: {template}\n        cause: {prose}\n\
        \x20       remedy: {prose}\n        user_message: {template}\n        details: {{ a: {{ type: string, doc: {prose}, example: {plain} }} }}\n\
        \x20       conditions: {{ odd: {{ title: {plain}, message: {template}, description: {prose} }} }}\n"
    )
}

pub(crate) fn parse(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

/// The links of a page to files, each as written and as a path from the root.
pub(crate) fn links(path: &str, text: &str) -> Vec<(String, String)> {
    let links = parse(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) if !dest_url.starts_with("https://") => {
            Some(dest_url.to_string())
        }
        _ => None,
    });
    let file = |link: &str| resolve(path, link.split('#').next().unwrap());
    links.map(|link| (link.clone(), file(&link))).collect()
}

/// The target path of a link in a file.
fn resolve(path: &str, link: &str) -> String {
    let mut folder: Vec<&str> = path.split('/').collect();
    folder.pop();
    for part in link.split('/') {
        if part == ".." {
            folder.pop().unwrap();
        } else {
            folder.push(part);
        }
    }
    folder.join("/")
}
