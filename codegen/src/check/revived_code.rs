//! A removed code that is in use again: old clients still read it with its old meaning.

use crate::model::{Contract, Error};
use crate::report::Report;
use crate::rule::{DENY, Needs, Rule, rule};
use crate::wire::sends;

pub(super) static RULE: Rule = rule!("revived-code", DENY, Needs::Contract);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for tombstone in &contract.removed {
        let is_live = |error: &&Error| {
            error.code.to_string() == tombstone.code.value
                || error.case().pattern.is_some() && sends(error, &tombstone.code)
        };
        let live = contract.errors.iter().find(is_live);
        if let Some(error) = live {
            let finding = RULE.at(
                error.name.span,
                format!("the removed code `{}` is in use again", tombstone.code.value),
            );
            let finding =
                finding.also(tombstone.code.span, format!("removed in {}", tombstone.since.value));
            report.push(finding.help("a new meaning needs a new code; if the meaning is the old one, delete it from `removed`"));
        }
    }
}
