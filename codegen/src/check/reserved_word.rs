//! A name that is reserved by a target or by Windows, or is a type of the catalog language.

use crate::model::{Contract, Type};
use crate::name::is_device;
use crate::namespace::{Namespace, Use};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("reserved-word", FIXED);

pub(super) fn check(contract: &Contract, namespaces: &[Namespace<'_>], report: &mut Report) {
    let is_scalar = |name: &str| Type::SCALARS.iter().any(|(scalar, _)| *scalar == name);
    for name in contract.types.iter().map(|def| &def.name).filter(|name| is_scalar(name)) {
        let finding = RULE.at(name.span, format!("`{}` is a built-in type", name.value));
        report.push(finding.help("rename it"));
    }
    if is_device(&contract.name) {
        let message = format!("`{}` is the name of a device on Windows", *contract.name);
        let finding = RULE.at(contract.name.span, message);
        report.push(finding.help("set another `name`: files are named after the contract"));
    }
    for namespace in namespaces {
        let grammar = namespace.grammar;
        for identifier in &namespace.identifiers {
            let written = identifier.written;
            if !(grammar.is_taken)(written, &identifier.converted) {
                continue;
            }
            let message = format!("`{}` is reserved in {}", written.value, grammar.language);
            report.push(RULE.at(written.span, message).help(match identifier.of {
                Use::Condition => "rename the condition",
                Use::Name => "rename it; an error's `code:` keeps what is sent on the wire",
                Use::Field | Use::Value => "send it under another name",
            }));
        }
    }
}
