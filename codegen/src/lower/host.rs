//! Files of the project's own: what each of their blocks asks for, found in the contracts.

use crate::lower::{Cx, UNKNOWN_FILE};
use crate::model::{Block, Catalog, Contract, Host, Shows};
use crate::name::did_you_mean;
use crate::project::Injected;
use crate::raw;
use crate::report::{Diagnostic, Report};
use crate::rule::{FIXED, Rule, WARN, rule};
use crate::source::{Sources, Span, Spanned};
use crate::yaml;

pub(crate) static UNKNOWN_BLOCK: Rule = rule!("unknown-block", FIXED);
pub(crate) static MISSING_MARKER: Rule = rule!("missing-marker", WARN);

/// Adds the files to the trees that their blocks link to.
pub(crate) fn hosts(
    sources: &Sources,
    files: &[Injected],
    catalog: &mut Catalog,
    report: &mut Report,
) {
    let mut cx = Cx { sources, report };
    for file in files {
        if let Some(host) = host(&mut cx, file, catalog) {
            catalog.targets.markdown[file.tree].hosts.push(host);
        }
    }
}

fn host(cx: &mut Cx<'_>, file: &Injected, catalog: &Catalog) -> Option<Host> {
    let path = &file.path;
    let Some((id, source)) = cx.sources.find(path) else {
        let finding = UNKNOWN_FILE.at(path.span, format!("there is no file `{}`", path.value));
        cx.report.push(finding.help("write it, or take its name out of the list"));
        return None;
    };
    if !yaml::is_readable(cx.sources, id, cx.report) {
        return None;
    }
    let raw = raw::host(cx.sources, id, cx.report);
    if !raw.has_markers {
        let finding =
            MISSING_MARKER.at(path.span, format!("the file `{}` has no marker", path.value));
        cx.report.push(finding.help("a block stands between the lines `<!-- errcat: codes -->`, say, and `<!-- /errcat -->`"));
    }
    let block = |raw: raw::Block| {
        let (contract, shows) = ask(cx, catalog, &raw.asks)?;
        let raw::Block { within, indent, line_end, level, .. } = raw;
        Some(Block { within, indent, line_end, level, contract, shows })
    };
    let blocks = raw.blocks.into_iter().filter_map(block).collect();
    let (way, text) = (file.way.clone(), source.text.clone());
    Some(Host { path: path.value.clone(), way, mark: source.mark, text, blocks })
}

/// What a block asks for, and of which contract.
fn ask(cx: &mut Cx<'_>, catalog: &Catalog, words: &[Spanned<String>]) -> Option<(usize, Shows)> {
    let (kind, names) = words.split_first()?;
    let found = match names {
        _ if !Shows::NAMES.contains(&kind.as_str()) => Err(unknown_kind(kind)),
        [_, more, ..] => {
            let message = format!("a block of `{}` takes one name", kind.value);
            Err(UNKNOWN_BLOCK.at(more.span, message).help("write a block for each"))
        }
        names => Asked { catalog, kind, name: names.first() }.find(),
    };
    match found {
        Ok(found) => Some(found),
        // What seems to be missing may stand in the file that could not be read.
        Err(_) if Shows::NAMES.contains(&kind.as_str()) && !is_whole(catalog) => None,
        Err(finding) => {
            cx.report.push(finding);
            None
        }
    }
}

fn is_whole(catalog: &Catalog) -> bool {
    catalog.incomplete.is_empty() && !catalog.contracts.is_empty()
}

fn unknown_kind(kind: &Spanned<String>) -> Diagnostic {
    let finding = UNKNOWN_BLOCK.at(kind.span, format!("there is no block `{}`", kind.value));
    match did_you_mean(kind, Shows::NAMES) {
        Some(meant) => finding.fix(kind.span, meant),
        None => finding.help(format!("one of: {}", Shows::NAMES.join(", "))),
    }
}

/// A block that asks for something known: its kind, and the name behind that.
struct Asked<'a> {
    catalog: &'a Catalog,
    kind: &'a Spanned<String>,
    name: Option<&'a Spanned<String>>,
}

impl<'a> Asked<'a> {
    fn find(&self) -> Result<(usize, Shows), Diagnostic> {
        let (at, member) = self.contract()?;
        let contract = &self.catalog.contracts[at];
        let shows = match (self.kind.as_str(), member) {
            ("codes", None) => Shows::Codes(None),
            ("codes", Some(name)) => Shows::Codes(Some(category(contract, &name)?)),
            ("error", Some(name)) => Shows::Error(error(contract, &name)?),
            ("error", None) => {
                let example = contract.errors.first().map_or("<CODE>", |error| &error.name);
                let finding = UNKNOWN_BLOCK.at(self.place(), "this block names no code");
                return Err(finding.help(format!("name one: `error {}/{example}`", *contract.name)));
            }
            (kind, Some(name)) => {
                let finding = UNKNOWN_BLOCK
                    .at(name.span, format!("a block of `{kind}` is about a whole contract"));
                return Err(finding.fix(self.place(), &*contract.name));
            }
            ("envelope", None) => Shows::Envelope,
            ("messages", None) => Shows::Messages,
            ("pages", None) => Shows::Pages,
            ("retry", None) => Shows::Retry,
            (_, None) => Shows::Statuses,
        };
        Ok((at, shows))
    }

    /// The contract, and what is named within it. Where there is one contract, its name may be left out.
    fn contract(&self) -> Result<(usize, Option<Spanned<String>>), Diagnostic> {
        let contracts = &self.catalog.contracts;
        let position = |name: &str| contracts.iter().position(|contract| *contract.name == name);
        let Some(name) = self.name else {
            return match contracts.as_slice() {
                [_] => Ok((0, None)),
                _ => Err(UNKNOWN_BLOCK
                    .at(self.kind.span, "this block names no contract")
                    .help(self.choices())),
            };
        };
        let (contract, member) = split(name);
        match (position(&contract), member) {
            (Some(at), member) => Ok((at, member)),
            (None, None) if contracts.len() == 1 && self.takes_member() => Ok((0, Some(contract))),
            (None, _) => {
                let finding = UNKNOWN_BLOCK
                    .at(contract.span, format!("there is no contract `{}`", contract.value));
                Err(match did_you_mean(&contract, self.names()) {
                    Some(meant) => finding.fix(contract.span, meant),
                    None => finding.help(self.choices()),
                })
            }
        }
    }

    fn takes_member(&self) -> bool {
        matches!(self.kind.as_str(), "codes" | "error")
    }

    fn names(&self) -> impl Iterator<Item = &'a str> {
        self.catalog.contracts.iter().map(|contract| contract.name.as_str())
    }

    fn choices(&self) -> String {
        let choices: Vec<String> =
            self.names().map(|name| format!("`{} {name}`", self.kind.value)).collect();
        format!("write {}", choices.join(" or "))
    }

    /// Where the name stands, or should.
    fn place(&self) -> Span {
        self.name.map_or(self.kind.span, |name| name.span)
    }
}

/// The name before the first `/` and the one behind it.
fn split(name: &Spanned<String>) -> (Spanned<String>, Option<Spanned<String>>) {
    let Some((contract, member)) = name.split_once('/') else { return (name.clone(), None) };
    let at = name.span.end as usize - member.len();
    let contract_end = name.span.start as usize + contract.len();
    let part = |text: &str, bytes| Spanned::new(text.to_owned(), name.span.file.span(bytes));
    let contract = part(contract, name.span.start as usize..contract_end);
    (contract, Some(part(member, at..name.span.end as usize)))
}

fn category(contract: &Contract, name: &Spanned<String>) -> Result<usize, Diagnostic> {
    let names = || contract.categories.iter().map(|category| category.name.as_str());
    names().position(|known| known == name.value).ok_or_else(|| {
        let message = format!("`{}` has no category `{}`", *contract.name, name.value);
        let finding = UNKNOWN_BLOCK.at(name.span, message);
        match did_you_mean(name, names()) {
            Some(meant) => finding.fix(name.span, meant),
            None if contract.categories.is_empty() => finding.help("its codes are in no category"),
            None => finding.help(format!("one of: {}", names().collect::<Vec<_>>().join(", "))),
        }
    })
}

fn error(contract: &Contract, name: &Spanned<String>) -> Result<usize, Diagnostic> {
    let names = || contract.errors.iter().map(|error| error.name.as_str());
    names().position(|known| known == name.value).ok_or_else(|| {
        let message = format!("`{}` has no code `{}`", *contract.name, name.value);
        let finding = UNKNOWN_BLOCK.at(name.span, message);
        let sent = contract.errors.iter().find(|error| error.code.to_string() == name.value);
        match sent.map(|error| error.name.as_str()).or_else(|| did_you_mean(name, names())) {
            Some(meant) => finding.fix(name.span, meant),
            None => finding.help("codes are named by their keys under `errors`"),
        }
    })
}
