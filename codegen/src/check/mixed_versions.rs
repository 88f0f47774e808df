//! A version that is not written like the others of its contract.

use crate::check::uses;
use crate::model::{Contract, Scheme, Version};
use crate::report::Report;
use crate::rule::{DENY, Rule, rule};
use crate::source::Spanned;

pub(super) static RULE: Rule = rule!("mixed-versions", DENY);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let versions: Vec<_> = uses::versions(contract).filter_map(parsed).collect();
    // Without a version of the contract, a partial version allows the others to be partial, too.
    let partial = versions.iter().find(|(_, version)| version.scheme == Scheme::Partial).copied();
    let own = uses::own_version(contract).and_then(parsed);
    let usual = own.or(partial).or(versions.first().copied());
    let Some((usual, scheme)) = usual else { return };
    for (version, _) in versions.iter().filter(|(_, version)| !scheme.admits(*version)) {
        let message = format!("`{}` is not written like `{}`", version.value, usual.value);
        let finding = RULE.at(version.span, message).also(usual.span, "this version");
        report.push(
            finding.help("write all versions of a contract alike, so that they have an order"),
        );
    }
}

/// A version, and its meaning; `None` for an invalid version, which another rule reports.
fn parsed(version: &Spanned<String>) -> Option<(&Spanned<String>, Version)> {
    Some((version, Version::parse(version)?))
}
