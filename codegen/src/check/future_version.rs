//! A change with a later version than the contract.

use crate::check::uses;
use crate::model::{Contract, Version};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("future-version", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let Some(version) = uses::own_version(contract) else { return };
    let Some(now) = Version::parse(version) else { return };
    for since in uses::versions(contract) {
        let is_later = |then: Version| now.admits(then) && then.numbers > now.numbers;
        if Version::parse(since).is_some_and(is_later) {
            let message = format!("`{}` is later than the contract, `{}`", **since, **version);
            let finding = RULE.at(since.span, message).also(version.span, "the current version");
            report.push(finding.help("raise `version` with the change, or correct `since`"));
        }
    }
}
