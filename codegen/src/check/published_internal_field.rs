//! An internal field in the body.

use crate::model::{Audience, Contract, Slot};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("published-internal-field", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for slot in contract.envelope.slots() {
        let Slot::Field(id) = slot.value else { continue };
        let field = &contract[id];
        if field.audience == Audience::Internal {
            let message = format!("the internal field `{}` would be sent", *field.param.name);
            let finding = RULE.at(slot.span, message).also(field.span(), "declared here");
            report.push(finding.help("remove it from the envelope, or from its `audience`"));
        }
    }
}
