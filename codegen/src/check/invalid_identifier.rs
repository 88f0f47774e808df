//! A name that cannot become an identifier.

use std::collections::HashSet;

use crate::check::identifiers::{self, Use};
use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::name;
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("invalid-identifier", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    if contract.name.value != name::value_name(&contract.name)
        || !name::is_identifier(&contract.name)
    {
        let finding =
            RULE.at(contract.name.span, format!("`{}` cannot name a module", contract.name.value));
        findings.push(finding.help("lower-case letters, digits and `_`, a letter first"));
    }
    let mut told = HashSet::new();
    for namespace in identifiers::namespaces(contract) {
        for identifier in &namespace.identifiers {
            if name::is_identifier(&identifier.converted) || !told.insert(identifier.written.span) {
                continue;
            }
            let (written, converted) = (identifier.written, &identifier.converted);
            let message = if converted.is_empty() {
                format!("`{}` holds no letter that a name could have", written.value)
            } else {
                format!(
                    "`{}` would be named `{converted}` in programs, which is no identifier",
                    written.value
                )
            };
            let finding = RULE.at(written.span, message);
            findings.push(finding.help(match namespace.of {
                Use::Name => "start with an ASCII letter; an error's `code:` can be anything else",
                Use::Field | Use::Value => "send a name with ASCII letters in it",
            }));
        }
    }
}
