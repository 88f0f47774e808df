//! Cases: one function lowers both errors and conditions.

use crate::lower::advice::{self, merge};
use crate::lower::example::examples;
use crate::lower::lifecycle::lifecycle;
use crate::lower::template::{self, message};
use crate::lower::{
    Cx, DeclaredTypes, Errors, Inherited, Layer, Scope, UNSHOWABLE_MARKDOWN, WrittenHeader,
    WrittenRemedy, param, refused, retry,
};
use crate::model::{
    Case, Details, Header, Param, Prose, Provenance, Remedy, Retry, Stated, Template, UserSlot,
};
use crate::name;
use crate::raw::{self, RawCondition};
use crate::report::AllowScope;
use crate::source::{Span, Spanned};
use crate::yaml::{Form, Given, OneOrMany, Pairs, Text, WRONG_TYPE};

/// The details as written: the type of a single value, or members.
type DetailsForm = Form<Spanned<String>, Pairs<raw::ParamForm>>;

/// The surroundings of a case, from which it inherits.
pub(super) struct Outer<'o> {
    pub(super) category: &'o Inherited<'o>,
    /// The errors that replace deprecated cases.
    pub(super) errors: &'o Errors,
    /// For a condition: the error itself, and the advice that it states.
    pub(super) base: Option<(&'o Case, &'o OwnAdvice)>,
}

/// The advice that a case states. Its conditions resolve it again, because they may have another status.
pub(super) struct OwnAdvice {
    retry: Layer,
    remedy: Stated<Option<WrittenRemedy>>,
    headers: Stated<Vec<WrittenHeader>>,
}

/// Lowers a case, which inherits from `outer`. Also returns the advice that the case states, for its conditions.
///
/// `raw` has the keys that errors and conditions share.
pub(super) fn case(
    cx: &mut Cx<'_>,
    outer: &Outer<'_>,
    name: Spanned<String>,
    raw: Spanned<RawCondition>,
) -> (Case, OwnAdvice) {
    let (extent, raw) = (name.span.to(raw.span), raw.value);
    let (wide, base) = (outer.category.contract, outer.base.map(|(case, _)| case));
    cx.allow(raw.allow, scope_of(base), &[extent]);
    let status = nearest(raw.status, base.map_or(&outer.category.status, |base| &base.status));
    let args = args(cx, &wide.types, base, raw.args, name.span);
    let details = details(cx, &wide.types, base, raw.details, name.span);
    let scope = Scope::new(&name, &args, &details, &wide.context);
    let description = description(cx, base, raw.description, &name);
    let own = OwnAdvice {
        retry: retry::layer(cx, raw.retry),
        remedy: advice::remedy(cx, raw.remedy),
        headers: own_headers(cx, raw.headers, name.span),
    };
    let own_causes = causes(cx, raw.cause);
    let case = Case {
        pattern: base.and_then(|base| base.pattern.clone()),
        title: cx.title(raw.title, || match base {
            Some(_) => name::words(&name),
            None => name::title(&name, &wide.prefix),
        }),
        message: sent(cx, &scope, base, raw.message, description.as_ref()),
        description: description.map(|text| text.value).unwrap_or_default(),
        causes: match base {
            Some(base) if own_causes.is_empty() => base.causes.clone(),
            _ => own_causes,
        },
        remedy: remedy(cx, &scope, outer, &own, *status),
        user_message: user_message(cx, &scope, base, raw.user_message),
        retry: retry_rule(cx, &scope, outer, &own, *status),
        headers: headers(cx, &scope, outer, &own, *status),
        fields: {
            let outer = base.map_or(&outer.category.fields, |base| &base.fields);
            wide.fields.values(cx, &wide.types, outer, raw.fields)
        },
        examples: examples(cx, wide, &scope, raw.examples),
        outage: outage(outer, raw.outage, *status),
        lifecycle: lifecycle(
            cx,
            outer.errors,
            base.map(|base| &base.lifecycle),
            raw.since,
            raw.stability,
            raw.deprecated,
        ),
        symbol: name.value.clone(),
        status,
        args,
        details,
        name,
    };
    (case, own)
}

/// The description, which an error must have; `None` where it was refused.
fn description(
    cx: &mut Cx<'_>,
    base: Option<&Case>,
    raw: Text,
    name: &Spanned<String>,
) -> Option<Spanned<Prose>> {
    let absent = || Spanned::new(Prose::default(), name.span);
    let text = match (base, raw) {
        (_, Given::Refused) => return None,
        (Some(_), Given::Absent) => return Some(absent()),
        (None, raw @ Given::Absent) => {
            cx.required(raw, "description", name.span, &format!("the error `{}`", name.value))
        }
        (_, Given::Value(text)) => Some(text),
    };
    Some(text.map_or_else(absent, |text| Spanned::new(cx.parsed(&text), text.span)))
}

/// The message. By default, a condition has the message of its error, and an error has its description on one line.
fn sent(
    cx: &mut Cx<'_>,
    scope: &Scope<'_>,
    base: Option<&Case>,
    raw: Text,
    description: Option<&Spanned<Prose>>,
) -> Stated<Template> {
    let is_refused = raw.is_refused();
    if let Given::Value(text) = raw {
        let (span, written) = (text.span, message(cx, text));
        let value = scope.template(cx, &written);
        // The missing description was reported, so the message counts as refused.
        return match description {
            None if base.is_none() => Stated::refused(value),
            _ => Stated::own(value, span),
        };
    }
    let inherited = match (base, description) {
        (Some(base), _) => base.message.inherited(),
        (None, Some(text)) => {
            let line = if text.is_message() {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            } else {
                let message = "the description is also the message, which cannot show its Markdown";
                cx.report
                    .push(UNSHOWABLE_MARKDOWN.at(text.span, message).help("write a `message`"));
                text.brief_words()
            };
            let written = template::description(cx, &Spanned::new(line, text.span));
            Stated::default(scope.description(cx, &written))
        }
        (None, None) => Stated::refused(Template { pieces: Vec::new(), span: Span::default() }),
    };
    if is_refused { Stated::refused(inherited.value) } else { inherited }
}

fn user_message(
    cx: &mut Cx<'_>,
    scope: &Scope<'_>,
    base: Option<&Case>,
    raw: Text,
) -> Stated<Option<Template<UserSlot>>> {
    match raw {
        Given::Refused => Stated::refused(None),
        Given::Absent => base.map_or(Stated::default(None), |base| base.user_message.inherited()),
        Given::Value(text) => {
            let (span, written) = (text.span, message(cx, text));
            Stated::own(Some(scope.user_message(cx, &written)), span)
        }
    }
}

/// The place of the `allow`s of a case.
fn scope_of(base: Option<&Case>) -> AllowScope {
    base.map_or(AllowScope::Error, |_| AllowScope::Condition)
}

/// The value of a key, or the inherited value.
fn nearest<T: Clone>(own: Given<Spanned<T>>, outer: &Stated<Option<T>>) -> Stated<Option<T>> {
    match own {
        Given::Value(own) => Stated::own(Some(own.value), own.span),
        Given::Refused => Stated::refused(outer.value.clone()),
        Given::Absent => outer.inherited(),
    }
}

/// Whether a case is an outage. By default, its status decides, also where the status of its error decided otherwise.
fn outage(outer: &Outer<'_>, raw: Given<Spanned<bool>>, status: Option<u16>) -> Stated<bool> {
    let inherited = match outer.base {
        Some((base, _)) if base.outage.provenance == Provenance::Default => Stated::default(None),
        Some((base, _)) => Stated { value: Some(*base.outage), provenance: base.outage.provenance },
        None => outer.category.outage.clone(),
    };
    let Stated { value, provenance } = nearest(raw, &inherited);
    let by_status = status.is_some_and(|status| status >= 500);
    Stated { value: value.unwrap_or(by_status), provenance }
}

/// The retry rule of a case with this status.
fn retry_rule(
    cx: &mut Cx<'_>,
    scope: &Scope<'_>,
    outer: &Outer<'_>,
    own: &OwnAdvice,
    status: Option<u16>,
) -> Retry {
    let error = outer.base.map(|(_, error)| &error.retry);
    let nearer = std::iter::once(&own.retry).chain(error).chain([&outer.category.retry]);
    let nearer: Vec<&Layer> = nearer.collect();
    outer.category.contract.retry.resolve(cx, scope, &nearer, status)
}

/// The remedy of a case with this status: the first that the case, its error, the category or the status states.
fn remedy(
    cx: &mut Cx<'_>,
    scope: &Scope<'_>,
    outer: &Outer<'_>,
    own: &OwnAdvice,
    status: Option<u16>,
) -> Stated<Option<Remedy>> {
    let error = outer.base.map(|(_, error)| &error.remedy);
    let of_status = outer.category.contract.of_status(status).map(|layer| &layer.remedy);
    let outer = error.into_iter().chain([&outer.category.remedy]).chain(of_status);
    let mut all = std::iter::once(own.remedy.clone()).chain(outer.map(Stated::inherited));
    let found = all.find(|it| it.value.is_some() || it.is_refused());
    let found = found.unwrap_or_else(|| Stated::default(None));
    let value = found.value.as_ref().map(|written| scope.remedy(cx, written));
    Stated { value, provenance: found.provenance }
}

fn own_headers(
    cx: &mut Cx<'_>,
    raw: Given<Pairs<String>>,
    place: Span,
) -> Stated<Vec<WrittenHeader>> {
    let provenance = match raw {
        Given::Value(_) => Provenance::Own(place),
        Given::Absent => Provenance::Default,
        Given::Refused => Provenance::Refused,
    };
    Stated { value: advice::headers(cx, raw), provenance }
}

/// The headers of a case with this status.
fn headers(
    cx: &mut Cx<'_>,
    scope: &Scope<'_>,
    outer: &Outer<'_>,
    own: &OwnAdvice,
    status: Option<u16>,
) -> Stated<Vec<Header>> {
    let wide = outer.category.contract;
    let of_status = wide.of_status(status).map_or(&[][..], |layer| &layer.headers);
    let error = outer.base.map_or(&[][..], |(_, error)| &error.headers);
    let layers = [&wide.headers[..], of_status, &outer.category.headers, error, &own.headers];
    let written = merge(layers, |header| &header.name);
    let value = written.iter().map(|written| scope.header(cx, written)).collect();
    let provenance = match outer.base {
        Some((base, _)) if own.headers.provenance == Provenance::Default => {
            base.headers.provenance.inherited()
        }
        _ => own.headers.provenance,
    };
    Stated { value, provenance }
}

fn args(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    base: Option<&Case>,
    raw: Given<Pairs<raw::ParamForm>>,
    place: Span,
) -> Stated<Vec<Param>> {
    let inherited = base.map_or(Stated::default(Vec::new()), |base| base.args.inherited());
    let is_refused = inherited.is_refused() || refused::params(types, &raw);
    let Some(own) = raw.value() else {
        return if is_refused { Stated::refused(inherited.value) } else { inherited };
    };
    let value = replaced(inherited.value, param::params(cx, types, own));
    if is_refused { Stated::refused(value) } else { Stated::own(value, place) }
}

fn details(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    base: Option<&Case>,
    raw: Given<DetailsForm>,
    place: Span,
) -> Stated<Details> {
    let inherited = base.map_or(Stated::default(Details::None), |base| base.details.inherited());
    let is_refused = inherited.is_refused() || refused::details(types, &raw);
    let Some(own) = raw.value() else {
        return if is_refused { Stated::refused(inherited.value) } else { inherited };
    };
    let value = match own {
        Form::Long(pairs) => {
            let own = param::params(cx, types, pairs);
            match inherited.value {
                Details::None => Details::Members(own),
                Details::Members(members) => Details::Members(replaced(members, own)),
                whole @ Details::Whole(_) => {
                    let message = "members cannot be added to details that are one value";
                    refuse_details(cx, place, message, &whole);
                    whole
                }
            }
        }
        Form::Short(text) => {
            let (text, optional) = param::optional(text);
            let parsed = types.parse(cx, None, &text, text.span);
            let name = Spanned::new("details".to_owned(), text.span);
            let own = param::bare(name, parsed.ty, optional || parsed.optional);
            match inherited.value {
                members @ Details::Members(_) if !members.params().is_empty() => {
                    let message = format!("`{}` cannot replace members", *text);
                    refuse_details(cx, text.span, message, &members);
                    members
                }
                _ => Details::Whole(Box::new(own)),
            }
        }
    };
    if is_refused { Stated::refused(value) } else { Stated::own(value, place) }
}

/// Reports details of a condition that do not go with those of its error.
fn refuse_details(cx: &mut Cx<'_>, place: Span, message: impl Into<String>, details: &Details) {
    let finding = WRONG_TYPE.at(place, message);
    let declared = details.params().first().map(Param::span);
    let finding = match declared {
        Some(declared) => finding.also(declared, "the details of the error"),
        None => finding,
    };
    let help = "declare them in each condition, and leave them out of the error";
    cx.report.push(finding.help(help));
}

/// The params of an error, followed by those of a condition; one of the same name replaces that of the error.
fn replaced(mut params: Vec<Param>, own: Vec<Param>) -> Vec<Param> {
    let inherited = params.len();
    for param in own {
        match params[..inherited].iter_mut().find(|known| known.name == param.name) {
            Some(known) => *known = param,
            None => params.push(param),
        }
    }
    params
}

fn causes(cx: &mut Cx<'_>, raw: Given<OneOrMany<Spanned<String>>>) -> Vec<Prose> {
    let OneOrMany(causes) = raw.value().unwrap_or_default();
    causes.iter().map(|cause| cx.parsed(cause)).collect()
}
