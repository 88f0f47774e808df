//! Guides: hand-written Markdown pages.

use std::collections::HashMap;

use crate::lower::{Cx, UNKNOWN_FILE, UNTITLED_GUIDE};
use crate::markdown::{self, Kind};
use crate::model::{Guide, Prose};
use crate::name::Names;
use crate::source::{FileId, Span, Spanned};
use crate::yaml::{self, List};

/// The guides of a contract: first the listed ones in order, then the others by file name.
pub(super) fn guides(
    cx: &mut Cx<'_>,
    order: List<Spanned<String>>,
    files: &[(String, FileId)],
) -> Vec<Guide> {
    let listed: Vec<Spanned<String>> = order.items().collect();
    let files = files.iter().map(|(name, file)| (name.as_str(), *file));
    let known: HashMap<&str, FileId> = files.clone().collect();
    let names = Names::new(files.clone().map(|(name, _)| name));
    let mut ordered = Vec::new();
    let mut seen = HashMap::new();
    for name in &listed {
        if named_twice(cx, &mut seen, name, "guide") {
            continue;
        }
        match known.get(name.as_str()) {
            Some(file) => ordered.push((name.as_str(), *file)),
            None => unknown_file(cx, name, "guide", &names),
        }
    }
    ordered.extend(files.filter(|(name, _)| !seen.contains_key(name)));
    ordered.into_iter().filter_map(|(name, file)| guide(cx, name, file)).collect()
}

/// Reports a name that is listed twice.
pub(super) fn named_twice<'n>(
    cx: &mut Cx<'_>,
    seen: &mut HashMap<&'n str, Span>,
    name: &'n Spanned<String>,
    what: &str,
) -> bool {
    let first = *seen.entry(name.as_str()).or_insert(name.span);
    if first == name.span {
        return false;
    }
    let finding = UNKNOWN_FILE.at(name.span, format!("the {what} `{}` is listed twice", **name));
    cx.report.push(finding.also(first, "first here").help("remove one of the two"));
    true
}

/// Reports the name of a missing file.
pub(super) fn unknown_file(
    cx: &mut Cx<'_>,
    name: &Spanned<String>,
    what: &str,
    known: &Names<&str>,
) {
    let finding =
        UNKNOWN_FILE.at(name.span, format!("there is no file for the {what} `{}`", name.value));
    let help = "add the file, or remove the name from the list";
    cx.report.push(finding.suggest(known.meant(name).copied(), help));
}

fn guide(cx: &mut Cx<'_>, name: &str, file: FileId) -> Option<Guide> {
    if !yaml::is_readable(cx.sources, file, cx.report) {
        return None;
    }
    let text = &cx.sources.file(file).text;
    if let Some((at, letter)) =
        text.char_indices().find(|(_, letter)| *letter != '\r' && yaml::is_control(*letter))
    {
        cx.report.push(yaml::control_character(file.span(at..at + letter.len_utf8()), letter));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (first, body) = text.trim_start().split_once('\n').unwrap_or((text.trim(), ""));
    let name = Spanned::new(name.to_owned(), file.span(0..0));
    let Some(title) = first.strip_prefix("# ") else {
        let finding = UNTITLED_GUIDE.at(name.span, "this guide has no title");
        cx.report.push(finding.help("start it with `# The title`"));
        let title = crate::name::words(&name);
        return Some(Guide {
            name,
            title: Prose::plain(&title),
            body: markdown::parse(&text, Kind::Guide),
        });
    };
    let (title, body) = (markdown::parse(title, Kind::Guide), markdown::parse(body, Kind::Guide));
    Some(Guide { name, title, body })
}
