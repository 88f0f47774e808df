//! Remedies and headers as written, before their params are resolved.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::lower::template::template;
use crate::lower::{Cx, Written};
use crate::model::{Action, Prose, Stated};
use crate::raw::{RawRemedy, RemedyForm};
use crate::source::Spanned;
use crate::yaml::{DUPLICATE_KEY, Form, Given, ListOr, OneOrMany, Pairs};

/// A remedy whose link is not resolved yet.
#[derive(Clone)]
pub(super) struct WrittenRemedy {
    pub(super) action: Option<Spanned<Action>>,
    pub(super) text: Prose,
    pub(super) link: Option<Written>,
}

/// A header whose value is not resolved yet.
#[derive(Clone)]
pub(super) struct WrittenHeader {
    pub(super) name: Spanned<String>,
    pub(super) value: Written,
}

/// The remedy of one place. The short forms have no action.
pub(super) fn remedy(cx: &mut Cx<'_>, raw: Given<RemedyForm>) -> Stated<Option<WrittenRemedy>> {
    match raw {
        Given::Absent => Stated::default(None),
        Given::Refused => Stated::refused(None),
        Given::Value(ListOr::List(steps)) => {
            let is_refused = steps.iter().any(Given::is_refused);
            let stated = short(cx, &steps.into_iter().filter_map(Given::value).collect::<Vec<_>>());
            if is_refused { Stated::refused(stated.value) } else { stated }
        }
        Given::Value(ListOr::Mapping(Form::Short(text))) => short(cx, &[text]),
        Given::Value(ListOr::Mapping(Form::Long(raw))) => {
            let is_refused = raw.action.is_refused() || raw.text.is_refused();
            let stated = Stated::optional(long(cx, raw));
            if is_refused { Stated::refused(stated.value) } else { stated }
        }
    }
}

fn short(cx: &mut Cx<'_>, texts: &[Spanned<String>]) -> Stated<Option<WrittenRemedy>> {
    Stated::optional(texts.first().map(|first| {
        let text = steps(cx, texts);
        Spanned::new(WrittenRemedy { action: None, text, link: None }, first.span)
    }))
}

/// The instructions: one text, or steps as an ordered list.
fn steps(cx: &mut Cx<'_>, texts: &[Spanned<String>]) -> Prose {
    let steps: Vec<Prose> = texts.iter().map(|text| cx.parsed(text)).collect();
    match <[Prose; 1]>::try_from(steps) {
        Ok([text]) => text,
        Err(steps) => Prose::ordered_list(&steps),
    }
}

fn long(cx: &mut Cx<'_>, raw: RawRemedy) -> Option<Spanned<WrittenRemedy>> {
    let place = [
        raw.text.as_ref().value().and_then(|OneOrMany(texts)| Some(texts.first()?.span)),
        raw.action.as_ref().value().map(|action| action.span),
        raw.link.as_ref().value().map(|link| link.span),
    ];
    let place = place.into_iter().flatten().next()?;
    let text = match raw.text {
        Given::Value(OneOrMany(texts)) if texts.is_empty() => Given::Absent,
        text => text,
    };
    let text = cx.required(text, "text", place, "this remedy");
    let text = text.map(|OneOrMany(texts)| steps(cx, &texts)).unwrap_or_default();
    let link = raw.link.value().map(|link| template(cx, &link));
    Some(Spanned::new(WrittenRemedy { action: raw.action.value(), text, link }, place))
}

/// The headers of one place, in order.
pub(super) fn headers(cx: &mut Cx<'_>, raw: Given<Pairs<String>>) -> Vec<WrittenHeader> {
    let mut headers: Vec<WrittenHeader> = Vec::new();
    let mut seen = HashMap::new();
    for pair in raw.pairs() {
        let Some(value) = pair.value else { continue };
        let first = *seen.entry(pair.key.to_ascii_lowercase()).or_insert(pair.key.span);
        if first != pair.key.span {
            let finding =
                DUPLICATE_KEY.at(pair.key.span, format!("duplicate header `{}`", pair.key.value));
            let finding = finding.label("again here").also(first, "first here");
            cx.report.push(finding.help("header names are the same in upper and lower case"));
            continue;
        }
        headers.push(WrittenHeader { name: pair.key, value: template(cx, &value) });
    }
    headers
}

/// Merges headers, outermost first: an inner header replaces an outer one of the same name.
pub(super) fn merge<'h, H: Clone + 'h>(
    layers: impl IntoIterator<Item = &'h [H]>,
    name: fn(&H) -> &str,
) -> Vec<H> {
    let mut merged: Vec<H> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for header in layers.into_iter().flatten() {
        match places.entry(name(header).to_ascii_lowercase()) {
            Entry::Occupied(place) => merged[*place.get()].clone_from(header),
            Entry::Vacant(place) => {
                place.insert(merged.len());
                merged.push(header.clone());
            }
        }
    }
    merged
}
