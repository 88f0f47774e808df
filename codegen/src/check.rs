//! The rules: each looks at the model and says what it finds. One file a rule, and the list of them.
//!
//! A rule whose fault shows earlier (a text that is not YAML, a slot that nothing fills) stands beside the code that
//! meets it, and is in the list too.

mod circular_replacement;
mod contradictory_remedy;
mod duplicate_code;
mod duplicate_contract;
mod empty_contract;
mod empty_enumeration;
mod empty_slot_in_text;
mod endless_type;
mod envelope_key_clash;
mod envelope_without_code;
mod future_version;
mod identifier_clash;
mod identifiers;
mod invalid_identifier;
mod invalid_version;
mod missing_example;
mod missing_remedy;
mod missing_status;
mod mixed_code_kinds;
mod optional_constant;
mod optional_placeholder;
mod outage_of_client_fault;
mod repeated_code;
mod reserved_word;
mod retry_without_unit;
mod revived_code;
mod secret_in_example;
mod shadowed_slot;
mod status_out_of_range;
mod unconventional_code;
mod undeclared_placeholder;
mod undocumented_status;
mod unfilled_slot;
mod unknown_code;
mod unregistered_status;
mod unsafe_header;
mod unshowable_placeholder;
mod unspecified_retry;
mod unspreadable_slot;
mod unused_allow;
mod unused_param;
mod unused_type;
mod uses;

use crate::model::{Catalog, Contract};
use crate::report::{Diagnostic, Report};
use crate::rule::{FIXED, Rule, rule};
use crate::source::{Span, Spanned};
use crate::{lower, name, project, raw, yaml};

/// Found when files are made, after every check.
pub(crate) static BROKEN_TEMPLATE: Rule = rule!("broken-template", FIXED);
static UNKNOWN_RULE: Rule = rule!("unknown-rule", FIXED);

/// The rules that look at the model, in the order in which they run.
static CHECKS: &[&Check] = &[
    &circular_replacement::CHECK,
    &contradictory_remedy::CHECK,
    &duplicate_code::CHECK,
    &duplicate_contract::CHECK,
    &empty_contract::CHECK,
    &empty_enumeration::CHECK,
    &empty_slot_in_text::CHECK,
    &endless_type::CHECK,
    &envelope_key_clash::CHECK,
    &envelope_without_code::CHECK,
    &future_version::CHECK,
    &identifier_clash::CHECK,
    &invalid_identifier::CHECK,
    &invalid_version::CHECK,
    &missing_example::CHECK,
    &missing_remedy::CHECK,
    &missing_status::CHECK,
    &mixed_code_kinds::CHECK,
    &optional_constant::CHECK,
    &optional_placeholder::CHECK,
    &outage_of_client_fault::CHECK,
    &repeated_code::CHECK,
    &reserved_word::CHECK,
    &retry_without_unit::CHECK,
    &revived_code::CHECK,
    &secret_in_example::CHECK,
    &shadowed_slot::CHECK,
    &status_out_of_range::CHECK,
    &unconventional_code::CHECK,
    &undeclared_placeholder::CHECK,
    &undocumented_status::CHECK,
    &unfilled_slot::CHECK,
    &unknown_code::CHECK,
    &unregistered_status::CHECK,
    &unsafe_header::CHECK,
    &unshowable_placeholder::CHECK,
    &unspecified_retry::CHECK,
    &unspreadable_slot::CHECK,
    &unused_param::CHECK,
    &unused_type::CHECK,
];

/// The rules whose faults show before there is a model, or after every other.
static OTHERS: &[&Rule] = &[
    &lower::AMBIGUOUS,
    &lower::EXAMPLE_MISMATCH,
    &lower::LINE_BREAK,
    &lower::LONE_BRACE,
    &lower::MISSING_KEY,
    &lower::MISSING_MARKER,
    &lower::MIXED_CATEGORIES,
    &lower::UNKNOWN_BLOCK,
    &lower::UNKNOWN_FILE,
    &lower::UNKNOWN_LANGUAGE,
    &lower::UNKNOWN_SLOT,
    &lower::UNKNOWN_TYPE,
    &lower::UNSAFE_INTEGER,
    &lower::UNTITLED_GUIDE,
    &project::UNNAMED_FEATURE,
    &project::UNSAFE_OUTPUT,
    &raw::BROKEN_MARKER,
    &raw::STRAY_FILE,
    &unused_allow::RULE,
    &yaml::CONTROL_CHARACTER,
    &yaml::CUT_BY_COMMENT,
    &yaml::DUPLICATE_KEY,
    &yaml::EMPTY_TEXT,
    &yaml::ENCODING,
    &yaml::SEVERAL_DOCUMENTS,
    &yaml::SYNTAX,
    &yaml::TOO_LARGE,
    &yaml::UNKNOWN_KEY,
    &yaml::UNKNOWN_VALUE,
    &yaml::UNSUPPORTED,
    &yaml::WRONG_TYPE,
    &BROKEN_TEMPLATE,
    &UNKNOWN_RULE,
];

/// The rules that have to see a contract whole.
const NEED_ALL: [&str; 8] = [
    "empty-contract",
    "revived-code",
    "unknown-code",
    "unknown-file",
    "unknown-slot",
    "unused-allow",
    "unused-param",
    "unused-type",
];

/// A rule and the function that finds its faults.
pub(crate) struct Check {
    rule: &'static Rule,
    find: Find,
}

/// How much a rule has to see.
enum Find {
    Contract(fn(&Contract, &mut Findings<'_>)),
    Catalog(fn(&Catalog, &mut Findings<'_>)),
}

/// Where a rule leaves what it finds.
pub(crate) struct Findings<'a> {
    report: &'a mut Report,
}

impl Check {
    /// A rule that sees one contract at a time.
    const fn contract(rule: &'static Rule, find: fn(&Contract, &mut Findings<'_>)) -> Self {
        Self { rule, find: Find::Contract(find) }
    }

    /// A rule that has to see every contract.
    const fn catalog(rule: &'static Rule, find: fn(&Catalog, &mut Findings<'_>)) -> Self {
        Self { rule, find: Find::Catalog(find) }
    }
}

impl Findings<'_> {
    fn push(&mut self, finding: Diagnostic) {
        self.report.push(finding);
    }
}

/// Runs every rule, and leaves out what the catalog allows.
pub(crate) fn run(catalog: &Catalog, report: &mut Report) {
    for check in CHECKS {
        let mut findings = Findings { report };
        match check.find {
            Find::Contract(find) => {
                catalog.contracts.iter().for_each(|contract| find(contract, &mut findings));
            }
            Find::Catalog(find) => find(catalog, &mut findings),
        }
    }
    unused_allow::apply(catalog, report);
    // What seems to be missing may stand in the file that could not be read.
    let is_incomplete = |span: Span| catalog.incomplete.iter().any(|file| file.contains(span));
    report.retain(|found| !(NEED_ALL.contains(&found.rule.name) && is_incomplete(found.span())));
}

/// Every rule, by name.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let mut rules: Vec<&Rule> =
        CHECKS.iter().map(|check| check.rule).chain(OTHERS.iter().copied()).collect();
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
        report.push(match name::did_you_mean(name, rules().map(|rule| rule.name)) {
            Some(meant) => finding.fix(name.span, meant),
            None => finding.help("`errcat rules` lists them all"),
        });
        return None;
    };
    if rule.is_fixed() {
        let finding = UNKNOWN_RULE.at(name.span, format!("the rule `{}` has one level", rule.name));
        report.push(finding.help("what is generated would be wrong where it does not hold"));
        return None;
    }
    Some(rule.name)
}
