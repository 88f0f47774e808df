//! Neither a version made of numbers nor a date.

use crate::check::uses;
use crate::model::{Contract, Version};
use crate::report::Report;
use crate::rule::{DENY, Rule, rule};

pub(super) static RULE: Rule = rule!("invalid-version", DENY);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for version in std::iter::once(&contract.version).chain(uses::versions(contract)) {
        if Version::parse(version).is_none() {
            let message = format!("`{}` is neither a version nor a date", version.value);
            let help =
                "write numbers, such as `1.4.0`, `1.17` or `v2`, or a date, such as `2020-09-14`";
            report.push(RULE.at(version.span, message).help(help));
        }
    }
}
