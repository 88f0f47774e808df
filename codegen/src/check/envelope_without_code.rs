//! A body without the code, which is the one thing that a client can rely on.

use crate::check::{Check, Findings};
use crate::model::{Contract, Slot};
use crate::rule::{DENY, Rule, rule};

static RULE: Rule = rule!("envelope-without-code", DENY);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    if contract.envelope.slots().iter().all(|slot| slot.value != Slot::Code) {
        let finding = RULE.at(contract.envelope.span, "the body does not contain the code");
        findings.push(finding.help("add `$code` to the envelope"));
    }
}
