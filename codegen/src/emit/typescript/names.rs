//! Names in TypeScript.

use crate::model::Contract;
use crate::name;

/// The names of one contract's module.
pub(super) struct Names {
    /// The file, without its ending: `job-processing`.
    pub(super) file: String,
    /// The start of types: `JobProcessing`.
    pub(super) prefix: String,
    /// The start of values: `jobProcessing`.
    pub(super) camel: String,
}

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

/// The types that every module declares, without its prefix.
const PREFIXED: [&str; 15] = [
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

/// The types that every module declares under the same name, where a prefix and a type could make that up.
const UNPREFIXED: [&str; 5] =
    ["ErrorWithStack", "HeadersLike", "RemedyAction", "ResponseLike", "RetryableOptions"];

/// The functions `is…` of every module.
const CHECKS: [&str; 8] =
    ["Anything", "Boolean", "Idempotent", "Number", "Outage", "Record", "Retryable", "String"];

impl Names {
    pub(super) fn new(contract: &Contract) -> Self {
        let file = match name::slug(&contract.name).as_str() {
            // The module that knows no API has this name already.
            "resilience" => "resilience-errors".to_owned(),
            slug => slug.to_owned(),
        };
        Self { file, prefix: name::type_name(&contract.name), camel: name::camel(&contract.name) }
    }

    /// The name of the union of a category's errors.
    pub(super) fn category(&self, name: &str) -> String {
        self.alias(&format!("{}{}", self.prefix, name::type_name(name)))
    }

    /// The name of the union of an operation's errors.
    pub(super) fn operation(&self, name: &str) -> String {
        self.alias(&name::type_name(name))
    }

    /// The name of a union of errors; one that the module has already is told apart.
    fn alias(&self, name: &str) -> String {
        if name == self.prefix || PREFIXED.iter().any(|own| *own == format!("{name}Error")) {
            return format!("{}{name}UnionError", self.prefix);
        }
        format!("{name}Error")
    }

    /// The name of a declared type; one that the module has already is told apart.
    pub(super) fn declared(&self, name: &str) -> String {
        let own = name::type_name(name);
        let full = format!("{}{own}", self.prefix);
        let is_taken = PREFIXED.contains(&own.as_str()) || UNPREFIXED.contains(&full.as_str());
        if is_taken { full + "Type" } else { full }
    }

    /// The name of the function that checks a declared type; one that the module has already is told apart.
    pub(super) fn check(&self, name: &str) -> String {
        let own = name::type_name(name);
        let of_error = own.strip_prefix(&self.prefix);
        let is_taken = CHECKS.contains(&own.as_str())
            || of_error.is_some_and(|rest| matches!(rest, "Error" | "ErrorBody"));
        format!("is{own}{}", if is_taken { "Type" } else { "" })
    }
}

/// The name of a param outside of the details on the error.
pub(super) fn member(param: &str) -> String {
    let name = name::camel(param);
    if MEMBERS.contains(&name.as_str()) { format!("{name}Value") } else { name }
}
