//! An optional member of the body with no slot in it: it would never be sent.

use crate::check::{Check, Findings};
use crate::model::{Contract, Member, Shape};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("optional-constant", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    look(&contract.envelope.shape, findings);
}

fn look(shape: &Shape, findings: &mut Findings<'_>) {
    match shape {
        Shape::Object(members) => {
            for member in members {
                look_at_member(member, findings);
            }
        }
        Shape::List(items) => {
            for item in items {
                look(item, findings);
            }
        }
        Shape::Slot(_) | Shape::Text(_) | Shape::Constant(_) => {}
    }
}

fn look_at_member(member: &Member, findings: &mut Findings<'_>) {
    let Member::Key { key, optional, shape } = member else { return };
    if *optional && shape.slots().is_empty() {
        let finding =
            RULE.at(key.span, format!("`{}` would never be sent: nothing in it varies", key.value));
        findings.push(finding.help("end the key without `?`, and it is always sent"));
    }
    look(shape, findings);
}
