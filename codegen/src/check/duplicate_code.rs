//! One code with two meanings: in two categories, in two files, or on the wire and in the client.

use std::collections::HashMap;

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Span;

pub(super) static RULE: Rule = rule!("duplicate-code", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let errors = contract.errors.iter().map(|error| (error.code.to_string(), error.name.span));
    let client = contract.client.iter().map(|client| (client.name.value.clone(), client.name.span));
    let mut seen: HashMap<String, (String, Span)> = HashMap::new();
    for (code, span) in errors.chain(client) {
        // Programs distinguish upper and lower case; people, file systems and some databases do not.
        let Some((other, first)) = seen.get(&code.to_lowercase()) else {
            seen.insert(code.to_lowercase(), (code, span));
            continue;
        };
        let message = if *other == code {
            format!("duplicate code `{code}`")
        } else {
            format!("`{code}` and `{other}` differ in case only")
        };
        let finding = RULE.at(span, message).label("again here").also(*first, "first here");
        report.push(finding.help("a code has one meaning; declare the others as its `conditions`"));
    }
}
