//! Directives of blocks, resolved against the contracts.

use crate::inject::document::{BlockKind, Content};
use crate::model::{Catalog, CategoryId, Contract, Error, ErrorId};
use crate::name::did_you_mean;
use crate::report::{Diagnostic, Report};
use crate::rule::{FIXED, Needs, Rule, rule};
use crate::source::{Span, Spanned};

pub(crate) static UNKNOWN_BLOCK: Rule = rule!("unknown-block", FIXED, Needs::Project);

/// Resolves the words of a directive to a contract and a part of its pages.
pub(super) fn resolve(
    catalog: &Catalog,
    words: &[Spanned<String>],
    report: &mut Report,
) -> Option<(usize, Content)> {
    let (word, names) = words.split_first()?;
    let Some(kind) = BlockKind::named(word) else {
        let finding = UNKNOWN_BLOCK.at(word.span, format!("there is no block `{}`", word.value));
        let names: Vec<&str> = BlockKind::names().collect();
        let meant = did_you_mean(word, names.iter().copied());
        report.push(finding.suggest(meant, format!("one of: {}", names.join(", "))));
        return None;
    };
    if let [_, more, ..] = names {
        let message = format!("a block of `{}` takes one name", word.value);
        report.push(UNKNOWN_BLOCK.at(more.span, message).help("write a block for each"));
        return None;
    }
    let mut search = Search { catalog, kind, word, name: names.first(), finding: None };
    let found = search.find();
    // Without any contract, every name is unknown.
    let finding = search.finding.filter(|_| !catalog.contracts.is_empty());
    finding.into_iter().for_each(|finding| report.push(finding));
    found
}

/// The resolution of a directive.
struct Search<'a> {
    catalog: &'a Catalog,
    kind: BlockKind,
    /// The kind, as written.
    word: &'a Spanned<String>,
    /// The name after it.
    name: Option<&'a Spanned<String>>,
    finding: Option<Diagnostic>,
}

impl<'a> Search<'a> {
    fn find(&mut self) -> Option<(usize, Content)> {
        let (at, member) = self.contract()?;
        let contract = &self.catalog.contracts[at];
        let shows = match (self.kind, member) {
            (BlockKind::Codes, None) => Content::Codes(None),
            (BlockKind::Codes, Some(name)) => Content::Codes(Some(self.category(contract, &name)?)),
            (BlockKind::Error, None) => return self.without_code(contract),
            (BlockKind::Error, Some(name)) => Content::Error(self.error(contract, &name)?),
            (_, Some(name)) => {
                let message = format!("a block of `{}` is about a whole contract", self.word.value);
                let finding = UNKNOWN_BLOCK.at(name.span, message);
                return self.refuse(finding.fix(self.place(), &*contract.name));
            }
            (BlockKind::Envelope, None) => Content::Envelope,
            (BlockKind::Messages, None) => Content::Messages,
            (BlockKind::Pages, None) => Content::Pages,
            (BlockKind::Retry, None) => Content::Retry,
            (BlockKind::Statuses, None) => Content::Statuses,
        };
        Some((at, shows))
    }

    /// The contract, and the name within it. If the project has one contract, its name may be omitted.
    fn contract(&mut self) -> Option<(usize, Option<Spanned<String>>)> {
        let contracts = &self.catalog.contracts;
        let Some(name) = self.name else {
            if contracts.len() == 1 {
                return Some((0, None));
            }
            let finding = UNKNOWN_BLOCK.at(self.word.span, "this block names no contract");
            return self.refuse(finding.help(self.choices()));
        };
        let (name, member) = split(name);
        if let Some(at) = contracts.iter().position(|contract| contract.name.value == name.value) {
            return Some((at, member));
        }
        let takes_member = matches!(self.kind, BlockKind::Codes | BlockKind::Error);
        if member.is_none() && takes_member && contracts.len() == 1 {
            return Some((0, Some(name)));
        }
        let message = format!("there is no contract `{}`", name.value);
        let finding = UNKNOWN_BLOCK.at(name.span, message);
        self.refuse(finding.suggest(did_you_mean(&name, self.contracts()), self.choices()))
    }

    fn category(&mut self, contract: &Contract, name: &Spanned<String>) -> Option<CategoryId> {
        let names = || contract.categories.iter().map(|category| category.name.as_str());
        if let Some(at) = names().position(|known| known == name.value) {
            return Some(CategoryId(at));
        }
        let message = format!("`{}` has no category `{}`", *contract.name, name.value);
        let finding = UNKNOWN_BLOCK.at(name.span, message);
        let help = match names().collect::<Vec<_>>().join(", ").as_str() {
            "" => "its codes are in no category".to_owned(),
            names => format!("one of: {names}"),
        };
        self.refuse(finding.suggest(did_you_mean(name, names()), help))
    }

    fn error(&mut self, contract: &Contract, name: &Spanned<String>) -> Option<ErrorId> {
        let names = || contract.errors.iter().map(|error| error.name.as_str());
        if let Some(at) = names().position(|known| known == name.value) {
            return Some(ErrorId(at));
        }
        let message = format!("`{}` has no code `{}`", *contract.name, name.value);
        let finding = UNKNOWN_BLOCK.at(name.span, message);
        if let Some(gone) = contract.removed.iter().find(|gone| gone.code.value == name.value) {
            let finding = finding.also(gone.code.span, "removed here");
            return self.refuse(finding.help("name a code that is still sent"));
        }
        let is_meant = |error: &&Error| error.codes().any(|code| code.to_string() == name.value);
        let sent = contract.errors.iter().find(is_meant);
        let sent = sent.map(|error| error.name.as_str());
        let meant = sent.or_else(|| did_you_mean(name, names()));
        self.refuse(finding.suggest(meant, "codes are named by their keys under `errors`"))
    }

    fn without_code<T>(&mut self, contract: &Contract) -> Option<T> {
        let example = contract.errors.first().map_or("<CODE>", |error| &error.name);
        let finding = UNKNOWN_BLOCK.at(self.place(), "this block names no code");
        self.refuse(finding.help(format!("name one: `error {}/{example}`", *contract.name)))
    }

    fn refuse<T>(&mut self, finding: Diagnostic) -> Option<T> {
        self.finding = Some(finding);
        None
    }

    fn contracts(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.catalog.contracts.iter().map(|contract| contract.name.as_str())
    }

    fn choices(&self) -> String {
        let kind = &self.word.value;
        let choices: Vec<String> =
            self.contracts().map(|name| format!("`{kind} {name}`")).collect();
        format!("one of: {}", choices.join(", "))
    }

    /// The place of the name, or of the kind if the name is missing.
    fn place(&self) -> Span {
        self.name.map_or(self.word.span, |name| name.span)
    }
}

/// The name before the first `/`, and the name after it.
fn split(name: &Spanned<String>) -> (Spanned<String>, Option<Spanned<String>>) {
    let Some((contract, member)) = name.split_once('/') else { return (name.clone(), None) };
    let (start, end) = (name.span.start as usize, name.span.end as usize);
    let part = |text: &str, place| Spanned::new(text.to_owned(), name.span.file.span(place));
    let contract = part(contract, start..start + contract.len());
    (contract, Some(part(member, end - member.len()..end)))
}
