//! An optional member of the body that contains no slot, so that it would never be sent.

use crate::model::{Contract, Member};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("optional-constant", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for member in contract.envelope.objects().flatten() {
        let Member::Key { key, optional: true, shape } = member else { continue };
        if shape.slots().is_empty() {
            let message = format!("`{}` would never be sent: it contains no slot", key.value);
            let finding = RULE.at(key.span, message);
            report.push(finding.help("remove the `?`, so that it is always sent"));
        }
    }
}
