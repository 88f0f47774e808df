//! The list of all rules.

use crate::check::CHECKS;
use crate::name::did_you_mean;
use crate::report::Report;
use crate::rule::{FIXED, Rule, WARN, rule};
use crate::source::Spanned;
use crate::{disk, emit, folder, lower, raw, yaml};

static UNKNOWN_RULE: Rule = rule!("unknown-rule", FIXED);
static UNUSED_ALLOW: Rule = rule!("unused-allow", WARN, crate::rule::Needs::Contract);

/// The rules that are reported before the model exists, or after all checks.
static OTHERS: &[&Rule] = &[
    &disk::STALE_OUTPUT,
    &emit::BROKEN_TEMPLATE,
    &emit::UNNAMED_FEATURE,
    &folder::UNSAFE_OUTPUT,
    #[cfg(feature = "markdown")]
    &crate::inject::BROKEN_MARKER,
    #[cfg(feature = "markdown")]
    &crate::inject::MISSING_MARKER,
    #[cfg(feature = "markdown")]
    &crate::inject::UNKNOWN_BLOCK,
    &lower::AMBIGUOUS,
    &lower::EXAMPLE_MISMATCH,
    &lower::LINE_BREAK,
    &lower::LONE_BRACE,
    &lower::MISMATCHED_FIELD,
    &lower::MIXED_CATEGORIES,
    &lower::SLOT_WITHOUT_DOLLAR,
    &lower::UNDECLARED_PLACEHOLDER,
    &lower::UNKNOWN_CODE,
    &lower::UNKNOWN_FIELD,
    &lower::UNKNOWN_FILE,
    &lower::UNKNOWN_LANGUAGE,
    &lower::UNKNOWN_SLOT,
    &lower::UNKNOWN_TYPE,
    &lower::UNSAFE_INTEGER,
    &lower::UNSHOWABLE_MARKDOWN,
    &lower::UNSUITABLE_FIELD_TYPE,
    &lower::UNTITLED_GUIDE,
    &raw::STRAY_FILE,
    &yaml::CONTROL_CHARACTER,
    &yaml::CUT_BY_COMMENT,
    &yaml::DUPLICATE_KEY,
    &yaml::EMPTY_TEXT,
    &yaml::ENCODING,
    &yaml::MISSING_KEY,
    &yaml::SEVERAL_DOCUMENTS,
    &yaml::SYNTAX,
    &yaml::TOO_LARGE,
    &yaml::UNKNOWN_KEY,
    &yaml::UNKNOWN_VALUE,
    &yaml::UNSUPPORTED,
    &yaml::WRONG_TYPE,
    &UNKNOWN_RULE,
    &UNUSED_ALLOW,
];

/// Every rule, by name.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let checks = CHECKS.iter().map(|check| check.rule);
    let mut rules: Vec<&Rule> = checks.chain(OTHERS.iter().copied()).collect();
    rules.sort_by_key(|rule| rule.name);
    rules.into_iter()
}

/// The rule of this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.name == name)
}

/// The name of a rule that may be allowed or denied; reports any other.
pub(crate) fn relaxable(report: &mut Report, name: &Spanned<String>) -> Option<&'static str> {
    let Some(rule) = rule(name) else {
        let finding = UNKNOWN_RULE.at(name.span, format!("unknown rule `{}`", name.value));
        let meant = did_you_mean(name, rules().map(|rule| rule.name));
        report.push(finding.suggest(meant, "`errcat rules` lists them all"));
        return None;
    };
    if rule.is_fixed() {
        let finding =
            UNKNOWN_RULE.at(name.span, format!("the level of the rule `{}` is fixed", rule.name));
        report.push(finding.help("the output would be wrong without it"));
        return None;
    }
    Some(rule.name)
}

/// Applies the `allow`s of the catalogs, and reports those that suppressed nothing.
pub(crate) fn apply_allows(report: &mut Report) {
    for allow in report.apply_allows() {
        if relaxable(report, &allow.name).is_some() && !allow.is_used {
            let finding =
                UNUSED_ALLOW.at(allow.name.span, format!("nothing here breaks `{}`", *allow.name));
            report.push(finding.help("remove this `allow`"));
        }
    }
}
