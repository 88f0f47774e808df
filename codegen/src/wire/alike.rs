//! Cases of an error that a receiver cannot tell apart, and the facts that it may rely on.

use crate::model::{Backoff, Case, Contract, Error, Slot, When};
use crate::wire::Wire;
use crate::wire::delay::Delay;
use crate::wire::layout::Path;

/// Cases of an error that a receiver cannot tell apart.
pub(crate) struct Alike<'e>(pub(crate) Vec<&'e Case>);

/// The part of a response that tells the cases of an error apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The key of the condition, in the body.
    Condition,
    /// The status.
    Status,
}

impl<'e> Alike<'e> {
    /// All cases of an error.
    pub(crate) fn all(error: &'e Error) -> Self {
        Self(error.cases.iter().collect())
    }

    /// The retry rule: the most careful rule that allows a retry. A useless retry does less harm than a request that takes
    /// effect twice. `None` if the contract does not state it.
    pub(crate) fn when(&self) -> Option<When> {
        let allowed = self.retried().filter_map(|case| case.retry.when.value).min();
        let is_stated = self.0.iter().all(|case| case.retry.when.is_some());
        allowed.or(Some(When::Never).filter(|_| is_stated))
    }

    /// The backoff, if it is not the backoff of the contract: that of the first case that may be retried.
    pub(crate) fn own_backoff(&self, contract: &Contract) -> Option<&'e Backoff> {
        let backoff = self.retried().next().map(|case| &case.retry.backoff);
        backoff.filter(|own| **own != contract.backoff)
    }

    /// Milliseconds to wait if no source states the delay; `None` if the backoff applies.
    pub(crate) fn fallback(&self) -> Option<u64> {
        self.retried().find_map(|case| case.retry.fallback())
    }

    /// The places of the delay in any of them.
    pub(crate) fn delays(&self, wire: &Wire<'_>) -> Vec<Delay> {
        let mut delays: Vec<Delay> = Vec::new();
        for delay in self.retried().flat_map(|case| wire.delays(case)) {
            if !delays.contains(&delay) {
                delays.push(delay);
            }
        }
        delays
    }

    /// The cases that a client may retry: only their delays count.
    fn retried(&self) -> impl Iterator<Item = &'e Case> {
        self.0.iter().copied().filter(|case| case.retry.is_allowed())
    }
}

impl Mark {
    /// The mark of a contract with these slots in its body.
    pub(super) fn of(contract: &Contract, slots: &[(Slot, Path)]) -> Option<Self> {
        let errors = &contract.errors;
        if slots.iter().any(|(slot, _)| *slot == Slot::Condition) {
            let has_conditions = errors.iter().any(|error| !error.conditions().is_empty());
            return has_conditions.then_some(Self::Condition);
        }
        errors.iter().any(|error| error.statuses().len() > 1).then_some(Self::Status)
    }
}

impl Wire<'_> {
    /// The cases of an error that a receiver can tell apart, each with the value of its mark. The error itself, without a
    /// condition, has none; a receiver takes it for any response with another value.
    pub(crate) fn told<'e>(&self, error: &'e Error) -> Vec<(String, Alike<'e>)> {
        match self.mark {
            None => Vec::new(),
            Some(Mark::Condition) => {
                let of = |case: &'e Case| (case.name.value.clone(), Alike(vec![case]));
                error.conditions().iter().map(of).collect()
            }
            Some(Mark::Status) => {
                let statuses = error.statuses();
                let with = |status: &u16| {
                    let cases = error.cases.iter().filter(|case| *case.status == Some(*status));
                    (status.to_string(), Alike(cases.collect()))
                };
                if statuses.len() > 1 { statuses.iter().map(with).collect() } else { Vec::new() }
            }
        }
    }

    /// Whether the code alone tells a client whether and when to retry.
    pub(crate) fn is_told_by_code(&self, error: &Error) -> bool {
        let rule = |alike: &Alike<'_>| {
            let backoff = alike.own_backoff(self.contract).cloned();
            (alike.when(), backoff, alike.fallback(), alike.delays(self))
        };
        let of_code = rule(&Alike::all(error));
        self.told(error).iter().all(|(_, alike)| rule(alike) == of_code)
            && rule(&self.untold(error)) == of_code
    }

    /// The cases behind a response whose mark has another value: the error itself, or any case.
    pub(crate) fn untold<'e>(&self, error: &'e Error) -> Alike<'e> {
        match self.mark {
            Some(Mark::Condition) => Alike(vec![error.case()]),
            Some(Mark::Status) | None => Alike::all(error),
        }
    }
}
