//! The facts about an error, about a failure that only a client sees, and about a removed code.

use errcat_codegen::model::{
    Audience, Backoff, Case, ClientError, Contract, Deprecation, Details, Error, FieldId, Header,
    Lifecycle, Param, Provenance, Remedy, Retry, RetrySource, Stability, Template, Tombstone, When,
};
use errcat_codegen::source::Spanned;
use errcat_codegen::{inline_json, status_name};

use crate::explain::card::Card;

pub(super) fn error(contract: &Contract, error: &Error) -> Card {
    let code = error.code.to_string();
    let key = (code != *error.name).then(|| error.name.value.clone());
    let aliases: Vec<_> = error.aliases.iter().map(|alias| alias.to_string()).collect();
    let own = error.case();
    let status = own.status.map(|status| status_name(contract, status));
    let card = Card::new(code, error.name.span)
        .maybe("name", key)
        .list("aliases", &aliases)
        .row("contract", named(contract))
        .maybe("category", error.category.map(|id| contract[id].title.clone()))
        .row("status", status.unwrap_or_else(|| "not stated".to_owned()))
        .maybe("outage", outage(own));
    let card = case(contract, lifecycle(contract, card, &own.lifecycle, None), own, None);
    error.conditions().iter().fold(card, |card, condition| {
        let status = condition.status.filter(|_| condition.status != own.status);
        let card = card
            .section(&condition.name)
            .maybe("status", status.map(|status| status_name(contract, status)))
            .maybe("outage", outage(condition).filter(|_| condition.outage != own.outage));
        let card = lifecycle(contract, card, &condition.lifecycle, Some(&own.lifecycle));
        case(contract, card, condition, Some(own))
    })
}

/// The rows of a lifecycle; of a condition, those in which it differs from its error.
fn lifecycle(contract: &Contract, card: Card, life: &Lifecycle, base: Option<&Lifecycle>) -> Card {
    let differs =
        |is_same: fn(&Lifecycle, &Lifecycle) -> bool| base.is_none_or(|base| !is_same(life, base));
    let since = life.since.as_ref().filter(|_| differs(|a, b| a.since == b.since));
    let stability = life.stability.filter(|_| differs(|a, b| a.stability == b.stability));
    let deprecated =
        life.deprecated.as_ref().filter(|_| differs(|a, b| a.deprecated == b.deprecated));
    card.maybe("since", since.map(|since| since.value.clone()))
        .maybe("stability", stability.map(Stability::name))
        .maybe("deprecated", deprecated.map(|it| deprecation(contract, it)))
}

/// The rows of a case; of a condition, those in which it differs from its error.
fn case(contract: &Contract, card: Card, case: &Case, base: Option<&Case>) -> Card {
    let differs = |is_same: fn(&Case, &Case) -> bool| base.is_none_or(|base| !is_same(case, base));
    let own = |params: &[Param], of_base: fn(&Case) -> &[Param]| {
        let inherited = base.map_or(&[][..], of_base);
        let own = params.iter().filter(|param| !inherited.contains(param));
        own.map(|it| param(contract, it)).collect::<Vec<_>>()
    };
    let headers = case.headers.iter();
    let headers = headers.filter(|it| base.is_none_or(|base| !base.headers.contains(it)));
    let user_message = case.user_message.as_ref().map(Template::display);
    let details = match &case.details.value {
        Details::Whole(param) if differs(|a, b| a.details == b.details) => {
            vec![param.ty.spelling(&contract.types)]
        }
        Details::Whole(_) => Vec::new(),
        details => own(details.params(), |case| case.details.params()),
    };
    let causes = case.causes.iter().filter(|_| differs(|a, b| a.causes == b.causes));
    card.row("title", &case.title)
        .maybe("description", Some(&*case.description))
        .maybe("message", differs(|a, b| a.message == b.message).then(|| case.message.display()))
        .maybe(
            "user message",
            user_message.filter(|_| differs(|a, b| a.user_message == b.user_message)),
        )
        .list("causes", &causes.map(|cause| cause.to_string()).collect::<Vec<_>>())
        .maybe(
            "remedy",
            case.remedy.as_ref().filter(|_| differs(|a, b| a.remedy == b.remedy)).map(remedy),
        )
        .maybe("retry", differs(|a, b| a.retry == b.retry).then(|| retry(&case.retry)))
        .list("args", &own(&case.args, |case| &case.args))
        .list("details", &details)
        .list("headers", &headers.map(header).collect::<Vec<_>>())
        .list("fields", &fields(contract, case, base))
}

/// The fields with a value; of a condition, those whose value differs.
fn fields(contract: &Contract, case: &Case, base: Option<&Case>) -> Vec<String> {
    let differs = |id: &FieldId| base.is_none_or(|base| base.field(*id) != case.field(*id));
    let ids = contract.field_ids().filter(differs);
    ids.filter_map(|id| {
        let field = &contract[id];
        let note = if field.audience == Audience::Internal { " (internal)" } else { "" };
        Some(format!("{}: {}{note}", *field.param.name, inline_json(case.field(id)?)))
    })
    .collect()
}

pub(super) fn client(contract: &Contract, error: &ClientError) -> Card {
    Card::new(error.name.value.clone(), error.name.span)
        .row("contract", named(contract))
        .row("seen by", format!("clients only ({})", error.origin.name()))
        .row("title", &error.title)
        .row("description", &*error.description)
        .row("message", &error.message)
        .maybe("user message", error.user_message.as_ref())
        .maybe("remedy", error.remedy.as_ref().map(remedy))
        .maybe("retry", error.retry.map(When::name))
}

pub(super) fn removed(contract: &Contract, tombstone: &Tombstone) -> Card {
    let replaced_by = tombstone.replaced_by.as_ref();
    Card::new(tombstone.code.value.clone(), tombstone.code.span)
        .row("contract", named(contract))
        .row(
            "removed",
            tombstone.since.as_ref().map_or("yes".to_owned(), |it| format!("in {}", **it)),
        )
        .maybe("reason", Some(&*tombstone.reason))
        .maybe("replaced by", replaced_by.map(|id| contract[id.value].code.to_string()))
}

fn named(contract: &Contract) -> String {
    format!("{} ({} {})", contract.name.value, contract.title, contract.version.value)
}

/// Whether circuit breakers count the error, unless that follows from its status.
fn outage(case: &Case) -> Option<&'static str> {
    let words = if *case.outage { "yes" } else { "no" };
    (case.outage.provenance != Provenance::Default).then_some(words)
}

fn remedy(remedy: &Remedy) -> String {
    let link = remedy.link.as_ref().map(|link| format!("\n{}", link.display()));
    let action = remedy.action.as_ref().map(|action| format!("{}: ", action.name()));
    format!("{}{}{}", action.unwrap_or_default(), &*remedy.text, link.unwrap_or_default())
}

fn retry(retry: &Retry) -> String {
    let after: Vec<String> = retry.after.iter().map(|it| source(it)).collect();
    let after = if after.is_empty() { String::new() } else { format!(", {}", after.join(", or ")) };
    let rule = format!("{}{after}", retry.when.map_or("not stated", When::name));
    match (*retry.when, backoff(&retry.backoff)) {
        (Some(When::IfIdempotent | When::Always), Some(backoff)) => format!("{rule}\n{backoff}"),
        _ => rule,
    }
}

fn backoff(backoff: &Backoff) -> Option<String> {
    let parts = [
        backoff.initial.map(|initial| format!("initial {initial} ms")),
        backoff.factor.map(|factor| format!("factor {factor}")),
        backoff.max.map(|max| format!("max {max} ms")),
        backoff.attempts.map(|attempts| format!("attempts {attempts}")),
        backoff.jitter.map(|jitter| format!("jitter {}", jitter.name())),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("backoff: {}", parts.join(", ")))
}

fn source(source: &RetrySource) -> String {
    let place = |kind: &str, name: Option<&str>| name.map(|name| format!("{kind} `{name}`"));
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let places = [
        place("param", source.param.as_ref().map(|param| param.name.as_str())),
        place("header", text(&source.header).as_deref()),
        place("body", text(&source.body).as_deref()),
    ];
    let format = source.format.map(|format| format!(" ({})", format.name())).unwrap_or_default();
    let default = source.default.map(|delay| format!(", {delay} ms by default"));
    let places = places.into_iter().flatten().collect::<Vec<_>>().join(", ");
    format!("after the {places}{format}{}", default.unwrap_or_default())
}

/// `limit?: integer (requests)  The number of requests allowed.`
fn param(contract: &Contract, param: &Param) -> String {
    let mark = if param.optional { "?" } else { "" };
    let unit = param.unit.as_ref().map(|unit| format!(" ({})", unit.value)).unwrap_or_default();
    let doc = if param.doc.is_empty() { String::new() } else { format!("  {}", &*param.doc) };
    let ty = param.ty.spelling(&contract.types);
    format!("{}{mark}: {ty}{unit}{doc}", param.name.value)
}

fn header(header: &Header) -> String {
    format!("{}: {}", header.name.value, header.value.display())
}

fn deprecation(contract: &Contract, deprecation: &Deprecation) -> String {
    let instead = deprecation.replaced_by.as_ref();
    let instead = instead.map(|id| format!("use {}", *contract[id.value].code));
    let reason = (!deprecation.reason.is_empty()).then(|| deprecation.reason.to_string());
    let rest: Vec<String> = [instead, reason].into_iter().flatten().collect();
    let rest = rest.join("; ");
    match &deprecation.since {
        Some(since) if rest.is_empty() => format!("since {}", since.value),
        Some(since) => format!("since {}: {rest}", since.value),
        None if rest.is_empty() => "yes".to_owned(),
        None => rest,
    }
}
