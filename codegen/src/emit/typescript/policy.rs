//! The retry policy of a contract in its module.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::emit::typescript::{code, escape};
use crate::model::{Backoff, Contract, Error, StatusRetry};
use crate::wire::{Alike, DelayUnit, Wire, number};

/// The retry policy of a module.
#[derive(Serialize)]
pub(super) struct Policy {
    /// The members of `RETRY_STATUS`.
    retry_statuses: String,
    class_rule: &'static str,
    /// Whether the retry of a code depends on the status of the response.
    has_unspecified: bool,
    since_1970: &'static str,
    since_1970_type: &'static str,
    start: &'static str,
    backoff: BackoffView,
    own_backoffs: Vec<OwnBackoff>,
}

/// The backoff of an error that differs from the contract's.
#[derive(Serialize)]
pub(super) struct OwnBackoff {
    key: String,
    #[serde(flatten)]
    backoff: BackoffView,
}

#[derive(Serialize)]
struct BackoffView {
    attempts: u32,
    initial: u64,
    factor: String,
    max: u64,
    jitter: &'static str,
}

impl Policy {
    pub(super) fn new(wire: &Wire<'_>) -> Self {
        let rules = &wire.status_rules;
        let errors = wire.contract.errors.iter();
        let delays = errors.flat_map(|error| Alike::all(error).delays(wire));
        let is_absolute = |unit| matches!(unit, DelayUnit::Since1970(_));
        let (since_1970, since_1970_type, start) =
            if delays.map(|delay| delay.unit).any(is_absolute) {
                (", since1970", ", since1970?: 1", "(since1970 ? skew : now)")
            } else {
                ("", "", "now")
            };
        Self {
            retry_statuses: retry_statuses(rules),
            class_rule: if rules.iter().any(StatusRetry::is_class) {
                "RETRY_STATUS[Math.trunc(status / 100)] ?? "
            } else {
                ""
            },
            has_unspecified: has_unspecified(wire),
            since_1970,
            since_1970_type,
            start,
            backoff: BackoffView::new(&wire.contract.backoff),
            own_backoffs: own_backoffs(wire),
        }
    }
}

/// The members of `RETRY_STATUS`: classes by their first digit, then single statuses.
fn retry_statuses(rules: &[StatusRetry]) -> String {
    let mut statuses = BTreeMap::new();
    for rule in rules {
        let (first, last) = (*rule.statuses.start(), *rule.statuses.end());
        let keys = if rule.is_class() { first / 100..=last / 100 } else { first..=last };
        for key in keys {
            statuses.entry(key).or_insert(code::retry(rule.when));
        }
    }
    let members = statuses.iter().map(|(status, retry)| format!("{status}: {retry}"));
    members.collect::<Vec<_>>().join(", ")
}

impl BackoffView {
    fn new(backoff: &Backoff) -> Self {
        let pace = backoff.pace();
        Self {
            attempts: pace.attempts,
            initial: pace.initial,
            factor: number(pace.factor),
            max: pace.max,
            jitter: pace.jitter_share(),
        }
    }
}

/// Whether the row of any case lacks a rule.
fn has_unspecified(wire: &Wire<'_>) -> bool {
    wire.contract.errors.iter().any(|error| {
        let told = wire.told(error).into_iter().map(|(_, alike)| (*alike.0[0].status, alike));
        let mut all = told.chain([(*error.case().status, wire.untold(error))]);
        all.any(|(status, alike)| wire.followed_by(&alike, status).is_none())
    })
}

/// The backoff of some cases, if it is not the contract's, under a key.
pub(super) fn own_backoff(contract: &Contract, key: &str, alike: &Alike<'_>) -> Option<OwnBackoff> {
    let backoff = BackoffView::new(alike.own_backoff(contract)?);
    Some(OwnBackoff { key: escape::key(key), backoff })
}

fn own_backoffs(wire: &Wire<'_>) -> Vec<OwnBackoff> {
    let own = |error: &Error| own_backoff(wire.contract, &error.name, &wire.untold(error));
    wire.contract.errors.iter().filter_map(own).collect()
}
