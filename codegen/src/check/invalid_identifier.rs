//! A name that cannot become an identifier, or the name of a file.

use std::collections::HashSet;

use crate::model::Contract;
use crate::name;
use crate::namespace::{Namespace, Use};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("invalid-identifier", FIXED);

/// The longest name, in bytes: with its extension, it must be the name of a file.
const MAX_NAME: usize = 200;

pub(super) fn check(contract: &Contract, namespaces: &[Namespace<'_>], report: &mut Report) {
    let name = &contract.name;
    if name.value != name::value_name(name) || !name::is_identifier(name) {
        let finding = RULE.at(name.span, format!("`{}` cannot be the name of a module", **name));
        report.push(finding.help("use lower-case letters, digits and `_`, starting with a letter"));
    }
    let mut told = HashSet::new();
    let names = namespaces.iter().flat_map(|space| &space.identifiers);
    let names = names.map(|it| (it.written, it.of));
    for (name, of) in [(&contract.name, Use::Field)].into_iter().chain(names) {
        if name.len() > MAX_NAME && told.insert(name.span) {
            let message = format!("`{}` is longer than {MAX_NAME} bytes", **name);
            report.push(RULE.at(name.span, message).help(match of {
                Use::Name => "shorten it; an error's `code:` can be anything else",
                Use::Condition | Use::Field | Use::Value => "shorten it",
            }));
        }
    }
    for namespace in namespaces {
        for identifier in &namespace.identifiers {
            let is_valid = (namespace.grammar.is_valid)(&identifier.converted);
            if is_valid || !told.insert(identifier.written.span) {
                continue;
            }
            let (written, converted) = (identifier.written, &identifier.converted);
            let message = if converted.is_empty() {
                format!("`{}` contains no letter that is allowed in a name", written.value)
            } else {
                format!(
                    "`{}` would be named `{converted}` in programs, which is not an identifier",
                    written.value
                )
            };
            let finding = RULE.at(written.span, message);
            report.push(finding.help(match identifier.of {
                Use::Condition => "start the name of the condition with an ASCII letter",
                Use::Name => "start with an ASCII letter; an error's `code:` can be anything else",
                Use::Field | Use::Value => "use a name with ASCII letters",
            }));
        }
    }
}
