//! Errors and their conditions, with everything that they inherit.

use std::collections::BTreeSet;

use crate::lower::param::{self, Types};
use crate::lower::retry::{self, ContractLayers, Layer};
use crate::lower::template::{message, template};
use crate::lower::{Cx, literal, prose};
use crate::model::{
    Code, Condition, Deprecation, Details, ErrorDef, Example, Header, Lifecycle, Literal, Param,
    Remedy, Stability, Template,
};
use crate::raw::{self, RemedyForm};
use crate::source::{Span, Spanned};
use crate::yaml::{Form, Given, OneOrMany, Pairs, Scalar, Tree, TreeKind, WRONG_TYPE};

/// What the errors of one category inherit.
pub(super) struct Inherited<'c> {
    pub(super) contract: &'c ContractWide,
    pub(super) category: Option<usize>,
    pub(super) status: Option<Spanned<u16>>,
    pub(super) outage: Option<Spanned<bool>>,
    pub(super) retry: Layer,
    pub(super) remedy: Option<Remedy>,
    pub(super) headers: Vec<Header>,
}

/// What all errors of a contract inherit.
pub(super) struct ContractWide {
    pub(super) types: Types,
    pub(super) context: Vec<Param>,
    pub(super) retry: ContractLayers,
    pub(super) headers: Vec<Header>,
    /// What a status hands down: headers and a remedy.
    pub(super) statuses: Vec<(u16, Vec<Header>, Option<Remedy>)>,
}

/// An error, and the place of everything about it.
pub(super) fn error(
    cx: &mut Cx<'_>,
    from: &Inherited<'_>,
    name: Spanned<String>,
    raw: Spanned<raw::Error>,
) -> ErrorDef {
    let (extent, raw) = (name.span.to(raw.span), raw.value);
    let wide = from.contract;
    let refused = refused(&raw);
    let status = raw.status.value().or_else(|| from.status.clone());
    let number = status.as_ref().map(|status| status.value);
    let outage = raw.outage.value().or_else(|| from.outage.clone());
    let args = param::params(cx, &wide.types, raw.args.value().unwrap_or_default());
    let details = details(cx, &wide.types, raw.details);
    let description = description(cx, raw.description, &name);
    let message = match raw.message.value() {
        Some(text) => message(cx, text),
        None => described(&description),
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
        if let Some(raw) = pair.value {
            let condition = condition(cx, from, &error, &layer, pair.key, raw.value);
            error.conditions.push(condition);
        }
    }
    error
}

/// The keys whose values were refused.
fn refused(raw: &raw::Error) -> BTreeSet<&'static str> {
    let keys = [
        ("status", raw.status.is_refused()),
        ("remedy", raw.remedy.is_refused()),
        ("retry", raw.retry.is_refused()),
        ("details", raw.details.is_refused()),
        ("args", raw.args.is_refused()),
    ];
    keys.into_iter().filter(|(_, is_refused)| *is_refused).map(|(key, _)| key).collect()
}

fn description(cx: &mut Cx<'_>, raw: raw::Text, name: &Spanned<String>) -> Spanned<String> {
    let what = format!("the error `{}`", name.value);
    let text = cx.required(raw, "description", name.span, &what);
    text.map_or_else(|| Spanned::new(String::new(), name.span), trimmed)
}

/// The message of an error that has none of its own.
fn described(description: &Spanned<String>) -> Template {
    Template::plain(description.split_whitespace().collect::<Vec<_>>().join(" "), description.span)
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

impl ContractWide {
    fn of_status(&self, status: Option<u16>) -> (Vec<Header>, Option<Remedy>) {
        let found = self.statuses.iter().find(|(known, ..)| Some(*known) == status);
        found
            .map_or_else(Default::default, |(_, headers, remedy)| (headers.clone(), remedy.clone()))
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

/// What the reader should do; the short form is for people who have to change their request.
pub(super) fn remedy(cx: &mut Cx<'_>, raw: Given<RemedyForm>) -> Option<Remedy> {
    use crate::model::Action;

    match raw.value()? {
        Form::Short(text) => {
            let action = Spanned::new(Action::FixRequest, text.span);
            Some(Remedy { action, text: trimmed(text), link: None })
        }
        Form::Long(raw) => {
            let place = [
                raw.text.as_ref().value().map(|text| text.span),
                raw.action.as_ref().value().map(|action| action.span),
            ];
            let place = place.into_iter().flatten().next()?;
            let text = cx.required(raw.text, "text", place, "this remedy")?;
            let action =
                raw.action.value().unwrap_or_else(|| Spanned::new(Action::FixRequest, text.span));
            let link = raw.link.value().map(|link| template(cx, &link));
            Some(Remedy { action, text: trimmed(text), link })
        }
    }
}

pub(super) fn headers(cx: &mut Cx<'_>, raw: Given<Pairs<String>>) -> Vec<Header> {
    let pairs = raw.value().unwrap_or_default().0.into_iter();
    pairs
        .filter_map(|pair| Some(Header { name: pair.key, value: template(cx, &pair.value?) }))
        .collect()
}

/// Headers from the outside in: the nearest of one name wins.
pub(super) fn merge(layers: &[&[Header]]) -> Vec<Header> {
    let mut merged: Vec<Header> = Vec::new();
    for header in layers.iter().copied().flatten() {
        match merged.iter_mut().find(|known| known.name.eq_ignore_ascii_case(&header.name)) {
            Some(known) => known.clone_from(header),
            None => merged.push(header.clone()),
        }
    }
    merged
}

fn causes(raw: Given<OneOrMany<Spanned<String>>>) -> Vec<Spanned<String>> {
    raw.value().map_or_else(Vec::new, |OneOrMany(causes)| causes.into_iter().map(trimmed).collect())
}

fn trimmed(mut text: Spanned<String>) -> Spanned<String> {
    text.value = text.value.trim().to_owned();
    text
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
        let place = raw.reason.as_ref().value().map_or(extent, |reason| reason.span);
        let since = cx.required(raw.since, "since", place, "this deprecation");
        Deprecation {
            since: since.map(|since| since.value).unwrap_or_default(),
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

fn examples(
    cx: &mut Cx<'_>,
    wide: &ContractWide,
    args: &[Param],
    details: &Details,
    raw: raw::List<Spanned<raw::Example>>,
) -> Vec<Example> {
    let params: Vec<&Param> = args.iter().chain(details.params()).collect();
    let context: Vec<&Param> = wide.context.iter().collect();
    let raw = raw.value().unwrap_or_default().into_iter().filter_map(Given::value);
    raw.map(|example| Example {
        title: prose(example.value.title),
        params: values(cx, &wide.types, &params, example.value.params),
        context: values(cx, &wide.types, &context, example.value.context),
    })
    .collect()
}

fn values(
    cx: &mut Cx<'_>,
    types: &Types,
    params: &[&Param],
    raw: Given<Pairs<Tree>>,
) -> Vec<(String, Literal)> {
    let mut values = Vec::new();
    for pair in raw.value().unwrap_or_default().0 {
        let Some(param) = params.iter().find(|param| param.name.value == pair.key.value) else {
            let names = params.iter().map(|param| param.name.as_str());
            let finding = super::EXAMPLE_MISMATCH
                .at(pair.key.span, format!("there is no param `{}`", pair.key.value));
            cx.report.push(match crate::name::did_you_mean(&pair.key, names) {
                Some(meant) => finding.fix(pair.key.span, meant),
                None => finding,
            });
            continue;
        };
        let Some(tree) = pair.value else { continue };
        // An example leaves an optional param out by saying so.
        let is_null =
            |scalar: &Scalar| !scalar.quoted && matches!(scalar.text.as_str(), "~" | "null");
        let is_left_out = matches!(&tree.kind, TreeKind::Scalar(scalar) if is_null(scalar));
        let value = if is_left_out && param.optional {
            Some(Literal::Null)
        } else {
            literal::literal(cx, types, &tree, &param.ty).map(|value| value.value)
        };
        values.extend(value.map(|value| (pair.key.value, value)));
    }
    values
}
