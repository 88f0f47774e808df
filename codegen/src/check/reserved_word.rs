//! A name that a target language keeps for itself.

use crate::check::identifiers::{self, Use};
use crate::check::{Check, Findings};
use crate::model::{Contract, Type};
use crate::name;
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("reserved-word", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

/// The module that all contracts share in generated Rust.
const SHARED_MODULE: &str = "errcat";

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let module = contract.name.as_str();
    if name::is_rust_keyword(module)
        || name::is_typescript_keyword(module)
        || module == SHARED_MODULE
    {
        let finding = RULE.at(
            contract.name.span,
            format!("`{module}` cannot name a contract: the word is taken"),
        );
        findings.push(finding.help("choose another `name:`"));
    }
    for def in &contract.types {
        let name = &def.name;
        if Type::SCALARS.iter().any(|(scalar, _)| *scalar == name.value) {
            let finding = RULE.at(name.span, format!("`{}` is a type already", name.value));
            findings.push(finding.help("rename it"));
        }
    }
    for namespace in identifiers::namespaces(contract) {
        for identifier in &namespace.identifiers {
            let (written, converted) = (identifier.written, identifier.converted.as_str());
            let language = if namespace.of != Use::Value && name::is_prototype_word(written) {
                "JavaScript: every object has it already"
            } else if namespace.of == Use::Name && name::is_rust_keyword(converted) {
                "Rust"
            } else {
                continue;
            };
            let finding =
                RULE.at(written.span, format!("`{}` is taken in {language}", written.value));
            findings.push(finding.help(match namespace.of {
                Use::Name => "rename it; an error's `code:` keeps what is sent on the wire",
                Use::Field | Use::Value => "send it under another name",
            }));
        }
    }
}
