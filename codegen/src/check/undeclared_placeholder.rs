//! A placeholder, or the source of a delay, that names no param.

use crate::check::uses::{self, Place};
use crate::check::{Check, Findings};
use crate::model::{Contract, Retry, Template};
use crate::name::did_you_mean;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Spanned;

static RULE: Rule = rule!("undeclared-placeholder", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for occurrence in uses::occurrences(contract) {
        let known: Vec<&str> = occurrence.params.iter().map(|param| param.name.as_str()).collect();
        for (place, template) in &occurrence.templates {
            let extra: &[&str] = if *place == Place::UserMessage { &["message"] } else { &[] };
            for slot in template.slots() {
                look(
                    slot,
                    &[&known, extra].concat(),
                    occurrence.name,
                    occurrence.refuses_params,
                    findings,
                );
            }
        }
        let Retry { after, .. } = occurrence.retry;
        for name in after.iter().filter_map(|source| source.param.as_ref()) {
            look(name, &known, occurrence.name, occurrence.refuses_params, findings);
        }
    }
    for slot in contract.docs_url.iter().flat_map(Template::slots) {
        look(slot, &["code", "slug"], "docs_url", false, findings);
    }
}

fn look(
    slot: &Spanned<String>,
    known: &[&str],
    owner: &str,
    silent: bool,
    findings: &mut Findings<'_>,
) {
    if silent || known.contains(&slot.as_str()) {
        return;
    }
    let finding = RULE.at(slot.span, format!("`{owner}` has no param `{}`", slot.value));
    findings.push(match did_you_mean(slot, known.iter().copied()) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None if known.is_empty() => {
            finding.help("declare it under `args` or `details`; a brace itself is written `{{`")
        }
        None => finding.help(format!("its params are: {}", known.join(", "))),
    });
}
