//! A removed code that is in use again: old clients still read it with its old meaning.

use std::collections::HashMap;

use crate::model::{Contract, Error};
use crate::report::Report;
use crate::rule::{DENY, Needs, Rule, rule};
use crate::wire::sends;

pub(super) static RULE: Rule = rule!("revived-code", DENY, Needs::Contract);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let codes = contract.errors.iter().map(|error| {
        let help = "a new meaning needs a new code; if the meaning is the old one, delete it from `removed`";
        (error.code.to_string(), error.name.span, "is in use again", help)
    });
    let aliases = contract.errors.iter().flat_map(|error| &error.aliases).map(|alias| {
        let help = "clients still read an alias: delete it from `removed`, or from `aliases`";
        (alias.value.to_string(), alias.span, "is an alias, too", help)
    });
    let live: Vec<_> = codes.chain(aliases).collect();
    let live: HashMap<&str, _> = live.iter().map(|it| (it.0.as_str(), it)).collect();
    for tombstone in &contract.removed {
        let code = tombstone.code.as_str();
        let carries = |error: &&Error| error.case().pattern.is_some() && sends(error, code);
        let by_pattern = || {
            let error = contract.errors.iter().find(carries)?;
            live.get(error.code.to_string().as_str())
        };
        if let Some((_, place, fault, help)) = live.get(code).or_else(by_pattern) {
            let finding = RULE.at(*place, format!("the removed code `{code}` {fault}"));
            let since = tombstone.since.as_ref().map(|since| format!(" in {}", since.value));
            let removed = format!("removed{}", since.unwrap_or_default());
            let finding = finding.also(tombstone.code.span, removed);
            report.push(finding.help(*help));
        }
    }
}
