//! A placeholder for an optional param: without the param, the sentence has a gap.

use crate::check::uses;
use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("optional-placeholder", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for (_, case) in contract.cases() {
        for slot in uses::slots(case).filter(|slot| case[slot.id].optional) {
            let param = &case[slot.id];
            let finding = RULE.at(slot.name.span, format!("`{}` may be missing here", *param.name));
            let help = "make it required, or declare a condition without it";
            report.push(finding.also(param.span(), "optional").help(help));
        }
    }
}
