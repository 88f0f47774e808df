//! A removed code that is in use again: old clients still read it with its old meaning.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{DENY, Needs, Rule, rule};

static RULE: Rule = rule!("revived-code", DENY, Needs::Contract);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for tombstone in &contract.removed {
        let live =
            contract.errors.iter().find(|error| error.code.to_string() == tombstone.code.value);
        if let Some(error) = live {
            let finding = RULE.at(
                error.name.span,
                format!("the removed code `{}` is in use again", tombstone.code.value),
            );
            let finding =
                finding.also(tombstone.code.span, format!("removed in {}", tombstone.since.value));
            findings.push(finding.help("a new meaning needs a new code; if the meaning is the old one, delete it from `removed`"));
        }
    }
}
