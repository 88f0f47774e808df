//! `allow` where nothing is to be allowed. Applies all the others on the way.

use crate::check::relaxable;
use crate::model::Catalog;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unused-allow", WARN);

/// Drops the findings that the catalog allows, and reports each `allow` that dropped none.
pub(super) fn apply(catalog: &Catalog, report: &mut Report) {
    let mut used = vec![false; catalog.allows.len()];
    report.retain(|found| {
        let mut keep = true;
        for (allow, used) in catalog.allows.iter().zip(&mut used) {
            let is_here = allow.within.iter().any(|span| span.contains(found.span()));
            if is_here && allow.rule.value == found.rule.name && !found.rule.is_fixed() {
                *used = true;
                keep = false;
            }
        }
        keep
    });
    for (allow, used) in catalog.allows.iter().zip(used) {
        if relaxable(report, &allow.rule).is_some() && !used {
            let finding =
                RULE.at(allow.rule.span, format!("nothing here breaks `{}`", allow.rule.value));
            report.push(finding.help("remove this `allow`"));
        }
    }
}
