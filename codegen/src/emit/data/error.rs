//! Errors and conditions as data.

use serde_json::{Value, json};

use crate::emit::data::{filled, map, object};
use crate::model::{
    Backoff, Case, Code, Contract, Error, Header, Jitter, Literal, Param, ParamRef, Remedy, Retry,
    RetryFormat, RetrySource, Stability, Template, When,
};
use crate::wire::{self, Sample, Wire};

pub(super) fn error(wire: &Wire<'_>, error: &Error) -> Value {
    let contract = wire.contract;
    let code_params = error.case().code_params().map(|slot| json!(slot.name.value));
    let conditions = error.conditions().iter();
    let conditions =
        conditions.map(|it| map(facts(contract, it, None).chain(case(wire, error, it))));
    let own = filled([
        ("code", code(&error.code)),
        ("codePattern", json!(wire::regex(error.case()))),
        ("codeParams", code_params.collect()),
        ("aliases", error.aliases.iter().map(|alias| code(alias)).collect()),
        ("slug", json!(wire::page_slug(&error.name))),
        ("category", json!(error.category.map(|id| &*contract[id].name))),
    ]);
    let docs_url = wire::docs_url(contract, error);
    let own = own.chain(facts(contract, error.case(), docs_url.as_deref()));
    let conditions = filled([("conditions", conditions.collect())]);
    map(own.chain(case(wire, error, error.case())).chain(conditions))
}

/// The status and the lifecycle of a case; an error also has the address of its documentation.
fn facts(
    contract: &Contract,
    case: &Case,
    docs_url: Option<&str>,
) -> impl Iterator<Item = (String, Value)> {
    let life = &case.lifecycle;
    let deprecated = life.deprecated.as_ref().map(|deprecation| {
        let replaced_by = deprecation.replaced_by.as_ref();
        object([
            ("since", json!(deprecation.since.as_ref().map(|since| since.as_str()))),
            ("reason", json!(deprecation.reason)),
            ("replacedBy", json!(replaced_by.map(|id| &*contract[id.value].name))),
        ])
    });
    filled([
        ("status", json!(*case.status)),
        ("outage", json!(*case.outage)),
        ("docsUrl", json!(docs_url)),
        ("since", json!(life.since.as_ref().map(|since| since.as_str()))),
        ("stability", json!(life.stability.map(Stability::name))),
        ("deprecated", json!(deprecated)),
    ])
}

fn code(code: &Code) -> Value {
    match code {
        Code::Integer(code) => json!(code),
        Code::Text(code) => json!(code),
    }
}

/// The members of a case.
fn case<'w>(
    wire: &'w Wire<'w>,
    error: &'w Error,
    case: &'w Case,
) -> impl Iterator<Item = (String, Value)> {
    let contract = wire.contract;
    filled([
        ("name", json!(*case.name)),
        ("title", json!(case.title)),
        ("description", json!(case.description)),
        ("message", json!(case.message.display())),
        ("causes", json!(case.causes)),
        ("remedy", remedy(case.remedy.as_ref())),
        ("userMessage", json!(case.user_message.as_ref().map(Template::display))),
        ("retry", retry(&case.retry)),
        ("args", case.args.iter().map(|it| param(contract, it)).collect()),
        ("details", case.details.params().iter().map(|it| param(contract, it)).collect()),
        ("headers", case.headers.iter().map(header).collect()),
        ("fields", fields(contract, case)),
        ("example", example(wire.sample(error, case))),
        ("examples", wire.further(error, case).map(example).collect()),
    ])
}

/// The fields that have a value, by name.
fn fields(contract: &Contract, case: &Case) -> Value {
    let values = contract.field_ids().filter_map(|id| {
        Some((contract[id].param.name.value.clone(), wire::json(case.field(id)?)))
    });
    let values = map(values);
    if values == json!({}) { Value::Null } else { values }
}

fn example(sample: Sample<'_>) -> Value {
    let headers = sample.headers().into_iter().map(|(name, value)| (name, json!(value)));
    object([
        ("title", json!(sample.title())),
        ("headers", map(headers)),
        ("body", wire::json(&sample.body())),
    ])
}

pub(super) fn remedy(remedy: Option<&Remedy>) -> Value {
    remedy.map_or(Value::Null, |remedy| {
        object([
            ("action", json!(remedy.action.as_ref().map(|action| action.name()))),
            ("text", json!(remedy.text)),
            ("link", json!(remedy.link.as_ref().map(Template::display))),
        ])
    })
}

/// The rule, as far as the contract states it.
fn retry(retry: &Retry) -> Value {
    if retry.when.is_none() && retry.after.is_empty() {
        return Value::Null;
    }
    let Backoff { initial, factor, max, attempts, jitter } = &retry.backoff;
    let backoff = object([
        ("initialMs", json!(initial)),
        ("factor", factor.map_or(Value::Null, |factor| wire::json(&Literal::Number(factor)))),
        ("maxMs", json!(max)),
        ("attempts", json!(attempts)),
        ("jitter", json!(jitter.map(Jitter::name))),
    ]);
    let backoff = Some(backoff).filter(|parts| retry.is_allowed() && *parts != json!({}));
    object([
        ("when", json!(retry.when.map(When::name))),
        ("after", retry.after.iter().map(|it| source(it)).collect()),
        ("backoff", json!(backoff)),
    ])
}

fn source(source: &RetrySource) -> Value {
    object([
        ("param", json!(source.param.as_ref().map(ParamRef::to_string))),
        ("header", json!(source.header.as_ref().map(|header| header.as_str()))),
        ("body", json!(source.body.as_ref().map(|pointer| pointer.as_str()))),
        ("format", json!(source.format.map(RetryFormat::name))),
        ("defaultMs", json!(source.default)),
    ])
}

pub(super) fn param(contract: &Contract, param: &Param) -> Value {
    object([
        ("name", json!(*param.name)),
        ("type", json!(param.ty.spelling(&contract.types))),
        ("optional", json!(param.optional)),
        ("doc", json!(param.doc)),
        ("unit", json!(param.unit.as_ref().map(|unit| unit.as_str()))),
        ("sensitive", json!(param.sensitive)),
        ("example", param.example.as_ref().map_or(Value::Null, |it| wire::json(it))),
    ])
}

fn header(header: &Header) -> Value {
    object([("name", json!(*header.name)), ("value", json!(header.value.display()))])
}
