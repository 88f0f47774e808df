//! Checks: one file per rule, and the list of all checks. Each check reads the model and reports its findings.
//!
//! Rules of earlier stages (a file that is not YAML, an unknown slot) are declared beside the code that reports them.

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
mod undocumented_status;
mod unfilled_slot;
mod unregistered_status;
mod unsafe_header;
mod unshowable_placeholder;
mod unspecified_retry;
mod unspreadable_slot;
mod unused_param;
mod unused_type;
mod uses;

use crate::model::{Catalog, Contract};
use crate::namespace::Namespace;
use crate::report::{Diagnostic, Report};
use crate::rule::Rule;

/// The checks of the model, in the order in which they run.
pub(crate) static CHECKS: &[&Check] = &[
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
    &undocumented_status::CHECK,
    &unfilled_slot::CHECK,
    &unregistered_status::CHECK,
    &unsafe_header::CHECK,
    &unshowable_placeholder::CHECK,
    &unspecified_retry::CHECK,
    &unspreadable_slot::CHECK,
    &unused_param::CHECK,
    &unused_type::CHECK,
];

/// A rule, and the function that checks it.
pub(crate) struct Check {
    pub(crate) rule: &'static Rule,
    find: Find,
}

/// The part of the model that a check receives.
enum Find {
    Contract(fn(&Contract, &mut Findings<'_>)),
    Catalog(fn(&Catalog, &mut Findings<'_>)),
    /// A contract, and the names that the targets write for it.
    Names(fn(&Contract, &[Namespace<'_>], &mut Findings<'_>)),
}

/// The findings of a rule.
pub(crate) struct Findings<'a> {
    report: &'a mut Report,
}

impl Check {
    /// A check of one contract at a time.
    const fn contract(rule: &'static Rule, find: fn(&Contract, &mut Findings<'_>)) -> Self {
        Self { rule, find: Find::Contract(find) }
    }

    /// A check of all contracts together.
    const fn catalog(rule: &'static Rule, find: fn(&Catalog, &mut Findings<'_>)) -> Self {
        Self { rule, find: Find::Catalog(find) }
    }

    /// A check of one contract and its names in the targets.
    const fn names(
        rule: &'static Rule,
        find: fn(&Contract, &[Namespace<'_>], &mut Findings<'_>),
    ) -> Self {
        Self { rule, find: Find::Names(find) }
    }
}

impl Findings<'_> {
    fn push(&mut self, finding: Diagnostic) {
        self.report.push(finding);
    }
}

/// Runs every check; `names` returns the names that the targets write for a contract.
pub(crate) fn run(
    catalog: &Catalog,
    names: impl Fn(&Contract) -> Vec<Namespace<'_>>,
    report: &mut Report,
) {
    let contracts: Vec<_> =
        catalog.contracts.iter().map(|contract| (contract, names(contract))).collect();
    for check in CHECKS {
        let mut findings = Findings { report };
        match check.find {
            Find::Contract(find) => {
                catalog.contracts.iter().for_each(|contract| find(contract, &mut findings));
            }
            Find::Catalog(find) => find(catalog, &mut findings),
            Find::Names(find) => {
                contracts.iter().for_each(|(contract, names)| find(contract, names, &mut findings));
            }
        }
    }
}
