//! Two names that become the same identifier in a target.

use std::collections::{HashMap, HashSet};

use crate::model::Contract;
use crate::namespace::{Namespace, Use};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("identifier-clash", FIXED);

pub(super) fn check(_contract: &Contract, namespaces: &[Namespace<'_>], report: &mut Report) {
    // Two names that clash as codes clash as pages and constructors, too: report them once.
    let mut reported = HashSet::new();
    for namespace in namespaces {
        let mut seen = HashMap::new();
        for identifier in &namespace.identifiers {
            let written = identifier.written;
            // File systems and people ignore case, so names that differ only in case clash.
            let Some(first) = seen.insert(identifier.converted.to_lowercase(), written) else {
                continue;
            };
            if !reported.insert((first.span, written.span)) {
                continue;
            }
            let message = format!(
                "`{}` and `{}` are both `{}` among {}",
                first.value, written.value, identifier.converted, namespace.what
            );
            let finding = RULE.at(written.span, message).also(first.span, "the other one");
            report.push(finding.help(match identifier.of {
                Use::Condition => "rename the condition",
                Use::Name => "rename one; an error's `code:` keeps what is sent on the wire",
                Use::Field | Use::Value => "send one of them under another name",
            }));
        }
    }
}
