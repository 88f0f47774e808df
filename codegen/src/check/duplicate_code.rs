//! One code with two meanings: in two categories, in two files, or on the wire and in the client.

use std::collections::HashMap;

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Span;

static RULE: Rule = rule!("duplicate-code", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let errors = contract.errors.iter().map(|error| (error.code.to_string(), error.name.span));
    let client = contract.client.iter().map(|client| (client.name.value.clone(), client.name.span));
    let mut seen: HashMap<String, Span> = HashMap::new();
    for (code, span) in errors.chain(client) {
        match seen.get(&code) {
            Some(first) => {
                let finding = RULE.at(span, format!("duplicate code `{code}`")).label("again here");
                let help = "a code has one meaning; situations that share it are its `conditions`";
                findings.push(finding.also(*first, "first here").help(help));
            }
            None => {
                seen.insert(code, span);
            }
        }
    }
}
