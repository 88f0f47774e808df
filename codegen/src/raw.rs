//! The catalog language as serde types over the spanned tree.
//!
//! Nothing is resolved here: `lower` applies inheritance and looks up names. Every key is optional in this module, so
//! that `lower` can report all missing keys at once.

mod files;
mod retry;

pub(crate) use files::{
    CategoryFile, ContractFiles, DEFAULT_CATALOG, DEFAULT_OUTPUT, ProjectFile, STRAY_FILE,
    has_contract, is_misnamed, project, units,
};
pub(crate) use retry::{ContractRetry, RawBackoff, RawRetry, RetryForm, RetrySourceForm};

use std::ops::Deref;

use serde::Deserialize;

use crate::model::{Action, Audience, Origin, Stability, When};
#[cfg(feature = "schema")]
use crate::schema;
use crate::source::Spanned;
use crate::yaml::{Form, Given, List, ListOr, OneOrMany, Pairs, Text, Tree};

/// `<contract>.yaml`, or `<contract>/contract.yaml`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["errcat"])))]
#[serde(rename = "Contract", default, deny_unknown_fields)]
pub(crate) struct RawContract {
    /// The version of the catalog language: 1.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = [1])))]
    pub(crate) errcat: Given<Spanned<u32>>,
    /// The name of the Rust module, the TypeScript module and the docs folder; the file name by default.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z][a-z0-9_]*$")))]
    pub(crate) name: Text,
    /// The name of the API for people.
    pub(crate) title: Text,
    /// The version of the contract: `1.4.0`, `1.17`, `v2` or a date; every other version in it has the same scheme.
    pub(crate) version: Text,
    /// An introduction to the API's errors, in Markdown.
    pub(crate) description: Text,
    /// The address of the docs of each code; `{code}` is the code, `{slug}` the code in kebab case.
    pub(crate) docs_url: Text,
    /// Values that the server knows only when it responds: a request id, a timestamp.
    pub(crate) context: Given<Pairs<ParamForm>>,
    /// The JSON body; `$name` is a slot, `key?` is omitted when its slot is empty.
    pub(crate) envelope: Given<Tree>,
    /// The meaning of each status in this API, successes included.
    #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = { "pattern": "^[1-5][0-9]{2}$" })))]
    pub(crate) statuses: Given<Pairs<Form<Spanned<String>, RawStatusDoc>>>,
    /// Whether and when a client may retry.
    pub(crate) retry: Given<ContractRetry>,
    /// Response headers of every error; `{name}` takes a param.
    pub(crate) headers: Given<Pairs<String>>,
    /// Named types: a mapping is an object, a list is an open enumeration.
    pub(crate) types: Given<Pairs<TypeForm>>,
    /// Facts about each error, with the type of each: `severity: [low, high]`. `$field.severity` is a slot.
    pub(crate) fields: Given<Pairs<FieldForm>>,
    /// The categories, or the names of the files beside this one that hold them, in order.
    pub(crate) categories: Given<Categories>,
    /// The errors of a contract without categories.
    pub(crate) errors: Given<Pairs<RawError>>,
    /// The operations, with the codes that each can return.
    pub(crate) operations: Given<Pairs<RawOperation>>,
    /// Conditions that only a client can see.
    pub(crate) client: Given<Pairs<Client>>,
    /// Codes that were published and must never be reused: a list, or a mapping with what is known about each.
    pub(crate) removed: Given<Removed>,
    /// The order of the guides; guides that are not listed follow by file name.
    pub(crate) guides: List<Spanned<String>>,
    /// Rules that do not apply to this contract.
    pub(crate) allow: List<Spanned<RawAllow>>,
}

/// The names of the files that hold the categories, or the categories themselves.
pub(crate) type Categories = ListOr<Vec<Given<Spanned<String>>>, Pairs<RawCategory>>;

/// Removed codes, and what is known about each.
pub(crate) type Removed = ListOr<Vec<Given<Tree>>, Pairs<RawTombstone>>;

/// Errors that belong together, and what they share; in a folder contract, a separate file.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Category", default, deny_unknown_fields)]
pub(crate) struct RawCategory {
    /// The name of the category for people.
    pub(crate) title: Text,
    /// A description of its errors, in Markdown.
    pub(crate) description: Text,
    /// The HTTP status of its errors.
    pub(crate) status: Given<Spanned<u16>>,
    /// Whether its errors mean that the service is failing; `true` by default if the status is 500 or above.
    pub(crate) outage: Given<Spanned<bool>>,
    /// Whether and when a client may retry.
    pub(crate) retry: Given<RetryForm>,
    /// The remedy: how to fix its errors.
    pub(crate) remedy: Given<RemedyForm>,
    /// Response headers of its errors.
    pub(crate) headers: Given<Pairs<String>>,
    /// The values of `fields` that its errors share.
    pub(crate) fields: Given<Pairs<Tree>>,
    /// The errors; each key is the code on the wire.
    pub(crate) errors: Given<Pairs<RawError>>,
    /// Rules that do not apply to this category.
    pub(crate) allow: List<Spanned<RawAllow>>,
}

/// An error code.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["description"])))]
#[serde(rename = "Error", default, deny_unknown_fields)]
pub(crate) struct RawError {
    /// The code on the wire, if it is not the key: a string or an integer. `{name}` inserts a param: `WAIT_{seconds}`.
    #[cfg_attr(feature = "schema", schemars(extend("type" = ["string", "integer"])))]
    pub(crate) code: Given<Tree>,
    /// Other codes that clients read as this one, such as an old spelling: strings or integers. No server sends them.
    #[cfg_attr(feature = "schema", schemars(extend("items" = { "type": ["string", "integer"] })))]
    pub(crate) aliases: List<Tree>,
    /// The HTTP status.
    pub(crate) status: Given<Spanned<u16>>,
    /// Whether it means that the service is failing, so that a circuit breaker counts it; `true` by default if the status is 500 or above.
    pub(crate) outage: Given<Spanned<bool>>,
    /// The name of the error for people; the words of the code by default.
    pub(crate) title: Text,
    /// The meaning of the code, in Markdown.
    pub(crate) description: Text,
    /// The message that is sent; `{name}` inserts a param. The description by default.
    pub(crate) message: Text,
    /// The cause, in Markdown: one text or several.
    pub(crate) cause: Given<OneOrMany<Spanned<String>>>,
    /// The remedy, how to fix the error: a text, a list of steps, or an action with either.
    pub(crate) remedy: Given<RemedyForm>,
    /// A message that an application may show its user; `{name}` inserts a param.
    pub(crate) user_message: Text,
    /// Whether and when a client may retry.
    pub(crate) retry: Given<RetryForm>,
    /// Typed params for messages, slots and headers, outside `details`.
    pub(crate) args: Given<Pairs<ParamForm>>,
    /// Typed params on the wire, or the name of the type of `details`.
    pub(crate) details: Given<Form<Spanned<String>, Pairs<ParamForm>>>,
    /// Response headers; `{name}` takes a param.
    pub(crate) headers: Given<Pairs<String>>,
    /// The values of `fields`: those of the category and the defaults of the contract count unless it states another.
    pub(crate) fields: Given<Pairs<Tree>>,
    /// Conditions with this code, each with its own message, remedy, constructor and docs entry.
    pub(crate) conditions: Given<Pairs<RawCondition>>,
    /// Further examples; one is made from the examples of the params.
    pub(crate) examples: List<Spanned<RawExample>>,
    /// The version of the contract that added the code.
    pub(crate) since: Text,
    /// The stability of the code.
    pub(crate) stability: Given<Spanned<Stability>>,
    /// A notice that the code should no longer be used: `true`, or what is known about it.
    pub(crate) deprecated: Given<Form<Spanned<bool>, Deprecated>>,
    /// Rules that do not apply to this error.
    pub(crate) allow: List<Spanned<RawAllow>>,
}

/// A condition in which an error occurs. It inherits every key of the error that it does not have.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Condition", default, deny_unknown_fields)]
pub(crate) struct RawCondition {
    /// The HTTP status, if it is not the error's.
    pub(crate) status: Given<Spanned<u16>>,
    /// Whether it means that the service is failing, so that a circuit breaker counts it.
    pub(crate) outage: Given<Spanned<bool>>,
    /// The name of the condition for people; the words of its key by default.
    pub(crate) title: Text,
    /// The meaning of the condition, in Markdown.
    pub(crate) description: Text,
    /// The message that is sent; the error's message by default.
    pub(crate) message: Text,
    /// The cause, in Markdown: one text or several.
    pub(crate) cause: Given<OneOrMany<Spanned<String>>>,
    /// The remedy: how to fix it.
    pub(crate) remedy: Given<RemedyForm>,
    /// A message that an application may show its user.
    pub(crate) user_message: Text,
    /// Whether and when a client may retry.
    pub(crate) retry: Given<RetryForm>,
    /// Params for messages, slots and headers, in addition to those of the error; one of the same name replaces it.
    pub(crate) args: Given<Pairs<ParamForm>>,
    /// Params on the wire, in addition to those of the error, or the name of the type of `details`; one of the same name replaces it.
    pub(crate) details: Given<Form<Spanned<String>, Pairs<ParamForm>>>,
    /// Response headers, in addition to those of the error.
    pub(crate) headers: Given<Pairs<String>>,
    /// The values of `fields` that differ from those of the error.
    pub(crate) fields: Given<Pairs<Tree>>,
    /// Further examples; one is made from the examples of the params.
    pub(crate) examples: List<Spanned<RawExample>>,
    /// The version of the contract that added the condition.
    pub(crate) since: Text,
    /// The stability of the condition.
    pub(crate) stability: Given<Spanned<Stability>>,
    /// A notice that the condition should no longer be used: `true`, or what is known about it.
    pub(crate) deprecated: Given<Form<Spanned<bool>, Deprecated>>,
    /// Rules that do not apply to this condition.
    pub(crate) allow: List<Spanned<RawAllow>>,
}

/// A type as it is written.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct TypeText(String);

impl Deref for TypeText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A type, or a type with a description of the param.
pub(crate) type ParamForm = Form<Spanned<TypeText>, RawParam>;

/// A typed value that comes with an error.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["type"])))]
#[serde(rename = "Param", default, deny_unknown_fields)]
pub(crate) struct RawParam {
    /// The type: `string`, `integer`, `list<string>`, a name under `types` …
    #[serde(rename = "type")]
    pub(crate) ty: Given<Spanned<TypeText>>,
    /// The meaning of the value, in Markdown.
    pub(crate) doc: Text,
    /// A value for examples.
    pub(crate) example: Given<Tree>,
    /// The unit of a number: `seconds`, `bytes`, `credits` …
    pub(crate) unit: Text,
    /// Whether the value must be kept out of logs.
    pub(crate) sensitive: Given<Spanned<bool>>,
}

/// The type of a field: the values of an enumeration, or a type.
pub(crate) type FieldType = ListOr<Vec<Given<Spanned<String>>>, Spanned<TypeText>>;

/// The type of a field, or the type with a description of the field.
pub(crate) type FieldForm = ListOr<Vec<Given<Spanned<String>>>, Form<Spanned<TypeText>, RawField>>;

/// A fact that errors state.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["type"])))]
#[serde(rename = "Field", default, deny_unknown_fields)]
pub(crate) struct RawField {
    /// The type: `string`, `integer`, `list<string>`, a name under `types`, or the values of an enumeration.
    #[serde(rename = "type")]
    pub(crate) ty: Given<FieldType>,
    /// The meaning of the field, in Markdown.
    pub(crate) doc: Text,
    /// The readers that may see it: `public` by default.
    pub(crate) audience: Given<Spanned<Audience>>,
    /// The value in errors that state no other.
    pub(crate) default: Given<Tree>,
}

/// A list of values is an open enumeration, a mapping is an object.
pub(crate) type TypeForm = ListOr<Vec<Given<Spanned<String>>>, Pairs<ParamForm>>;

/// The meaning of a status in this API.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["description"])))]
#[serde(rename = "StatusDoc", default, deny_unknown_fields)]
pub(crate) struct RawStatusDoc {
    /// The name of the status; the registered reason phrase by default.
    pub(crate) title: Text,
    /// The meaning of the status, in Markdown.
    pub(crate) description: Text,
    /// Response headers of every error with this status.
    pub(crate) headers: Given<Pairs<String>>,
    /// The remedy: how to fix errors with this status.
    pub(crate) remedy: Given<RemedyForm>,
}

/// Steps, a text, or either with an action for programs and a link.
pub(crate) type RemedyForm = ListOr<Vec<Given<Spanned<String>>>, Form<Spanned<String>, RawRemedy>>;

/// The remedy of an error.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("dependencies" = { "action": ["text"], "link": ["text"] })))]
#[serde(rename = "Remedy", default, deny_unknown_fields)]
pub(crate) struct RawRemedy {
    /// The action that a program can take.
    pub(crate) action: Given<Spanned<Action>>,
    /// Instructions for people, in Markdown: one text, or a list of steps.
    pub(crate) text: Given<OneOrMany<Spanned<String>>>,
    /// The address of a page that helps; `{name}` inserts a param.
    pub(crate) link: Text,
}

/// An operation of the API.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Operation", default, deny_unknown_fields)]
pub(crate) struct RawOperation {
    /// A description of the operation, in Markdown.
    pub(crate) description: Text,
    /// Whether sending the same request twice has the same effect as sending it once.
    pub(crate) idempotent: Given<Spanned<bool>>,
    /// The codes that it can return.
    pub(crate) errors: List<Spanned<String>>,
}

/// A condition that only a client can see; no server may send it.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["origin", "message"])))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Client {
    /// The kind of failure that the client sees.
    pub(crate) origin: Given<Spanned<Origin>>,
    /// Its name for people; the words of the code by default.
    pub(crate) title: Text,
    /// Its meaning, in Markdown; the message by default.
    pub(crate) description: Text,
    /// The message of the client's own error.
    pub(crate) message: Text,
    /// A message that an application may show its user.
    pub(crate) user_message: Text,
    /// The remedy: how to fix it.
    pub(crate) remedy: Given<RemedyForm>,
    /// Whether a client may retry.
    pub(crate) retry: Given<Spanned<When>>,
}

/// A notice that a code should no longer be used.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Deprecated {
    /// The version of the contract that deprecated it.
    pub(crate) since: Text,
    /// The code to use instead.
    pub(crate) replaced_by: Text,
    /// The reason, in Markdown.
    pub(crate) reason: Text,
}

/// A code that was published and then removed.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["reason"])))]
#[serde(rename = "Tombstone", default, deny_unknown_fields)]
pub(crate) struct RawTombstone {
    /// The version of the contract that removed it.
    pub(crate) since: Text,
    /// The reason, in Markdown.
    pub(crate) reason: Text,
    /// The code to use instead.
    pub(crate) replaced_by: Text,
}

/// An example of an error.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Example", default, deny_unknown_fields)]
pub(crate) struct RawExample {
    /// The title of the example.
    pub(crate) title: Text,
    /// Values of params that differ from the examples of the params.
    pub(crate) params: Given<Pairs<Tree>>,
    /// Values of the context that differ from its examples.
    pub(crate) context: Given<Pairs<Tree>>,
}

/// A rule that does not apply here.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["rule", "reason"])))]
#[serde(rename = "Allow", default, deny_unknown_fields)]
pub(crate) struct RawAllow {
    /// The name of the rule.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = schema::relaxable())))]
    pub(crate) rule: Text,
    /// The reason that it does not apply.
    pub(crate) reason: Text,
}
