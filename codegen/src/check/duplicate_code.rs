//! One code with two meanings: in two categories, in two files, or on the wire and in the client.

use std::collections::HashMap;

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Span;

pub(super) static RULE: Rule = rule!("duplicate-code", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let errors = contract.errors.iter().map(|error| (error.code.to_string(), error.name.span));
    let aliases = contract.errors.iter().flat_map(|error| &error.aliases);
    let aliases = aliases.map(|alias| (alias.value.to_string(), alias.span));
    let client = contract.client.iter().map(|client| (client.name.value.clone(), client.name.span));
    let mut seen: HashMap<String, Span> = HashMap::new();
    for (code, span) in errors.chain(aliases).chain(client) {
        let Some(first) = seen.get(&code) else {
            seen.insert(code, span);
            continue;
        };
        let finding = RULE.at(span, format!("duplicate code `{code}`"));
        let finding = finding.label("again here").also(*first, "first here");
        report.push(finding.help(
            "a code has one meaning: declare others as its `conditions`, and other names of it as its `aliases`",
        ));
    }
}
