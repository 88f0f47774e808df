//! What was written: the catalog language as serde types over the spanned tree.
//!
//! Nothing is resolved here: what a key inherits, and whether a name exists, is for `lower` to say. Every key is
//! optional to this room, so that a missing one is reported with all the others.

mod files;
mod host;
mod marker;
mod project;

pub(crate) use files::{
    CategoryFile, DEFAULT_CATALOG, DEFAULT_OUTPUT, PROJECT_FILE, STRAY_FILE, TEMPLATES, Unit,
    has_contract, is_misnamed, project, units,
};
pub(crate) use host::{BROKEN_MARKER, Block, host};
pub(crate) use project::{
    MarkdownTarget, ProjectFile, RustTarget, Switch, Targets, TypeScriptTarget,
};

use serde::Deserialize;

use crate::model::{Action, Jitter, Origin, RetryFormat, Stability, When};
use crate::source::Spanned;
use crate::yaml::{Form, Given, ListOr, OneOrMany, Pairs, Tree};

/// A text and its place.
pub(crate) type Text = Given<Spanned<String>>;
/// A list that survives a wrong item.
pub(crate) type List<T> = Given<Vec<Given<T>>>;

/// `<contract>.yaml`, or `<contract>/contract.yaml`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Contract {
    /// The version of the catalog language: 1.
    pub(crate) errcat: Given<Spanned<u32>>,
    /// The name of the Rust module, the TypeScript module and the docs folder; the file's own name by default.
    pub(crate) name: Text,
    /// What people call the API.
    pub(crate) title: Text,
    /// The semantic version of the contract.
    pub(crate) version: Text,
    /// What the API's errors are like, in Markdown.
    pub(crate) description: Text,
    /// Where each code is documented; `{code}` is the code, `{slug}` the code in kebab case.
    pub(crate) docs_url: Text,
    /// What the server knows only when it answers: a request id, a timestamp.
    pub(crate) context: Given<Pairs<ParamForm>>,
    /// The JSON body; `$name` is a slot, `key?` is left out when its slot is empty.
    pub(crate) envelope: Given<Tree>,
    /// What each status means in this API, successes too.
    pub(crate) statuses: Given<Pairs<Form<Spanned<String>, StatusDoc>>>,
    /// Whether and when a client may try again.
    pub(crate) retry: Given<ContractRetry>,
    /// Response headers of every error; `{name}` takes a param.
    pub(crate) headers: Given<Pairs<String>>,
    /// Named types: a mapping is an object, a list is an open enumeration.
    pub(crate) types: Given<Pairs<TypeForm>>,
    /// The categories, or the names of the files beside this one that hold them, in order.
    pub(crate) categories: Given<Categories>,
    /// The errors of a contract without categories.
    pub(crate) errors: Given<Pairs<Error>>,
    /// Which codes each operation can return.
    pub(crate) operations: Given<Pairs<Operation>>,
    /// Conditions that only a client can see.
    pub(crate) client: Given<Pairs<Client>>,
    /// Codes that were published once and are never given another meaning.
    pub(crate) removed: Given<Pairs<Tombstone>>,
    /// The order of the guides; those that are not named follow by file name.
    pub(crate) guides: List<Spanned<String>>,
    /// Rules that do not apply to this contract.
    pub(crate) allow: List<Spanned<Allow>>,
}

/// The names of the files that hold the categories, or the categories themselves.
pub(crate) type Categories = ListOr<Vec<Given<Spanned<String>>>, Pairs<Category>>;

/// Errors that belong together, and what they share; a file of its own in a folder contract.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Category {
    /// What people call the category.
    pub(crate) title: Text,
    /// What its errors have in common, in Markdown.
    pub(crate) description: Text,
    /// The HTTP status of its errors.
    pub(crate) status: Given<Spanned<u16>>,
    /// Whether its errors say that the service is unwell; where the status is 500 or above by default.
    pub(crate) outage: Given<Spanned<bool>>,
    /// Whether and when a client may try again.
    pub(crate) retry: Given<RetryForm>,
    /// What the reader of its errors should do.
    pub(crate) remedy: Given<RemedyForm>,
    /// Response headers of its errors.
    pub(crate) headers: Given<Pairs<String>>,
    /// The errors; each key is the code on the wire.
    pub(crate) errors: Given<Pairs<Error>>,
    /// Rules that do not apply to this category.
    pub(crate) allow: List<Spanned<Allow>>,
}

/// One error code.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Error {
    /// The code on the wire where it is not the key: a text or an integer.
    pub(crate) code: Given<Tree>,
    /// The HTTP status.
    pub(crate) status: Given<Spanned<u16>>,
    /// Whether it says that the service is unwell, so that a circuit breaker counts it; where the status is 500 or above by default.
    pub(crate) outage: Given<Spanned<bool>>,
    /// What people call the error; the words of the code by default.
    pub(crate) title: Text,
    /// What the code means, in Markdown.
    pub(crate) description: Text,
    /// What is sent; `{name}` takes a param. The description by default.
    pub(crate) message: Text,
    /// What leads to it, in Markdown: one text or several.
    pub(crate) cause: Given<OneOrMany<Spanned<String>>>,
    /// What the reader should do: a text, or an action with a text.
    pub(crate) remedy: Given<RemedyForm>,
    /// What an application may show its user; `{name}` takes a param.
    pub(crate) user_message: Text,
    /// Whether and when a client may try again.
    pub(crate) retry: Given<RetryForm>,
    /// Typed params for messages, slots and headers, outside `details`.
    pub(crate) args: Given<Pairs<ParamForm>>,
    /// Typed params on the wire, or the type that the whole of them has.
    pub(crate) details: Given<Form<Spanned<String>, Pairs<ParamForm>>>,
    /// Response headers; `{name}` takes a param.
    pub(crate) headers: Given<Pairs<String>>,
    /// Situations with this code: own message, remedy, constructor and docs entry.
    pub(crate) conditions: Given<Pairs<Condition>>,
    /// Examples beyond the one that the params' own examples make.
    pub(crate) examples: List<Spanned<Example>>,
    /// The version of the contract that added the code.
    pub(crate) since: Text,
    /// How much the code may still change.
    pub(crate) stability: Given<Spanned<Stability>>,
    /// Since when and why the code should not be relied on.
    pub(crate) deprecated: Given<Deprecated>,
    /// Rules that do not apply to this error.
    pub(crate) allow: List<Spanned<Allow>>,
}

/// A situation in which an error occurs.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Condition {
    /// What people call the situation; the words of its name by default.
    pub(crate) title: Text,
    /// What the situation is, in Markdown.
    pub(crate) description: Text,
    /// What is sent; the error's message by default.
    pub(crate) message: Text,
    /// What leads to it, in Markdown.
    pub(crate) cause: Given<OneOrMany<Spanned<String>>>,
    /// What the reader should do.
    pub(crate) remedy: Given<RemedyForm>,
    /// What an application may show its user.
    pub(crate) user_message: Text,
    /// Whether and when a client may try again.
    pub(crate) retry: Given<RetryForm>,
    /// Params for messages, slots and headers, beside those of the error.
    pub(crate) args: Given<Pairs<ParamForm>>,
    /// Params on the wire, beside those of the error.
    pub(crate) details: Given<Pairs<ParamForm>>,
    /// Response headers, beside those of the error.
    pub(crate) headers: Given<Pairs<String>>,
    /// Examples beyond the one that the params' own examples make.
    pub(crate) examples: List<Spanned<Example>>,
}

/// A type, or a type with what is known of the param.
pub(crate) type ParamForm = Form<Spanned<String>, Param>;

/// A typed value that comes with an error.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Param {
    /// The type: `string`, `integer`, `list<string>`, a name under `types` …
    #[serde(rename = "type")]
    pub(crate) ty: Text,
    /// What it means, in Markdown.
    pub(crate) doc: Text,
    /// A value for examples.
    pub(crate) example: Given<Tree>,
    /// What a number counts: `seconds`, `bytes`, `credits` …
    pub(crate) unit: Text,
    /// Whether it must stay out of logs.
    pub(crate) sensitive: Given<Spanned<bool>>,
}

/// A list of values is an open enumeration, a mapping is an object.
pub(crate) type TypeForm = ListOr<Vec<Given<Spanned<String>>>, Pairs<ParamForm>>;

/// What a status means in this API.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct StatusDoc {
    /// Its name; the registered reason phrase by default.
    pub(crate) title: Text,
    /// What it means, in Markdown.
    pub(crate) description: Text,
    /// Response headers of every error with this status.
    pub(crate) headers: Given<Pairs<String>>,
    /// What the reader of such an error should do.
    pub(crate) remedy: Given<RemedyForm>,
}

/// A text (the action is `fix_request`), or an action with a text.
pub(crate) type RemedyForm = Form<Spanned<String>, Remedy>;

/// What the reader of an error should do.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Remedy {
    /// What a program can do about it.
    pub(crate) action: Given<Spanned<Action>>,
    /// What a person can do about it, in Markdown.
    pub(crate) text: Text,
    /// Where to do it; `{name}` takes a param.
    pub(crate) link: Text,
}

/// `never`, `if_idempotent` or `always`, or one of them with the source of the delay.
pub(crate) type RetryForm = Form<Spanned<When>, Retry>;

/// Whether and when a client may try again.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Retry {
    /// Whether a client may try again.
    pub(crate) when: Given<Spanned<When>>,
    /// Where the delay is found, the best source first.
    pub(crate) after: Given<OneOrMany<Spanned<RetrySourceForm>>>,
    /// How long to wait where no source says.
    pub(crate) backoff: Given<Backoff>,
}

/// The retry rules of a whole contract.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ContractRetry {
    /// Whether a client may try again, for each status (`429`) or class (`5xx`).
    pub(crate) statuses: Given<Pairs<RetryForm>>,
    /// Whether a client may try again where nothing nearer says so.
    pub(crate) when: Given<Spanned<When>>,
    /// Where the delay is found, the best source first.
    pub(crate) after: Given<OneOrMany<Spanned<RetrySourceForm>>>,
    /// How long to wait where no source says.
    pub(crate) backoff: Given<Backoff>,
}

/// The name of a param, or a mapping.
pub(crate) type RetrySourceForm = Form<Spanned<String>, RetrySource>;

/// Where the delay before the next try is found.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RetrySource {
    /// A param of the error.
    pub(crate) param: Text,
    /// A response header; with `param`, the header that carries it.
    pub(crate) header: Text,
    /// A JSON pointer into the body.
    pub(crate) body: Text,
    /// How the value is written.
    pub(crate) format: Given<Spanned<RetryFormat>>,
    /// The delay where the source is missing: `5s`.
    pub(crate) default: Text,
}

/// How long to wait where no source says.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Backoff {
    /// The first delay: `500ms`, `1s`.
    pub(crate) initial: Text,
    /// By what each delay is longer than the one before.
    pub(crate) factor: Given<Spanned<f64>>,
    /// The longest delay.
    pub(crate) max: Text,
    /// How many tries in all, the first one included.
    pub(crate) attempts: Given<Spanned<u32>>,
    /// How delays are spread.
    pub(crate) jitter: Given<Spanned<Jitter>>,
}

/// What a client asks the API for.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Operation {
    /// What it does, in Markdown.
    pub(crate) description: Text,
    /// Whether asking twice is like asking once.
    pub(crate) idempotent: Given<Spanned<bool>>,
    /// The codes that it can return.
    pub(crate) errors: List<Spanned<String>>,
}

/// A condition that only a client can see; no server may send it.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Client {
    /// What the client saw.
    pub(crate) origin: Given<Spanned<Origin>>,
    /// What people call it; the words of the code by default.
    pub(crate) title: Text,
    /// What it means, in Markdown; the message by default.
    pub(crate) description: Text,
    /// The message of the client's own error.
    pub(crate) message: Text,
    /// What an application may show its user.
    pub(crate) user_message: Text,
    /// What the reader should do.
    pub(crate) remedy: Given<RemedyForm>,
    /// Whether a client may try again.
    pub(crate) retry: Given<Spanned<When>>,
}

/// Since when and why a code should not be relied on.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Deprecated {
    /// The version of the contract that deprecated it.
    pub(crate) since: Text,
    /// The code to use instead.
    pub(crate) replaced_by: Text,
    /// Why.
    pub(crate) reason: Text,
}

/// A code that was published once.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Tombstone {
    /// The version of the contract that removed it.
    pub(crate) since: Text,
    /// Why.
    pub(crate) reason: Text,
    /// The code to use instead.
    pub(crate) replaced_by: Text,
}

/// One occurrence of an error.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Example {
    /// What people call the example.
    pub(crate) title: Text,
    /// Values of params, where they differ from the params' own examples.
    pub(crate) params: Given<Pairs<Tree>>,
    /// Values of the context, where they differ from its own examples.
    pub(crate) context: Given<Pairs<Tree>>,
}

/// A rule that does not apply here, and why.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Allow {
    /// The rule's name.
    pub(crate) rule: Text,
    /// Why it does not apply.
    pub(crate) reason: Text,
}
