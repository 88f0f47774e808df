//! An optional member of the body without a slot, which would never be sent.

use crate::check::{Check, Findings};
use crate::model::{Contract, Member};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("optional-constant", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for member in contract.envelope.objects().flatten() {
        let Member::Key { key, optional: true, shape } = member else { continue };
        if shape.slots().is_empty() {
            let message = format!("`{}` would never be sent: nothing in it varies", key.value);
            let finding = RULE.at(key.span, message);
            findings.push(finding.help("end the key without `?`, and it is always sent"));
        }
    }
}
