//! An optional member of the body that contains no slot, so that it would never be sent.

use crate::check::{Check, Findings};
use crate::model::{Contract, Member};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("optional-constant", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for member in contract.envelope.objects().flatten() {
        let Member::Key { key, optional: true, shape } = member else { continue };
        if shape.slots().is_empty() {
            let message = format!("`{}` would never be sent: it contains no slot", key.value);
            let finding = RULE.at(key.span, message);
            findings.push(finding.help("remove the `?`, so that it is always sent"));
        }
    }
}
