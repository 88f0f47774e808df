//! A delay that no client can read, because no header and no part of the body is its value.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Needs, Rule, WARN, rule};
use crate::wire::Wire;

pub(super) static RULE: Rule = rule!("unsent-delay", WARN, Needs::Contract);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let wire = LazyCell::new(|| Wire::new(contract));
    let mut reported = HashSet::new();
    for (_, case) in contract.cases().filter(|(_, case)| !case.refuses_params()) {
        for source in case.retry.after.iter() {
            if let Some(param) = &source.param
                && !wire.is_sent(case, source)
                && reported.insert(source.span)
            {
                let message = format!("no header and no part of the body is `{}`", *param.name);
                let finding =
                    RULE.at(source.span, message).also(case[param.id].span(), "declared here");
                report.push(finding.help(format!(
                    "if the API sends it as a header, write `{{ param: {}, header: Retry-After }}`; otherwise add a slot to the envelope",
                    *param.name
                )));
            }
        }
    }
}
