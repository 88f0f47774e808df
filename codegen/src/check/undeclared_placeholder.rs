//! A placeholder, or the source of a delay, that names no param.

use std::collections::HashSet;

use crate::check::uses::{self, Place};
use crate::check::{Check, Findings};
use crate::model::{Contract, Retry, Template};
use crate::name::did_you_mean;
use crate::rule::{FIXED, Rule, rule};
use crate::source::{Span, Spanned};

static RULE: Rule = rule!("undeclared-placeholder", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    // What a condition inherits is wrong once, in its error.
    let mut told = HashSet::new();
    for occurrence in uses::occurrences(contract).filter(|occurrence| !occurrence.refuses_params) {
        let known: Vec<&str> = occurrence.params.iter().map(|param| param.name.as_str()).collect();
        for (place, template) in &occurrence.templates {
            let extra: &[&str] = if *place == Place::UserMessage { &["message"] } else { &[] };
            for slot in template.slots() {
                if !told.contains(&(slot.span, slot.as_str())) {
                    let known = [&known, extra].concat();
                    told.extend(look(contract, slot, &known, occurrence.name, findings));
                }
            }
        }
        let Retry { after, .. } = occurrence.retry;
        let params = after.iter().filter_map(|source| source.param.as_ref());
        for name in params {
            if !told.contains(&(name.span, name.as_str())) {
                told.extend(look(contract, name, &known, occurrence.name, findings));
            }
        }
    }
    for slot in contract.docs_url.iter().flat_map(Template::slots) {
        look(contract, slot, &["code", "slug"], "docs_url", findings);
    }
}

/// Reports a name that is none of the known ones, and returns it with its place.
fn look<'s>(
    contract: &Contract,
    slot: &'s Spanned<String>,
    known: &[&str],
    owner: &str,
    findings: &mut Findings<'_>,
) -> Option<(Span, &'s str)> {
    if known.contains(&slot.as_str()) {
        return None;
    }
    let finding = RULE.at(slot.span, format!("`{owner}` has no param `{}`", slot.value));
    let context = contract.context.iter().find(|param| *param.name == **slot);
    findings.push(match did_you_mean(slot, known.iter().copied()) {
        _ if context.is_some() => finding.help(
            "the context is known only when the server answers: it is sent in the envelope, and is in no message",
        ),
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None if known.is_empty() => {
            finding.help("declare it under `args` or `details`; a brace itself is written `{{`")
        }
        None => finding.help(format!("its params are: {}", known.join(", "))),
    });
    Some((slot.span, slot.as_str()))
}
