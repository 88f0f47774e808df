//! Names in TypeScript.

use crate::model::Contract;
use crate::name;

/// The names of one contract's module.
pub(super) struct Names {
    /// The file, without its extension: `job-processing`.
    pub(super) file: String,
    /// The prefix of types: `JobProcessing`.
    pub(super) prefix: String,
    /// The prefix of values: `jobProcessing`.
    pub(super) camel: String,
}

/// Members of every error: a param with such a name gets another one.
const MEMBERS: [&str; 17] = [
    "body",
    "category",
    "cause",
    "code",
    "contract",
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

/// The types that every module declares without a prefix, and with which a prefixed type could clash.
const UNPREFIXED: [&str; 6] = [
    "ErrorWithStack",
    "HeadersLike",
    "NotForeign",
    "RemedyAction",
    "ResponseLike",
    "RetryableOptions",
];

/// The functions `is…` of every module.
const CHECKS: [&str; 8] =
    ["Anything", "Boolean", "Idempotent", "Number", "Outage", "Record", "Retryable", "String"];

impl Names {
    pub(super) fn new(contract: &Contract) -> Self {
        let file = match name::slug(&contract.name).as_str() {
            // The shared module already has this name.
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

    /// The name of a union of errors; changed if the module already declares it.
    fn alias(&self, name: &str) -> String {
        if name == self.prefix || PREFIXED.iter().any(|own| *own == format!("{name}Error")) {
            return format!("{}{name}UnionError", self.prefix);
        }
        format!("{name}Error")
    }

    /// The name of a declared type; changed if the module already declares it.
    pub(super) fn declared(&self, name: &str) -> String {
        let own = name::type_name(name);
        let full = format!("{}{own}", self.prefix);
        let is_taken = PREFIXED.contains(&own.as_str()) || UNPREFIXED.contains(&full.as_str());
        if is_taken { full + "Type" } else { full }
    }

    /// The name of the function that checks a declared type; changed if the module already declares it.
    pub(super) fn check(&self, name: &str) -> String {
        let own = name::type_name(name);
        let of_error = own.strip_prefix(&self.prefix);
        let is_taken = CHECKS.contains(&own.as_str())
            || of_error.is_some_and(|rest| matches!(rest, "Error" | "ErrorBody"));
        format!("is{own}{}", if is_taken { "Type" } else { "" })
    }
}

/// The member of an error for a param outside the details.
pub(super) fn member(param: &str) -> String {
    let name = name::camel(param);
    if MEMBERS.contains(&name.as_str()) { format!("{name}Value") } else { name }
}
