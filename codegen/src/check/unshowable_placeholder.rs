//! A placeholder for a value that a sentence cannot show: a list, an object, or a value of type `any`.

use crate::check::uses;
use crate::model::{Contract, Param, Slot};
use crate::report::{Diagnostic, Report};
use crate::rule::{FIXED, Rule, rule};
use crate::source::Span;

pub(super) static RULE: Rule = rule!("unshowable-placeholder", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for (_, case) in contract.cases().filter(|(_, case)| !case.refuses_params()) {
        for slot in uses::slots(case) {
            let param = &case[slot.id];
            if !param.ty.is_showable(&contract.types) {
                let finding = finding(contract, slot.name.span, param);
                report.push(finding.help("show a string or a number, such as a count"));
            }
        }
    }
    for slot in uses::text_slots(&contract.envelope) {
        if slot.value == Slot::Details {
            let finding = RULE.at(slot.span, "details cannot be shown in a sentence");
            report.push(finding.help("make `$details` the whole value of a key"));
        }
        let mut params = uses::params(contract, slot).into_iter();
        if let Some(param) = params.find(|param| !param.ty.is_showable(&contract.types)) {
            let help = format!("make `${}` the whole value of a key", *param.name);
            report.push(finding(contract, slot.span, param).help(help));
        }
    }
}

fn finding(contract: &Contract, place: Span, param: &Param) -> Diagnostic {
    let ty = param.ty.spelling(&contract.types);
    let finding = RULE.at(place, format!("a `{ty}` cannot be shown in a sentence"));
    finding.also(param.span(), "declared here")
}
