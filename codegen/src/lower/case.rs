//! Cases: one function lowers both errors and conditions.

use crate::lower::advice::{headers, merge, remedy};
use crate::lower::example::examples;
use crate::lower::template::{self, message};
use crate::lower::{
    Cx, DeclaredTypes, Inherited, Layer, Scope, UNSHOWABLE_MARKDOWN, WrittenRemedy, param, refused,
    retry,
};
use crate::model::{
    Case, Details, Header, Param, Prose, Remedy, Retry, Stated, Template, UserSlot,
};
use crate::name;
use crate::raw::{self, RawCondition};
use crate::source::{Span, Spanned};
use crate::yaml::{Form, Given, OneOrMany, Pairs, Text, WRONG_TYPE};

/// The details as written: the type of a single value, or members.
type DetailsForm = Form<Spanned<String>, Pairs<raw::ParamForm>>;

/// The surroundings of a case, from which it inherits.
pub(super) struct Outer<'o> {
    pub(super) category: &'o Inherited<'o>,
    pub(super) status: Option<u16>,
    /// For a condition: the error itself and its retry rule.
    pub(super) base: Option<(&'o Case, &'o Layer)>,
}

/// Lowers a case, which inherits from `outer`. Also returns the retry rule that the case states, for its conditions.
///
/// `raw` has the keys that errors and conditions share, except for the details, which have more forms in an error.
pub(super) fn case(
    cx: &mut Cx<'_>,
    outer: &Outer<'_>,
    name: Spanned<String>,
    raw: RawCondition,
    raw_details: Given<DetailsForm>,
) -> (Case, Layer) {
    let (wide, base) = (outer.category.contract, outer.base.map(|(case, _)| case));
    let args = args(cx, &wide.types, base, raw.args, name.span);
    let details = details(cx, &wide.types, base, raw_details, name.span);
    let scope = Scope::new(&name, &args, &details, &wide.context);
    let description = description(cx, base, raw.description, &name);
    let layer = retry::layer(cx, raw.retry);
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
        remedy: case_remedy(cx, &scope, outer, raw.remedy),
        user_message: user_message(cx, &scope, base, raw.user_message),
        retry: case_retry(cx, &scope, outer, &layer),
        headers: case_headers(cx, &scope, outer, raw.headers, name.span),
        fields: {
            let outer = base.map_or(&outer.category.fields, |base| &base.fields);
            wide.fields.values(cx, &wide.types, outer, raw.fields)
        },
        examples: examples(cx, wide, &scope, raw.examples),
        args,
        details,
        name,
    };
    (case, layer)
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

/// The retry rule of a case, given the rule that it states itself.
fn case_retry(cx: &mut Cx<'_>, scope: &Scope<'_>, outer: &Outer<'_>, own: &Layer) -> Retry {
    let error = outer.base.map(|(_, layer)| layer);
    let nearer = std::iter::once(own).chain(error).chain([&outer.category.retry]);
    let nearer: Vec<&Layer> = nearer.collect();
    outer.category.contract.retry.resolve(cx, scope, &nearer, outer.status)
}

fn case_remedy(
    cx: &mut Cx<'_>,
    scope: &Scope<'_>,
    outer: &Outer<'_>,
    raw: Given<raw::RemedyForm>,
) -> Stated<Option<Remedy>> {
    let own = remedy(cx, raw);
    let is_stated = |it: &Stated<Option<WrittenRemedy>>| it.value.is_some() || it.is_refused();
    if !is_stated(&own)
        && let Some((base, _)) = outer.base
    {
        return base.remedy.inherited();
    }
    let of_status = outer.category.contract.of_status(outer.status).map(|layer| &layer.remedy);
    let outer = std::iter::once(&outer.category.remedy).chain(of_status).map(Stated::inherited);
    let found = std::iter::once(own).chain(outer).find(is_stated);
    let found = found.unwrap_or_else(|| Stated::default(None));
    let value = found.value.as_ref().map(|written| scope.remedy(cx, written));
    Stated { value, provenance: found.provenance }
}

fn case_headers(
    cx: &mut Cx<'_>,
    scope: &Scope<'_>,
    outer: &Outer<'_>,
    raw: Given<Pairs<String>>,
    place: Span,
) -> Stated<Vec<Header>> {
    let (is_absent, is_refused) = (matches!(raw, Given::Absent), raw.is_refused());
    let own = headers(cx, raw);
    let mut resolve = |written: &[_]| -> Vec<Header> {
        written.iter().map(|written| scope.header(cx, written)).collect()
    };
    let base = outer.base.map(|(base, _)| &base.headers);
    let value = match base {
        Some(base) => merge([&base.value[..], &resolve(&own)], |header| &header.name),
        None => {
            let wide = outer.category.contract;
            let of_status = wide.of_status(outer.status).map_or(&[][..], |layer| &layer.headers);
            let layers = [&wide.headers[..], of_status, &outer.category.headers, &own];
            resolve(&merge(layers, |header| &header.name))
        }
    };
    match base {
        _ if is_refused => Stated::refused(value),
        Some(base) if is_absent => Stated { value, provenance: base.provenance.inherited() },
        _ if is_absent => Stated::default(value),
        _ => Stated::own(value, place),
    }
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
    let value = [inherited.value, param::params(cx, types, own)].concat();
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
            more_details(cx, types, &inherited, own, place)
        }
        Form::Short(text) => {
            let (text, optional) = param::optional(text);
            let parsed = types.parse(cx, None, &text, text.span);
            let name = Spanned::new("details".to_owned(), text.span);
            Details::Whole(Box::new(param::bare(name, parsed.ty, optional || parsed.optional)))
        }
    };
    if is_refused { Stated::refused(value) } else { Stated::own(value, place) }
}

/// The details of an error, followed by those of a condition.
fn more_details(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    details: &Details,
    own: Vec<Param>,
    condition: Span,
) -> Details {
    match details {
        Details::None => Details::Members(own),
        Details::Members(members) => Details::Members([members.clone(), own].concat()),
        Details::Whole(whole) => {
            let message = format!(
                "the details of this error are one `{}`: a condition cannot add to them",
                whole.ty.spelling(&types.defs)
            );
            cx.report.push(WRONG_TYPE.at(condition, message).also(whole.span(), "declared here"));
            details.clone()
        }
    }
}

fn causes(cx: &mut Cx<'_>, raw: Given<OneOrMany<Spanned<String>>>) -> Vec<Prose> {
    let OneOrMany(causes) = raw.value().unwrap_or_default();
    causes.iter().map(|cause| cx.parsed(cause)).collect()
}
