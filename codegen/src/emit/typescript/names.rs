//! What things are called in TypeScript.

use crate::model::{ClientError, Contract, Origin, When};
use crate::name;

/// The names of one contract's module.
pub(super) struct Names {
    /// The file, without its ending: `job-processing`.
    pub(super) file: String,
    /// What types start with: `JobProcessing`.
    pub(super) prefix: String,
    /// What values start with: `jobProcessing`.
    pub(super) camel: String,
    /// The codes that only a client can see; the first of an origin is the one that the client itself makes.
    pub(super) clients: Vec<Client>,
}

/// A condition that only a client can see.
pub(super) struct Client {
    pub(super) name: String,
    pub(super) origin: Origin,
    pub(super) message: String,
    pub(super) retry: When,
}

/// What there is in every module, whether or not its contract says so.
const DEFAULTS: [(Origin, &str, &str, When); 3] = [
    (Origin::NoResponse, "NETWORK_ERROR", "The server could not be reached", When::IfIdempotent),
    (Origin::Timeout, "TIMEOUT", "The server did not answer in time", When::IfIdempotent),
    (
        Origin::Unrecognized,
        "UNRECOGNIZED_ERROR",
        "The server sent an answer that this client does not know",
        When::Never,
    ),
];

/// Members of every error, which no param can be called.
const MEMBERS: [&str; 16] = [
    "body",
    "category",
    "cause",
    "code",
    "details",
    "idempotent",
    "message",
    "name",
    "response",
    "retryAfterMs",
    "retryAt",
    "stack",
    "status",
    "toJSON",
    "toString",
    "wireCode",
];

/// What every module declares behind its prefix.
const OWN: [&str; 15] = [
    "ClientCode",
    "Error",
    "ErrorBase",
    "ErrorBody",
    "ErrorCode",
    "ErrorCodeIn",
    "ErrorContext",
    "ErrorHandlers",
    "ErrorInit",
    "ErrorJSON",
    "ErrorOf",
    "ErrorTypes",
    "Messages",
    "Policy",
    "WireCode",
];

impl Names {
    pub(super) fn new(contract: &Contract) -> Self {
        let file = match name::slug(&contract.name).as_str() {
            // The module that knows no API has this name already.
            "resilience" => "resilience-errors".to_owned(),
            slug => slug.to_owned(),
        };
        let said = contract.client.iter().map(Client::of);
        let missing = DEFAULTS
            .iter()
            .filter(|(origin, ..)| contract.client.iter().all(|client| client.origin != *origin));
        let defaults = missing.map(|(origin, name, message, retry)| {
            let is_sent = contract.error(name).is_some();
            let name = if is_sent { format!("CLIENT_{name}") } else { (*name).to_owned() };
            Client { name, origin: *origin, message: (*message).to_owned(), retry: *retry }
        });
        Self {
            file,
            prefix: name::type_name(&contract.name),
            camel: name::camel(&contract.name),
            clients: said.chain(defaults).collect(),
        }
    }

    /// The condition that the client itself makes of what it saw.
    pub(super) fn client(&self, origin: Origin) -> &Client {
        let found = self.clients.iter().find(|client| client.origin == origin);
        found.unwrap_or(&self.clients[0])
    }
}

impl Names {
    /// The name of a union of errors; one that the module has already is told apart.
    pub(super) fn alias(&self, name: &str) -> String {
        if name == self.prefix || OWN.iter().any(|own| *own == format!("{name}Error")) {
            return format!("{}{name}UnionError", self.prefix);
        }
        format!("{name}Error")
    }
}

/// What a declared type is called; a name that the module has already is told apart.
pub(super) fn declared(prefix: &str, name: &str) -> String {
    let name = name::type_name(name);
    let mark = if OWN.contains(&name.as_str()) { "Type" } else { "" };
    format!("{prefix}{name}{mark}")
}

impl Client {
    fn of(client: &ClientError) -> Self {
        Self {
            name: client.name.value.clone(),
            origin: client.origin,
            message: client.message.clone(),
            retry: client.retry,
        }
    }
}

/// What a param outside of the details is called on the error.
pub(super) fn member(param: &str) -> String {
    let name = name::camel(param);
    if MEMBERS.contains(&name.as_str()) { format!("{name}Value") } else { name }
}
