//! References to errors, resolved before the errors are lowered: an error may refer to a later one.

use std::collections::HashMap;

use crate::lower::Cx;
use crate::model::ErrorId;
use crate::name::Names;
use crate::raw::RawError;
use crate::report::Diagnostic;
use crate::rule::{FIXED, Needs, Rule, rule};
use crate::source::{Span, Spanned};
use crate::yaml::{Pair, Tree, TreeKind};

pub(crate) static UNKNOWN_CODE: Rule = rule!("unknown-code", FIXED, Needs::Contract);

/// The errors of a contract by name, in the order in which they will be lowered.
pub(super) struct Errors {
    names: Names<String>,
    ids: HashMap<String, ErrorId>,
    /// The name of the error that sends each code.
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
            if let Some(code) = pair.value.as_ref().and_then(|raw| code(raw)) {
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

/// The code of an error, if it differs from the key.
fn code(raw: &RawError) -> Option<&str> {
    match raw.code.as_ref().value().map(|Tree { kind, .. }| kind)? {
        TreeKind::Scalar(scalar) => Some(&scalar.text),
        TreeKind::List(_) | TreeKind::Mapping(_) => None,
    }
}
