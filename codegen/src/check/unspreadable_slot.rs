//! `$spread` of something that has no members.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::{Contract, Details, Member, Slot};
use crate::rule::{FIXED, Rule, rule};
use crate::source::Span;

static RULE: Rule = rule!("unspreadable-slot", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let spreads = contract.envelope.shape.objects().flatten().filter_map(|member| match member {
        Member::Spread(slot) => Some(slot),
        Member::Key { .. } => None,
    });
    for slot in spreads {
        if let Some((what, declared)) = without_members(contract, &slot.value) {
            let finding = RULE.at(slot.span, format!("{what} has no members to spread"));
            findings.push(match declared {
                Some(span) => finding.also(span, "declared here"),
                None => finding
                    .help("`details`, and params whose type is an object or a map, have members"),
            });
        }
    }
}

/// What cannot be spread, and where it is declared.
fn without_members(contract: &Contract, slot: &Slot) -> Option<(String, Option<Span>)> {
    match slot {
        Slot::Details => contract.errors.iter().find_map(|error| match &error.details {
            Details::Whole(param) if !uses::is_object(contract, &param.ty) => Some((
                format!("`{}`, the details of `{}`,", param.ty, error.name.value),
                Some(param.span()),
            )),
            _ => None,
        }),
        Slot::Context(name) | Slot::Param(name) => {
            let param = uses::params(contract).find(|param| param.name.value == *name)?;
            let is_object = uses::is_object(contract, &param.ty);
            (!is_object).then(|| (format!("`{name}`"), Some(param.span())))
        }
        _ => Some(("this slot".to_owned(), None)),
    }
}
