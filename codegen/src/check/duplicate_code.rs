//! One code with two meanings: in two categories, in two files, or on the wire and in the client.

use std::collections::HashMap;

use crate::model::{CategoryId, Contract};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Span;

pub(super) static RULE: Rule = rule!("duplicate-code", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    if contract.sends_category() {
        names(contract, report);
    }
    let told = |category: Option<CategoryId>| category.filter(|_| contract.sends_category());
    let codes = contract.errors.iter().flat_map(|error| {
        let own = std::iter::once((error.code.to_string(), error.name.span));
        let aliases = error.aliases.iter().map(|alias| (alias.value.to_string(), alias.span));
        own.chain(aliases).map(move |(code, span)| (code, error.category, span))
    });
    let client = contract.client.iter();
    let client = client.map(|client| (client.name.value.clone(), None, client.name.span));
    let mut seen: HashMap<_, (Option<CategoryId>, Span)> = HashMap::new();
    for (code, category, span) in codes.chain(client) {
        let key = (told(category), code.clone());
        let Some((other_category, first)) = seen.get(&key) else {
            seen.insert(key, (category, span));
            continue;
        };
        let finding = RULE.at(span, format!("duplicate code `{code}`"));
        let finding = finding.label("again here").also(*first, "first here").help(
            "a code has one meaning: declare others as its `conditions`, and other names of it as its `aliases`",
        );
        let are_told =
            category.is_some() && other_category.is_some() && category != *other_category;
        report.push(if are_told {
            finding.help("if the category tells them apart, the envelope sends it: `$category` is a value, or a key as in `{ $category: $code }`")
        } else {
            finding
        });
    }
}

/// Reports keys that recur, where codes may.
fn names(contract: &Contract, report: &mut Report) {
    let mut seen = HashMap::new();
    let errors = contract.errors.iter().map(|error| &error.name);
    for name in errors.chain(contract.client.iter().map(|client| &client.name)) {
        let Some(first) = seen.insert(name.to_lowercase(), name.span) else { continue };
        let finding = RULE.at(name.span, format!("duplicate key `{}`", name.value));
        let finding = finding.label("again here").also(first, "first here");
        let help = format!("give one another key, and `code: {}`", name.value);
        report.push(finding.help(help));
    }
}
