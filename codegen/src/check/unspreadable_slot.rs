//! `$spread` of a value without members.

use crate::check::uses;
use crate::model::{Contract, Details, Member, Param, Slot};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Span;

pub(super) static RULE: Rule = rule!("unspreadable-slot", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let spreads = contract.envelope.objects().flatten().filter_map(|member| match member {
        Member::Spread(slot) => Some(slot),
        Member::Key { .. } => None,
    });
    for slot in spreads {
        if let Some((what, declared)) = without_members(contract, &slot.value) {
            let finding = RULE.at(slot.span, format!("{what} has no members to spread"));
            report.push(match declared {
                Some(span) => finding.also(span, "declared here"),
                None => finding
                    .help("`details`, and params whose type is an object or a map, have members"),
            });
        }
    }
}

/// A value that cannot be spread, and its declaration.
fn without_members(contract: &Contract, slot: &Slot) -> Option<(String, Option<Span>)> {
    let is_object = |param: &Param| param.ty.is_object(&contract.types);
    match slot {
        Slot::Details => contract.cases().find_map(|(_, case)| match &case.details.value {
            Details::Whole(param) if !is_object(param) => {
                let ty = param.ty.spelling(&contract.types);
                let what = format!("`{ty}`, the details of `{}`,", case.name.value);
                Some((what, Some(param.span())))
            }
            _ => None,
        }),
        Slot::Context(_) | Slot::Param(_) | Slot::Field(_) => {
            let mut params = uses::params(contract, slot).into_iter();
            let param = params.find(|param| !is_object(param))?;
            Some((format!("`{}`", *param.name), Some(param.span())))
        }
        _ => Some(("this slot".to_owned(), None)),
    }
}
