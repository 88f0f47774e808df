//! Failures that only a client sees: declared in the contract, or errcat's own for origins that the contract omits.

use crate::model::{ClientError, Contract, Origin, When};
use crate::wire::Wire;

/// A failure that only a client sees.
pub(crate) struct ClientFailure<'c> {
    pub(crate) name: String,
    pub(crate) origin: Origin,
    pub(crate) message: &'c str,
    /// The rule that a client follows: that of the declaration, or else the usual one.
    pub(crate) retry: When,
    /// Its declaration; `None` if it is errcat's own.
    pub(crate) declared: Option<&'c ClientError>,
}

const DEFAULTS: [(Origin, &str, &str, When); 3] = [
    (Origin::NoResponse, "NETWORK_ERROR", "The server could not be reached", When::IfIdempotent),
    (Origin::Timeout, "TIMEOUT", "The server did not respond in time", When::IfIdempotent),
    (
        Origin::Unrecognized,
        "UNRECOGNIZED_ERROR",
        "The server sent a response that this client does not recognize",
        When::Never,
    ),
];

/// Every failure. A generated client uses the first failure of each origin.
pub(super) fn failures(contract: &Contract) -> Vec<ClientFailure<'_>> {
    let declared = contract.client.iter().map(|client| ClientFailure {
        name: client.name.value.clone(),
        origin: client.origin,
        message: &client.message,
        retry: client.retry.unwrap_or_else(|| usual(client.origin)),
        declared: Some(client),
    });
    let is_missing = |origin: Origin| contract.client.iter().all(|client| client.origin != origin);
    let missing = DEFAULTS.into_iter().filter(|(origin, ..)| is_missing(*origin));
    let defaults = missing.map(|(origin, name, message, retry)| {
        let is_declared = |name: &str| contract.client.iter().any(|client| *client.name == *name);
        let mut name = name.to_owned();
        while contract.error(&name).is_some() || is_declared(&name) {
            name.insert_str(0, "CLIENT_");
        }
        ClientFailure { name, origin, message, retry, declared: None }
    });
    declared.chain(defaults).collect()
}

/// Whether a client may retry after a failure for which the contract has no rule.
fn usual(origin: Origin) -> When {
    let found = DEFAULTS.iter().find(|(known, ..)| *known == origin);
    found.map_or(When::Never, |(.., when)| *when)
}

impl Wire<'_> {
    /// The failure that a generated client uses for an event.
    pub(crate) fn failure(&self, origin: Origin) -> &ClientFailure<'_> {
        let found = self.failures.iter().find(|failure| failure.origin == origin);
        found.unwrap_or(&self.failures[0])
    }
}
