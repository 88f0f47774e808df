//! The view of a contract's module.

use minijinja::{Value, context};

use super::code::{self, comment};
use super::names::{self, Names};
use super::types::{self, Checks, Helper};
use super::{VERSION, advice, delay, envelope, escape};
use crate::emit::place;
use crate::model::{Code, Contract, Jitter, Origin, Param, Slot, StatusRetry, When};
use crate::name;

/// What is known of statuses without a contract: what a proxy answers, and what RFC 9110 and RFC 6585 say of trying again.
const STATUSES: [(u16, When); 7] = [
    (408, When::IfIdempotent),
    (425, When::Always),
    (429, When::Always),
    (500, When::IfIdempotent),
    (502, When::IfIdempotent),
    (503, When::IfIdempotent),
    (504, When::IfIdempotent),
];

pub(super) fn view(contract: &Contract, names: &Names, max_union: usize) -> Value {
    let prefix = &names.prefix;
    let mut checks = Checks::new(contract);
    let codes: Vec<_> = contract
        .errors
        .iter()
        .map(|error| code::view(contract, names, error, &mut checks))
        .collect();
    let members = members(contract, prefix, &mut checks);
    let clients: Vec<_> =
        names.clients.iter().map(|client| code::client(contract, client)).collect();
    let checked_types = checks.of_types().into_iter().map(|(name, check)| context! { name, check });
    let checked_types: Vec<_> = checked_types.collect();
    let is_union = contract.errors.len() + names.clients.len() <= max_union;
    let body = context! { ..decode(contract, names), ..context! { members, checked_types, uses => uses(&checks) } };
    let is_since_1970 = contract.errors.iter().any(|error| delay::is_since_1970(contract, error));
    let of_origin = |origin| code::client(contract, names.client(origin));
    context! {
        errcat => VERSION,
        path => contract.path.clone(),
        title => escape::doc_line(&contract.title),
        slug => names.file.clone(),
        prefix => prefix.clone(),
        camel => names.camel.clone(),
        brand => escape::string(&format!("errcat/{}@{}", names.file, contract.version.split('.').next().unwrap_or("0"))),
        union => format!("{prefix}Error{}<{prefix}ErrorCode>", if is_union { "Of" } else { "Base" }),
        union_doc => if is_union { ": the code, the status or the category narrows it" } else { "; there are too many for a union, so a guard narrows it" },
        union_kind => if is_union { "the union of them all" } else { "this class, too" },
        definitions => types::definitions(contract, prefix),
        categories => categories(contract, names),
        operations => operations(contract, names),
        codes,
        clients,
        network => of_origin(Origin::NoResponse),
        timeout => of_origin(Origin::Timeout),
        unrecognized => of_origin(Origin::Unrecognized),
        retry_statuses => retry_statuses(&contract.status_retries),
        class_rule => if has_classes(&contract.status_retries) { "RETRY_STATUS[Math.trunc(status / 100)] ?? " } else { "" },
        since_1970 => if is_since_1970 { ", since1970" } else { "" },
        since_1970_type => if is_since_1970 { ", since1970?: 1" } else { "" },
        start => if is_since_1970 { "(since1970 ? skew : now)" } else { "now" },
        backoff => backoff(contract),
        actions => advice::actions(),
        remedies => advice::remedies(contract),
        messages => advice::messages(contract),
        default_message => default_message(contract),
        safe_filter => safe_filter(contract),
        logged_members => logged_members(contract),
        ..body
    }
}

/// Where things are in the body, and what type it has.
fn decode(contract: &Contract, names: &Names) -> Value {
    let code = place::path(contract, &Slot::Code).unwrap_or_default();
    let is_number = contract.errors.iter().all(|error| matches!(error.code, Code::Integer(_)));
    let differs = |error: &crate::model::ErrorDef| error.code.to_string() != error.name.value;
    // Where one name differs, all are listed: a code that is another error's name must not be taken for it.
    let has_aliases = contract.errors.iter().any(differs);
    let aliases = contract.errors.iter().filter(|_| has_aliases).map(|error| {
        format!("{}: {}", escape::key(&error.code.to_string()), escape::string(&error.name))
    });
    let aliases = aliases.collect::<Vec<_>>().join(", ");
    let wire_type = match (is_number, aliases.is_empty()) {
        (true, _) => "number".to_owned(),
        (false, true) => format!("Open<{}WireCode>", names.prefix),
        (false, false) => "string".to_owned(),
    };
    let message = place::path(contract, &Slot::Message);
    context! {
        body_test => envelope::test(contract, &code, if is_number { "number" } else { "string" }),
        body => envelope::body_type(contract, &names.prefix, &code),
        code_path => envelope::arguments(&code),
        message_value => message.map_or("undefined".to_owned(), |path| envelope::value(&path, "body")),
        details_value => details_value(contract),
        details_beside => place::details(contract).is_some_and(|details| details.beside.is_some()),
        body_params => format!("Code = {wire_type}{}", if place::details(contract).is_some() { ", Details = unknown" } else { "" }),
        aliases,
    }
}

/// The helpers that checks are made of.
fn uses(checks: &Checks<'_>) -> Value {
    context! {
        number => checks.uses(Helper::Number),
        boolean => checks.uses(Helper::Boolean),
        anything => checks.uses(Helper::Anything),
        optional => checks.uses(Helper::Optional),
        list => checks.uses(Helper::List),
        map => checks.uses(Helper::Map),
    }
}

fn details_value(contract: &Contract) -> String {
    let Some(details) = place::details(contract) else { return "undefined".to_owned() };
    let value = envelope::value(&details.path, "body");
    match details.beside {
        // What the server sends where there are none is `null`, unless the key is left out.
        None if details.may_be_null => format!("{value} ?? undefined"),
        None => value,
        Some(beside) => {
            let keys: Vec<_> = beside.iter().map(|key| escape::string(key)).collect();
            format!("without({value}, [{}])", keys.join(", "))
        }
    }
}

/// What the body has outside of the details: the context, and args with a slot of their own.
fn members(contract: &Contract, prefix: &str, checks: &mut Checks<'_>) -> Vec<Value> {
    let view = |(param, path): (&Param, place::Path)| {
        let doc = types::doc_of(param)
            .unwrap_or_else(|| format!("{}.", escape::doc_line(&name::words(&param.name))));
        context! {
            key => names::member(&param.name),
            type => types::of(prefix, &param.ty),
            doc => comment(&[doc], 4),
            check => checks.of(&param.ty),
            path => envelope::arguments(&path),
        }
    };
    outside(contract).into_iter().map(view).collect()
}

fn outside(contract: &Contract) -> Vec<(&Param, place::Path)> {
    let mut found: Vec<(&Param, place::Path)> = Vec::new();
    for (slot, path) in place::slots(&contract.envelope.shape) {
        let param = match &slot {
            Slot::Context(name) => contract.context.iter().find(|param| *param.name == *name),
            Slot::Param(name) => envelope::param_type(contract, name),
            _ => None,
        };
        if let Some(param) = param
            && !found
                .iter()
                .any(|(known, _)| names::member(&known.name) == names::member(&param.name))
        {
            found.push((param, path));
        }
    }
    found
}

fn logged_members(contract: &Contract) -> String {
    let safe = outside(contract).into_iter().filter(|(param, _)| !param.sensitive);
    safe.map(|(param, _)| escape::string(&names::member(&param.name)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What leaves out of a log the details that some error calls sensitive.
fn safe_filter(contract: &Contract) -> String {
    let mut names: Vec<&str> = Vec::new();
    for error in &contract.errors {
        let of_conditions =
            error.conditions.iter().flat_map(|condition| condition.details.params());
        for param in error.details.params().iter().chain(of_conditions) {
            if param.sensitive && !names.contains(&param.name.as_str()) {
                names.push(&param.name);
            }
        }
    }
    let names: Vec<_> = names.into_iter().map(escape::string).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(".filter((key) => ![{}].includes(key))", names.join(", "))
    }
}

fn categories(contract: &Contract, names: &Names) -> Vec<Value> {
    let view = |category: &crate::model::Category| {
        let alias = names.alias(&format!("{}{}", names.prefix, name::type_name(&category.name)));
        context! { alias, literal => escape::string(&category.name), doc => format!("{}.", escape::doc_line(&category.title)) }
    };
    let has_errors = |at: &usize| contract.errors.iter().any(|error| error.category == Some(*at));
    (0..contract.categories.len())
        .filter(has_errors)
        .map(|at| view(&contract.categories[at]))
        .collect()
}

fn operations(contract: &Contract, names: &Names) -> Vec<Value> {
    let view = |operation: &crate::model::Operation| {
        let codes = operation.errors.iter().map(|code| {
            // An operation may name an error by what is sent.
            let error = contract.errors.iter().find(|error| error.code.to_string() == code.value);
            escape::string(error.map_or(code.as_str(), |error| &error.name)) + " | "
        });
        let doc = escape::doc_line(&operation.description);
        let doc = if doc.is_empty() { String::new() } else { format!(": {doc}") };
        context! {
            alias => names.alias(&name::type_name(&operation.name)),
            codes => codes.collect::<String>(),
            doc => format!("What `{}` can end in{doc}", escape::doc_line(&operation.name)),
        }
    };
    contract.operations.iter().map(view).collect()
}

/// The members of `RETRY_STATUS`: single statuses, then classes by their first digit.
fn retry_statuses(said: &[StatusRetry]) -> String {
    let mut statuses: Vec<(u16, When)> = Vec::new();
    let is_said = |status: u16| said.iter().any(|rule| rule.statuses.contains(&status));
    statuses.extend(STATUSES.iter().filter(|(status, _)| !is_said(*status)));
    for rule in said {
        let (first, last) = (*rule.statuses.start(), *rule.statuses.end());
        let keys = if first == last { first..=last } else { first / 100..=last / 100 };
        for key in keys {
            if !statuses.iter().any(|(known, _)| *known == key) {
                statuses.push((key, rule.when));
            }
        }
    }
    statuses.sort_by_key(|(status, _)| *status);
    statuses
        .iter()
        .map(|(status, when)| format!("{status}: {}", code::retry(*when)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Whether something is said of a class of statuses.
fn has_classes(said: &[StatusRetry]) -> bool {
    said.iter().any(|rule| rule.statuses.start() != rule.statuses.end())
}

fn backoff(contract: &Contract) -> Value {
    let backoff = &contract.backoff;
    let jitter = match backoff.jitter {
        Jitter::None => "0",
        Jitter::Equal => "0.5",
        Jitter::Full => "1",
    };
    context! {
        attempts => backoff.attempts,
        initial => backoff.initial,
        factor => crate::emit::example::number(backoff.factor),
        max => backoff.max,
        jitter,
    }
}

fn default_message(contract: &Contract) -> String {
    let unrecognized = contract.client.iter().find(|client| client.origin == Origin::Unrecognized);
    let message = unrecognized.and_then(|client| client.user_message.as_deref());
    escape::string(message.unwrap_or("Something went wrong. Please try again."))
}
