//! A member that `$spread` adds under a key that the body already has.

use std::collections::HashMap;

use crate::check::uses;
use crate::model::{Contract, Member};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Span;

pub(super) static RULE: Rule = rule!("envelope-key-clash", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for members in contract.envelope.objects() {
        let keys = members.iter().filter_map(|member| match member {
            Member::Key { key, .. } => Some((key.value.as_str(), key.span)),
            Member::Spread(_) => None,
        });
        let keys: HashMap<&str, Span> = keys.collect();
        for member in members {
            let Member::Spread(slot) = member else { continue };
            for param in uses::spread_members(contract, slot) {
                if let Some(key) = keys.get(param.name.as_str()) {
                    let message = format!("`{}` would overwrite a member of the body", *param.name);
                    let finding =
                        RULE.at(param.span(), message).also(*key, "the member of the body");
                    report.push(finding.also(slot.span, "spread here").help("rename one of them"));
                }
            }
        }
    }
}
