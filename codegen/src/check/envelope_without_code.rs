//! A body without the code, which is the one thing that a client can rely on.

use crate::model::{Contract, Slot};
use crate::report::Report;
use crate::rule::{DENY, Rule, rule};

pub(super) static RULE: Rule = rule!("envelope-without-code", DENY);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    if contract.envelope.slots().iter().all(|slot| slot.value != Slot::Code) {
        let finding = RULE.at(contract.envelope.span, "the body does not contain the code");
        report.push(finding.help("add `$code` to the envelope"));
    }
}
