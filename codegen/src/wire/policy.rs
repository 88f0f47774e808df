//! The retry policy of a client: the rules of the contract, and errcat's defaults.

use std::collections::BTreeSet;

use crate::model::{Backoff, Case, Contract, Error, Jitter, Origin, Retry, StatusRetry, When};
use crate::wire::Wire;

/// Statuses after which any client may retry: those of proxies, and those that RFC 9110 and RFC 6585 describe as
/// temporary.
const DEFAULTS: [(u16, When); 7] = [
    (408, When::IfIdempotent),
    (425, When::Always),
    (429, When::Always),
    (500, When::IfIdempotent),
    (502, When::IfIdempotent),
    (503, When::IfIdempotent),
    (504, When::IfIdempotent),
];

/// The longest delay that a response may ask for, in milliseconds: a client gives up rather than wait longer.
pub(crate) const LONGEST_WAIT: u64 = 120_000;

impl StatusRetry {
    /// The rules for a response without a known code; the rules of the contract come first.
    pub(crate) fn all(contract: &Contract) -> Vec<Self> {
        let stated = &contract.status_retries;
        let is_stated = |status| stated.iter().any(|rule| rule.statuses.contains(&status));
        let defaults = DEFAULTS.into_iter().filter(|(status, _)| !is_stated(*status));
        let defaults = defaults.map(|(status, when)| Self { statuses: status..=status, when });
        stated.iter().cloned().chain(defaults).collect()
    }

    /// Whether the rule covers more than one status.
    pub(crate) fn is_class(&self) -> bool {
        self.statuses.start() != self.statuses.end()
    }
}

impl Wire<'_> {
    /// The rules for a response without a known code, the nearest first: those for statuses, then the rule for a response
    /// that the client does not recognize.
    pub(crate) fn status_retries(&self) -> Vec<StatusRetry> {
        let mut rules = StatusRetry::all(self.contract);
        let unrecognized = self.failure(Origin::Unrecognized).retry;
        if unrecognized != When::Never {
            rules.push(StatusRetry { statuses: 100..=599, when: unrecognized });
        }
        rules
    }

    /// Whether the contract has a rule that lets a client retry.
    pub(crate) fn may_retry(&self) -> bool {
        let statuses = self.contract.status_retries.iter().map(|rule| rule.when);
        let mut rules = statuses.chain(self.contract.errors.iter().map(Error::when));
        rules.any(|when| when != When::Never)
    }

    /// Whether the status of the error does not tell a client what to do, so that it has to know the code.
    pub(crate) fn is_exception(&self, error: &Error) -> bool {
        let Some(status) = error.status.value else { return true };
        let rules = self.status_retries();
        let rule = rules.iter().find(|rule| rule.statuses.contains(&status));
        let by_status = rule.map_or(When::Never, |rule| rule.when);
        status < 400 || error.when() != When::Never || by_status != When::Never
    }

    /// The statuses of errors that a client would take for a success.
    pub(crate) fn success_statuses(&self) -> BTreeSet<u16> {
        let statuses = self.contract.errors.iter().filter_map(|error| error.status.value);
        statuses.filter(|status| *status < 400).collect()
    }
}

impl Error {
    /// The retry rule for a receiver, who cannot distinguish the cases of the error: the most careful rule that allows
    /// a retry. A useless retry does less harm than a request that takes effect twice.
    pub(crate) fn when(&self) -> When {
        self.retried_cases().map(|case| case.retry.when.value).min().unwrap_or(When::Never)
    }

    /// Whether the contract says of every case whether a client may retry it.
    pub(crate) fn states_retry(&self) -> bool {
        self.cases.iter().all(|case| case.retry.is_stated())
    }

    /// The backoff for the receiver, if it is not the backoff of the contract: that of the first case that may be retried.
    pub(crate) fn own_backoff(&self, contract: &Contract) -> Option<&Backoff> {
        let backoff = self.retried_cases().next().map(|case| &case.retry.backoff);
        backoff.filter(|own| **own != contract.backoff)
    }

    /// The cases that a client may retry: only their delays count.
    pub(crate) fn retried_cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(|case| *case.retry.when != When::Never)
    }

    /// Milliseconds to wait if no source states the delay; `None` if the backoff applies.
    pub(crate) fn fallback(&self) -> Option<u64> {
        self.retried_cases().find_map(|case| case.retry.fallback())
    }
}

impl Retry {
    /// Whether the contract says if a client may retry.
    pub(crate) fn is_stated(&self) -> bool {
        self.when.provenance.span().is_some()
    }

    /// Milliseconds to wait if no source states the delay; `None` if the backoff applies.
    pub(crate) fn fallback(&self) -> Option<u64> {
        self.after.iter().find_map(|source| source.default)
    }
}

/// The share of a delay that is random.
pub(crate) fn jitter_share(backoff: &Backoff) -> &'static str {
    match backoff.jitter {
        Jitter::None => "0",
        Jitter::Equal => "0.5",
        Jitter::Full => "1",
    }
}
