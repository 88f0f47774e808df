//! Checks: one file per rule, and the list of all checks. Each check reads the model and reports its findings.
//!
//! Rules of earlier stages (a file that is not YAML, an unknown slot) are declared beside the code that reports them.

mod ambiguous_code;
mod circular_replacement;
mod contradictory_remedy;
mod cycle;
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
mod misspelt_envelope_key;
mod mixed_code_kinds;
mod mixed_versions;
mod optional_constant;
mod optional_placeholder;
mod outage_of_client_fault;
mod published_internal_field;
mod repeated_code;
mod reserved_word;
mod retry_without_unit;
mod revived_code;
mod secret_in_example;
mod shadowed_slot;
mod status_out_of_range;
mod unconventional_code;
mod undated_change;
mod undocumented_status;
mod unfilled_slot;
mod unregistered_status;
mod unsafe_header;
mod unsafe_link;
mod unsent_delay;
mod unset_field;
mod unshowable_placeholder;
mod unspecified_retry;
mod unspreadable_slot;
mod unsuitable_code_param;
mod unused_field;
mod unused_param;
mod unused_type;
mod uses;

use crate::model::{Catalog, Contract};
use crate::namespace::Namespace;
use crate::report::Report;
use crate::rule::Rule;

/// The checks of the model, in the order in which they run.
pub(crate) static CHECKS: &[Check] = &[
    Check::contract(&ambiguous_code::RULE, ambiguous_code::check),
    Check::contract(&circular_replacement::RULE, circular_replacement::check),
    Check::contract(&contradictory_remedy::RULE, contradictory_remedy::check),
    Check::contract(&duplicate_code::RULE, duplicate_code::check),
    Check::catalog(&duplicate_contract::RULE, duplicate_contract::check),
    Check::contract(&empty_contract::RULE, empty_contract::check),
    Check::contract(&empty_enumeration::RULE, empty_enumeration::check),
    Check::contract(&empty_slot_in_text::RULE, empty_slot_in_text::check),
    Check::contract(&endless_type::RULE, endless_type::check),
    Check::contract(&envelope_key_clash::RULE, envelope_key_clash::check),
    Check::contract(&envelope_without_code::RULE, envelope_without_code::check),
    Check::contract(&future_version::RULE, future_version::check),
    Check::names(&identifier_clash::RULE, identifier_clash::check),
    Check::names(&invalid_identifier::RULE, invalid_identifier::check),
    Check::contract(&invalid_version::RULE, invalid_version::check),
    Check::contract(&missing_example::RULE, missing_example::check),
    Check::contract(&missing_remedy::RULE, missing_remedy::check),
    Check::contract(&missing_status::RULE, missing_status::check),
    Check::catalog(&misspelt_envelope_key::RULE, misspelt_envelope_key::check),
    Check::contract(&mixed_code_kinds::RULE, mixed_code_kinds::check),
    Check::contract(&mixed_versions::RULE, mixed_versions::check),
    Check::contract(&optional_constant::RULE, optional_constant::check),
    Check::contract(&optional_placeholder::RULE, optional_placeholder::check),
    Check::contract(&outage_of_client_fault::RULE, outage_of_client_fault::check),
    Check::contract(&published_internal_field::RULE, published_internal_field::check),
    Check::contract(&repeated_code::RULE, repeated_code::check),
    Check::names(&reserved_word::RULE, reserved_word::check),
    Check::contract(&retry_without_unit::RULE, retry_without_unit::check),
    Check::contract(&revived_code::RULE, revived_code::check),
    Check::contract(&secret_in_example::RULE, secret_in_example::check),
    Check::contract(&shadowed_slot::RULE, shadowed_slot::check),
    Check::contract(&status_out_of_range::RULE, status_out_of_range::check),
    Check::contract(&unconventional_code::RULE, unconventional_code::check),
    Check::contract(&undated_change::RULE, undated_change::check),
    Check::contract(&undocumented_status::RULE, undocumented_status::check),
    Check::contract(&unfilled_slot::RULE, unfilled_slot::check),
    Check::contract(&unregistered_status::RULE, unregistered_status::check),
    Check::contract(&unsafe_header::RULE, unsafe_header::check),
    Check::contract(&unsafe_link::RULE, unsafe_link::check),
    Check::contract(&unsent_delay::RULE, unsent_delay::check),
    Check::contract(&unset_field::RULE, unset_field::check),
    Check::contract(&unshowable_placeholder::RULE, unshowable_placeholder::check),
    Check::contract(&unspecified_retry::RULE, unspecified_retry::check),
    Check::contract(&unspreadable_slot::RULE, unspreadable_slot::check),
    Check::contract(&unsuitable_code_param::RULE, unsuitable_code_param::check),
    Check::contract(&unused_field::RULE, unused_field::check),
    Check::contract(&unused_param::RULE, unused_param::check),
    Check::contract(&unused_type::RULE, unused_type::check),
];

/// A rule, and the function that checks it.
pub(crate) struct Check {
    pub(crate) rule: &'static Rule,
    find: Find,
}

/// The part of the model that a check receives.
enum Find {
    Contract(fn(&Contract, &mut Report)),
    Catalog(fn(&Catalog, &mut Report)),
    /// A contract, and the names that the targets write for it.
    Names(fn(&Contract, &[Namespace<'_>], &mut Report)),
}

impl Check {
    /// A check of one contract at a time.
    const fn contract(rule: &'static Rule, find: fn(&Contract, &mut Report)) -> Self {
        Self { rule, find: Find::Contract(find) }
    }

    /// A check of all contracts together.
    const fn catalog(rule: &'static Rule, find: fn(&Catalog, &mut Report)) -> Self {
        Self { rule, find: Find::Catalog(find) }
    }

    /// A check of one contract and its names in the targets.
    const fn names(
        rule: &'static Rule,
        find: fn(&Contract, &[Namespace<'_>], &mut Report),
    ) -> Self {
        Self { rule, find: Find::Names(find) }
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
        match check.find {
            Find::Contract(find) => {
                catalog.contracts.iter().for_each(|contract| find(contract, report));
            }
            Find::Catalog(find) => find(catalog, report),
            Find::Names(find) => {
                contracts.iter().for_each(|(contract, names)| find(contract, names, report));
            }
        }
    }
}
