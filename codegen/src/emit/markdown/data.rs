//! The contract as data for other tools, everything inherited handed down, every example made.

use serde_json::{Map, Value, json};

use crate::emit::example::{Occurrence, docs_url};
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::{envelope, page, sample, types};
use crate::model::{
    Backoff, ClientError, Code, Condition, Contract, ErrorDef, Header, Jitter, Literal, Operation,
    Origin, Param, Remedy, Retry, RetryFormat, RetrySource, Stability, Template, Tombstone, When,
};
use crate::name;

/// What `errors.json` holds, as a JSON Schema.
pub(super) fn schema(contract: &Contract) -> String {
    let schema = include_str!("errors.schema.json");
    let comment = json!(page::mark(contract));
    schema.replacen('{', &format!("{{\n  \"$comment\": {comment},"), 1)
}

/// The text of `errors.json`.
pub(super) fn errors(contract: &Contract) -> String {
    let errors = contract.errors.iter().map(|error| self::error(contract, error));
    let data = object([
        ("$comment", json!(page::mark(contract))),
        ("$schema", json!("./errors.schema.json")),
        ("name", json!(*contract.name)),
        ("title", json!(contract.title)),
        ("version", json!(*contract.version)),
        ("description", json!(contract.description)),
        ("envelope", envelope::fields(Markup::Markdown, contract).iter().map(field).collect()),
        (
            "statuses",
            contract
                .statuses
                .iter()
                .map(|doc| {
                    object([
                        ("status", json!(*doc.status)),
                        ("title", json!(doc.title)),
                        ("description", json!(doc.description)),
                    ])
                })
                .collect(),
        ),
        (
            "categories",
            contract
                .categories
                .iter()
                .map(|category| {
                    object([
                        ("name", json!(*category.name)),
                        ("title", json!(category.title)),
                        ("description", json!(category.description)),
                    ])
                })
                .collect(),
        ),
        ("errors", errors.collect()),
        ("operations", contract.operations.iter().map(operation).collect()),
        ("client", contract.client.iter().map(client).collect()),
        ("removed", contract.removed.iter().map(removed).collect()),
    ]);
    // Writing a JSON value into a string cannot fail.
    serde_json::to_string_pretty(&data).unwrap_or_default() + "\n"
}

/// The text of `redirects.json`, for hosts that lead readers of a replaced code on: paths within the folder of the
/// contract, without the ending of the files. The page of the code stays for all others. Empty where none was replaced.
pub(super) fn redirects(contract: &Contract) -> Option<String> {
    let replaced = contract.removed.iter().filter_map(|gone| {
        let by = contract.error(gone.replaced_by.as_ref()?)?;
        Some(json!({ "from": page::of_code(&gone.code), "to": page::of_code(&by.name) }))
    });
    let redirects: Vec<Value> = replaced.collect();
    let data = json!({ "$comment": page::mark(contract), "redirects": redirects });
    (!redirects.is_empty()).then(|| serde_json::to_string_pretty(&data).unwrap_or_default() + "\n")
}

/// An object without the members that say nothing.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let says_something = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let members = members.into_iter().filter(|(_, value)| says_something(value));
    Value::Object(members.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

fn field(field: &types::Field) -> Value {
    object([("path", json!(field.path)), ("type", json!(field.ty))])
}

fn error(contract: &Contract, error: &ErrorDef) -> Value {
    let category = error.category.map(|at| contract.categories[at].name.as_str());
    let lifecycle = &error.lifecycle;
    let deprecated = lifecycle.deprecated.as_ref().map(|deprecation| {
        object([
            ("since", json!(*deprecation.since)),
            ("reason", json!(deprecation.reason)),
            ("replacedBy", json!(deprecation.replaced_by.as_ref().map(|by| by.as_str()))),
        ])
    });
    object([
        (
            "code",
            match &error.code {
                Code::Integer(code) => json!(code),
                Code::Text(code) => json!(code),
            },
        ),
        ("name", json!(*error.name)),
        ("slug", json!(name::page_slug(&error.name))),
        ("category", json!(category)),
        ("status", json!(error.status.as_ref().map(|status| **status))),
        ("title", json!(error.title)),
        ("description", json!(*error.description)),
        ("message", json!(error.message.display())),
        ("causes", error.causes.iter().map(|cause| json!(**cause)).collect()),
        ("remedy", remedy(error.remedy.as_ref())),
        ("userMessage", json!(error.user_message.as_ref().map(Template::display))),
        ("retry", retry(&error.retry)),
        ("args", error.args.iter().map(param).collect()),
        ("details", error.details.params().iter().map(param).collect()),
        ("headers", headers(&error.headers)),
        ("docsUrl", json!(docs_url(contract, error))),
        ("since", json!(lifecycle.since.as_ref().map(|since| since.as_str()))),
        (
            "stability",
            json!(match lifecycle.stability {
                Stability::Draft => "draft",
                Stability::Beta => "beta",
                Stability::Stable => "stable",
            }),
        ),
        ("deprecated", json!(deprecated)),
        ("example", example(Occurrence::of(contract, error))),
        ("examples", Occurrence::further(contract, error).map(example).collect()),
        ("conditions", error.conditions.iter().map(|it| condition(contract, error, it)).collect()),
    ])
}

fn condition(contract: &Contract, error: &ErrorDef, condition: &Condition) -> Value {
    let mut occurrences = Occurrence::in_condition(contract, error, condition).map(example);
    object([
        ("name", json!(*condition.name)),
        ("title", json!(condition.title)),
        ("description", json!(condition.description)),
        ("message", json!(condition.message.display())),
        ("causes", condition.causes.iter().map(|cause| json!(**cause)).collect()),
        ("remedy", remedy(condition.remedy.as_ref())),
        ("retry", retry(&condition.retry)),
        ("userMessage", json!(condition.user_message.as_ref().map(Template::display))),
        ("example", occurrences.next().unwrap_or_default()),
        ("examples", occurrences.collect()),
    ])
}

fn example(occurrence: Occurrence<'_>) -> Value {
    let headers: Map<String, Value> =
        occurrence.headers().into_iter().map(|(name, value)| (name, json!(value))).collect();
    object([
        ("title", json!(occurrence.example.map(|example| &example.title))),
        ("headers", Value::Object(headers)),
        ("body", sample::json(&occurrence.body())),
    ])
}

fn remedy(remedy: Option<&Remedy>) -> Value {
    remedy.map_or(Value::Null, |remedy| {
        object([
            ("action", json!(remedy.action.name())),
            ("text", json!(*remedy.text)),
            ("link", json!(remedy.link.as_ref().map(Template::display))),
        ])
    })
}

fn retry(retry: &Retry) -> Value {
    let Backoff { initial, factor, max, attempts, jitter } = &retry.backoff;
    let backoff = (retry.when != When::Never).then(|| {
        object([
            ("initialMs", json!(initial)),
            ("factor", sample::json(&Literal::Number(*factor))),
            ("maxMs", json!(max)),
            ("attempts", json!(attempts)),
            (
                "jitter",
                json!(match jitter {
                    Jitter::None => "none",
                    Jitter::Equal => "equal",
                    Jitter::Full => "full",
                }),
            ),
        ])
    });
    object([
        ("when", json!(when(retry.when))),
        ("after", retry.after.iter().map(source).collect()),
        ("backoff", json!(backoff)),
    ])
}

fn when(when: When) -> &'static str {
    match when {
        When::Never => "never",
        When::IfIdempotent => "if_idempotent",
        When::Always => "always",
    }
}

fn source(source: &RetrySource) -> Value {
    let text = |text: &Option<crate::source::Spanned<String>>| {
        json!(text.as_ref().map(|text| text.as_str()))
    };
    object([
        ("param", text(&source.param)),
        ("header", text(&source.header)),
        ("body", text(&source.body)),
        (
            "format",
            json!(source.format.map(|format| match format {
                RetryFormat::Seconds => "seconds",
                RetryFormat::Milliseconds => "milliseconds",
                RetryFormat::DateTime => "date_time",
                RetryFormat::RetryAfter => "retry_after",
                RetryFormat::UnixSeconds => "unix_seconds",
                RetryFormat::UnixMilliseconds => "unix_milliseconds",
            })),
        ),
        ("defaultMs", json!(source.default)),
    ])
}

fn param(param: &Param) -> Value {
    object([
        ("name", json!(*param.name)),
        ("type", json!(param.ty.to_string())),
        ("optional", json!(param.optional)),
        ("doc", json!(param.doc)),
        ("unit", json!(param.unit.as_ref().map(|unit| unit.as_str()))),
        ("sensitive", json!(param.sensitive)),
        ("example", param.example.as_ref().map_or(Value::Null, |example| sample::json(example))),
    ])
}

fn headers(headers: &[Header]) -> Value {
    headers
        .iter()
        .map(|header| {
            object([("name", json!(*header.name)), ("value", json!(header.value.display()))])
        })
        .collect()
}

fn operation(operation: &Operation) -> Value {
    object([
        ("name", json!(*operation.name)),
        ("description", json!(operation.description)),
        ("idempotent", json!(operation.idempotent)),
        ("errors", operation.errors.iter().map(|error| json!(**error)).collect()),
    ])
}

fn client(client: &ClientError) -> Value {
    object([
        ("code", json!(*client.name)),
        (
            "origin",
            json!(match client.origin {
                Origin::NoResponse => "no_response",
                Origin::Timeout => "timeout",
                Origin::Unrecognized => "unrecognized",
            }),
        ),
        ("title", json!(client.title)),
        ("description", json!(client.description)),
        ("message", json!(client.message)),
        ("userMessage", json!(client.user_message)),
        ("remedy", remedy(client.remedy.as_ref())),
        ("retry", json!(when(client.retry))),
    ])
}

fn removed(gone: &Tombstone) -> Value {
    object([
        ("code", json!(*gone.code)),
        ("since", json!(*gone.since)),
        ("reason", json!(gone.reason)),
        ("replacedBy", json!(gone.replaced_by.as_ref().map(|by| by.as_str()))),
    ])
}
