//! Codes that replace each other in a circle.

use crate::check::cycle::{cycles, words};
use crate::model::{Contract, Error};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("circular-replacement", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let name = |at: usize| &contract.errors[at].name;
    let replacements: Vec<_> = contract.errors.iter().map(replacement).collect();
    cycles(&replacements, |cycle| {
        let (name, way) = (name(cycle[0]), words(cycle, |at| name(at).as_str()));
        let finding = RULE.at(name.span, format!("`{}` is replaced by itself: {way}", **name));
        report.push(finding.help("keep one of the codes, without `deprecated:`"));
    });
}

fn replacement(error: &Error) -> Vec<usize> {
    let deprecated = error.case().lifecycle.deprecated.as_ref();
    let by = deprecated.and_then(|deprecated| deprecated.replaced_by.as_ref());
    by.map(|id| id.value.0).into_iter().collect()
}
