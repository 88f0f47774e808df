//! References to errors, resolved before the errors are lowered: an error may refer to a later one.

use std::collections::HashMap;

use crate::lower::Cx;
use crate::model::ErrorId;
use crate::name::Names;
use crate::raw::RawError;
use crate::report::Diagnostic;
use crate::rule::{FIXED, Needs, Rule, rule};
use crate::source::{Span, Spanned};
use crate::yaml::{Pair, TreeKind};

pub(crate) static UNKNOWN_CODE: Rule = rule!("unknown-code", FIXED, Needs::Contract);

/// The errors of a contract by name, in the order in which they will be lowered.
pub(super) struct Errors {
    names: Names<String>,
    ids: HashMap<String, ErrorId>,
    /// The name of the error that has each code or alias.
    senders: HashMap<String, String>,
    /// The place of each removed code.
    removed: HashMap<String, Span>,
}

impl Errors {
    pub(super) fn new<'r>(
        errors: impl Iterator<Item = &'r Pair<RawError>> + Clone,
        removed: impl Iterator<Item = &'r Spanned<String>>,
    ) -> Self {
        let mut ids = HashMap::new();
        let mut senders = HashMap::new();
        for (at, pair) in errors.clone().enumerate() {
            let name = &pair.key.value;
            ids.entry(name.clone()).or_insert(ErrorId(at));
            for code in pair.value.as_ref().into_iter().flat_map(|raw| codes(raw)) {
                senders.insert(code.to_owned(), name.clone());
            }
        }
        let names = Names::new(errors.map(|pair| pair.key.value.clone()));
        let removed = removed.map(|name| (name.value.clone(), name.span)).collect();
        Self { names, ids, senders, removed }
    }

    /// The error of this name; reports an unknown name.
    pub(super) fn resolve(
        &self,
        cx: &mut Cx<'_>,
        name: &Spanned<String>,
    ) -> Option<Spanned<ErrorId>> {
        let id = self.ids.get(&name.value);
        if id.is_none() {
            cx.report.push(self.unknown(name));
        }
        id.map(|id| Spanned::new(*id, name.span))
    }

    fn unknown(&self, name: &Spanned<String>) -> Diagnostic {
        let finding = UNKNOWN_CODE.at(name.span, format!("there is no code `{}`", name.value));
        if let Some(removed) = self.removed.get(&name.value) {
            let finding = finding.also(*removed, "removed here");
            return finding.help("name a code that is still sent");
        }
        if let Some(key) = self.senders.get(&name.value) {
            let finding = finding.help("codes are named by their key in the catalog");
            return finding.fix(name.span, key);
        }
        let meant = self.names.meant(name).map(String::as_str);
        finding.suggest(meant, "the codes are the keys under `errors`")
    }
}

/// The code of an error, if it differs from the key, and its aliases.
fn codes(raw: &RawError) -> impl Iterator<Item = &str> {
    let aliases = raw.aliases.as_ref().value().into_iter().flatten();
    let aliases = aliases.filter_map(|alias| alias.as_ref().value());
    let trees = raw.code.as_ref().value().into_iter().chain(aliases);
    trees.filter_map(|tree| match &tree.kind {
        TreeKind::Scalar(scalar) => Some(scalar.text.as_str()),
        TreeKind::List(_) | TreeKind::Mapping(_) => None,
    })
}
