//! The retry policy of a client: the rules of the contract, and errcat's defaults.

use std::collections::BTreeSet;

use crate::model::{Backoff, Case, Contract, Error, Jitter, Origin, Retry, StatusRetry, When};
use crate::wire::{Alike, Wire};

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

/// The rules for statuses; those of the contract come first.
pub(super) fn status_rules(contract: &Contract) -> Vec<StatusRetry> {
    let stated = &contract.status_retries;
    let is_stated = |status| stated.iter().any(|rule| rule.statuses.contains(&status));
    let defaults = DEFAULTS.into_iter().filter(|(status, _)| !is_stated(*status));
    let defaults = defaults.map(|(status, when)| StatusRetry { statuses: status..=status, when });
    stated.iter().cloned().chain(defaults).collect()
}

impl StatusRetry {
    /// Whether the rule covers more than one status.
    pub(crate) fn is_class(&self) -> bool {
        self.statuses.start() != self.statuses.end()
    }
}

impl Wire<'_> {
    /// The rules for a response without a known code, the nearest first: those for statuses, then the rule for a response
    /// that the client does not recognize.
    pub(crate) fn status_retries(&self) -> Vec<StatusRetry> {
        let unrecognized = self.failure(Origin::Unrecognized).retry;
        let last = StatusRetry { statuses: 100..=599, when: unrecognized };
        let last = Some(last).filter(|rule| rule.when != When::Never);
        self.status_rules.iter().cloned().chain(last).collect()
    }

    /// The rule for a status, whatever the code.
    fn by_status(&self, status: u16) -> Option<When> {
        let rule = self.status_rules.iter().find(|rule| rule.statuses.contains(&status));
        rule.map(|rule| rule.when)
    }

    /// Whether the contract has a rule that lets a client retry.
    pub(crate) fn may_retry(&self) -> bool {
        let statuses = self.contract.status_retries.iter().map(|rule| rule.when);
        let mut rules = statuses.chain(self.contract.errors.iter().filter_map(Error::when));
        rules.any(|when| when != When::Never)
    }

    /// The rule that a client follows for an error: that of the contract, or else the usual one for the status of the
    /// error. `None` if the contract states neither, so that only the status of the response can tell.
    pub(crate) fn followed(&self, error: &Error) -> Option<When> {
        self.followed_by(&Alike::all(error), *error.case().status)
    }

    /// The same for some cases with this status.
    pub(crate) fn followed_by(&self, alike: &Alike<'_>, status: Option<u16>) -> Option<When> {
        let usual = |status| self.by_status(status).unwrap_or(When::Never);
        alike.when().or_else(|| status.map(usual))
    }

    /// Whether some status of the error does not tell a client what to do, so that it has to know the code.
    pub(crate) fn is_exception(&self, error: &Error) -> bool {
        let all = Alike::all(error);
        let differs = |status: u16| {
            let unrecognized = || self.failure(Origin::Unrecognized).retry;
            let by_status = self.by_status(status).unwrap_or_else(unrecognized);
            let differs = match all.when() {
                Some(when) => when != When::Never || by_status != When::Never,
                None => self.followed_by(&all, Some(status)) != Some(by_status),
            };
            status < 400 || differs
        };
        let statuses = error.cases.iter().map(|case| *case.status);
        statuses.into_iter().any(|status| status.map_or(all.when().is_some(), differs))
    }

    /// The statuses of errors that a client would take for a success.
    pub(crate) fn success_statuses(&self) -> BTreeSet<u16> {
        let statuses = self.contract.cases().filter_map(|(_, case)| case.status.value);
        statuses.filter(|status| *status < 400).collect()
    }
}

impl Error {
    /// The statuses of all cases, each once: that of the error itself first.
    pub(crate) fn statuses(&self) -> Vec<u16> {
        distinct_statuses(&self.cases.value)
    }

    /// The retry rule for a receiver that cannot distinguish the cases of the error.
    pub(crate) fn when(&self) -> Option<When> {
        Alike::all(self).when()
    }

    /// Whether the contract says of every case whether a client may retry it.
    pub(crate) fn states_retry(&self) -> bool {
        self.cases.iter().all(|case| case.retry.when.is_some())
    }
}

/// The statuses of some cases, each once.
pub(crate) fn distinct_statuses<'c>(cases: impl IntoIterator<Item = &'c Case>) -> Vec<u16> {
    let mut statuses = Vec::new();
    for status in cases.into_iter().filter_map(|case| case.status.value) {
        if !statuses.contains(&status) {
            statuses.push(status);
        }
    }
    statuses
}

impl Retry {
    /// Whether the contract lets a client retry.
    pub(crate) fn is_allowed(&self) -> bool {
        self.when.is_some_and(|when| when != When::Never)
    }

    /// Milliseconds to wait if no source states the delay; `None` if the backoff applies.
    pub(crate) fn fallback(&self) -> Option<u64> {
        self.after.iter().find_map(|source| source.default)
    }
}

/// The backoff that a client follows.
pub(crate) struct Pace {
    pub(crate) initial: u64,
    pub(crate) factor: f64,
    pub(crate) max: u64,
    pub(crate) attempts: u32,
    pub(crate) jitter: Jitter,
}

impl Backoff {
    /// The parts that the contract states, and usual values for the others.
    pub(crate) fn pace(&self) -> Pace {
        Pace {
            initial: self.initial.unwrap_or(500),
            factor: self.factor.unwrap_or(2.0),
            max: self.max.unwrap_or(30_000),
            attempts: self.attempts.unwrap_or(3),
            jitter: self.jitter.unwrap_or(Jitter::Full),
        }
    }
}

impl Pace {
    /// The share of a delay that is random.
    pub(crate) fn jitter_share(&self) -> &'static str {
        match self.jitter {
            Jitter::None => "0",
            Jitter::Equal => "0.5",
            Jitter::Full => "1",
        }
    }
}
