//! Errors and their conditions, with everything that they inherit.

use crate::lower::advice::{headers, merge, remedy};
use crate::lower::example::examples;
use crate::lower::inherit::Inherited;
use crate::lower::param::{self, Types};
use crate::lower::retry::{self, Layer};
use crate::lower::template::{message, template};
use crate::lower::{Cx, literal, prose, refused, trimmed, unknown_version};
use crate::model::{
    Code, Condition, Deprecation, Details, ErrorDef, Lifecycle, Literal, Param, Stability, Template,
};
use crate::raw;
use crate::source::{Span, Spanned};
use crate::yaml::{Form, Given, OneOrMany, Pairs, Tree, WRONG_TYPE};

/// An error, and the place of everything about it.
pub(super) fn error(
    cx: &mut Cx<'_>,
    from: &Inherited<'_>,
    name: Spanned<String>,
    raw: Spanned<raw::Error>,
) -> ErrorDef {
    let (extent, raw) = (name.span.to(raw.span), raw.value);
    let wide = from.contract;
    let refused = &from.refused | &refused::error_keys(wide, &raw);
    let status = raw.status.value().or_else(|| from.status.clone());
    let number = status.as_ref().map(|status| status.value);
    let outage = raw.outage.value().or_else(|| from.outage.clone());
    let args = param::params(cx, &wide.types, raw.args.value().unwrap_or_default());
    let details = details(cx, &wide.types, raw.details);
    let description = description(cx, raw.description, &name);
    let message = match raw.message.value() {
        Some(text) => message(cx, text),
        None => described(cx, &description),
    };
    let (status_headers, status_remedy) = wide.of_status(number);
    let remedy = remedy(cx, raw.remedy).or_else(|| from.remedy.clone()).or(status_remedy);
    let headers =
        merge(&[&wide.headers, &status_headers, &from.headers, &headers(cx, raw.headers)]);
    let layer = retry::layer(cx, raw.retry);
    let knows = |param: &str| args.iter().chain(details.params()).any(|known| *known.name == param);
    let retry = wide.retry.resolve(&[&layer, &from.retry], number, knows);
    let examples = examples(cx, wide, &args, &details, raw.examples);
    let mut error = ErrorDef {
        code: code(cx, raw.code, &name),
        category: from.category,
        status,
        outage: outage
            .as_ref()
            .map_or(number.is_some_and(|status| status >= 500), |said| said.value),
        outage_said: outage.map(|said| said.span),
        title: title(cx, raw.title, &name),
        description,
        message,
        causes: causes(raw.cause),
        remedy,
        user_message: raw.user_message.value().map(|text| self::message(cx, text)),
        retry,
        args,
        details,
        headers,
        conditions: Vec::new(),
        examples,
        lifecycle: lifecycle(cx, raw.since, raw.stability, raw.deprecated, extent),
        refused,
        name,
    };
    for pair in raw.conditions.value().unwrap_or_default().0 {
        let Some(raw) = pair.value else {
            error.refused.insert("conditions");
            continue;
        };
        error.refused.extend(refused::keys([
            ("conditions", raw.value.message.is_refused() || raw.value.headers.is_refused()),
            ("details", refused::params(&wide.types, &raw.value.details)),
            ("args", refused::params(&wide.types, &raw.value.args)),
        ]));
        let condition = condition(cx, from, &error, &layer, pair.key, raw.value);
        error.conditions.push(condition);
    }
    error
}

fn description(cx: &mut Cx<'_>, raw: raw::Text, name: &Spanned<String>) -> Spanned<String> {
    let what = format!("the error `{}`", name.value);
    let text = cx.required(raw, "description", name.span, &what);
    text.map_or_else(|| Spanned::new(String::new(), name.span), trimmed)
}

/// The message of an error that has none of its own: the description on one line.
fn described(cx: &mut Cx<'_>, description: &Spanned<String>) -> Template {
    let line = description.split_whitespace().collect::<Vec<_>>().join(" ");
    template(cx, &Spanned::new(line, description.span))
}

fn condition(
    cx: &mut Cx<'_>,
    from: &Inherited<'_>,
    error: &ErrorDef,
    error_retry: &Layer,
    name: Spanned<String>,
    raw: raw::Condition,
) -> Condition {
    let wide = from.contract;
    let own_args = param::params(cx, &wide.types, raw.args.value().unwrap_or_default());
    let args = [error.args.clone(), own_args].concat();
    let details = match raw.details.value() {
        None => error.details.clone(),
        Some(own) => {
            let own = param::params(cx, &wide.types, own);
            more_details(cx, &error.details, own, name.span)
        }
    };
    let layer = retry::layer(cx, raw.retry);
    let knows = |param: &str| args.iter().chain(details.params()).any(|known| *known.name == param);
    let status = error.status.as_ref().map(|status| status.value);
    let retry = wide.retry.resolve(&[&layer, error_retry, &from.retry], status, knows);
    let own_causes = causes(raw.cause);
    Condition {
        title: title(cx, raw.title, &name),
        description: prose(raw.description),
        message: raw
            .message
            .value()
            .map_or_else(|| error.message.clone(), |text| message(cx, text)),
        causes: if own_causes.is_empty() { error.causes.clone() } else { own_causes },
        remedy: remedy(cx, raw.remedy).or_else(|| error.remedy.clone()),
        user_message: match raw.user_message.value() {
            Some(text) => Some(message(cx, text)),
            None => error.user_message.clone(),
        },
        retry,
        headers: merge(&[&error.headers, &headers(cx, raw.headers)]),
        examples: examples(cx, wide, &args, &details, raw.examples),
        args,
        details,
        name,
    }
}

fn code(cx: &mut Cx<'_>, raw: Given<Tree>, name: &Spanned<String>) -> Code {
    let Given::Value(tree) = raw else { return Code::Text(name.value.clone()) };
    match literal::untyped(cx, &tree) {
        Literal::Integer(number) => Code::Integer(number),
        Literal::Text(text) if !text.trim().is_empty() => Code::Text(text),
        _ => {
            let text = cx.sources.text(tree.span);
            let finding =
                WRONG_TYPE.at(tree.span, format!("expected a text or an integer, found `{text}`"));
            cx.report.push(
                finding.help("a code is sent as it is written here; quote it to send a text"),
            );
            Code::Text(name.value.clone())
        }
    }
}

fn details(
    cx: &mut Cx<'_>,
    types: &Types,
    raw: Given<Form<Spanned<String>, Pairs<raw::ParamForm>>>,
) -> Details {
    match raw {
        Given::Absent | Given::Refused => Details::None,
        Given::Value(Form::Long(pairs)) => Details::Members(param::params(cx, types, pairs)),
        Given::Value(Form::Short(text)) => {
            let (text, optional) = param::optional(text);
            let ty = types.parse(cx, &text);
            let name = Spanned::new("details".to_owned(), text.span);
            Details::Whole(Box::new(param::bare(name, ty, optional)))
        }
    }
}

fn more_details(cx: &mut Cx<'_>, details: &Details, own: Vec<Param>, condition: Span) -> Details {
    match details {
        Details::None => Details::Members(own),
        Details::Members(members) => Details::Members([members.clone(), own].concat()),
        Details::Whole(whole) => {
            let message = format!(
                "the details of this error are one `{}`: a condition cannot add to them",
                whole.ty
            );
            cx.report.push(WRONG_TYPE.at(condition, message).also(whole.span(), "declared here"));
            details.clone()
        }
    }
}

fn causes(raw: Given<OneOrMany<Spanned<String>>>) -> Vec<Spanned<String>> {
    raw.value().map_or_else(Vec::new, |OneOrMany(causes)| causes.into_iter().map(trimmed).collect())
}

/// A title, or the words of the name.
pub(super) fn title(cx: &mut Cx<'_>, raw: raw::Text, name: &str) -> String {
    raw.value().map_or_else(|| crate::name::words(name), |text| cx.line(text).value)
}

fn lifecycle(
    cx: &mut Cx<'_>,
    since: raw::Text,
    stability: Given<Spanned<Stability>>,
    deprecated: Given<raw::Deprecated>,
    extent: Span,
) -> Lifecycle {
    let deprecated = deprecated.value().map(|raw| {
        let place = [raw.replaced_by.as_ref().value(), raw.reason.as_ref().value()];
        let place = place.into_iter().flatten().map(|text| text.span).next().unwrap_or(extent);
        let since = cx.required(raw.since, "since", place, "this deprecation");
        Deprecation {
            since: since.unwrap_or_else(|| unknown_version(place)),
            replaced_by: raw.replaced_by.value(),
            reason: prose(raw.reason),
        }
    });
    Lifecycle {
        since: since.value(),
        stability: stability.value().map_or(Stability::Stable, |stability| stability.value),
        deprecated,
    }
}
