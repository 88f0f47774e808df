//! Remedies and headers as written, before their params are resolved.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::lower::template::template;
use crate::lower::{Cx, Written};
use crate::model::{Action, Stated};
use crate::raw::{RawRemedy, RemedyForm};
use crate::source::Spanned;
use crate::yaml::{DUPLICATE_KEY, Form, Given, Pairs};

/// A remedy whose link is not resolved yet.
#[derive(Clone)]
pub(super) struct WrittenRemedy {
    pub(super) action: Option<Spanned<Action>>,
    pub(super) text: String,
    pub(super) link: Option<Written>,
}

/// A header whose value is not resolved yet.
#[derive(Clone)]
pub(super) struct WrittenHeader {
    pub(super) name: Spanned<String>,
    pub(super) value: Written,
}

/// The remedy of one place. The short form has no action.
pub(super) fn remedy(cx: &mut Cx<'_>, raw: Given<RemedyForm>) -> Stated<Option<WrittenRemedy>> {
    match raw {
        Given::Absent => Stated::default(None),
        Given::Refused => Stated::refused(None),
        Given::Value(Form::Short(text)) => {
            let span = text.span;
            let text = text.value.trim().to_owned();
            Stated::own(Some(WrittenRemedy { action: None, text, link: None }), span)
        }
        Given::Value(Form::Long(raw)) => {
            let is_refused = raw.action.is_refused() || raw.text.is_refused();
            let stated = Stated::optional(long(cx, raw));
            if is_refused { Stated::refused(stated.value) } else { stated }
        }
    }
}

fn long(cx: &mut Cx<'_>, raw: RawRemedy) -> Option<Spanned<WrittenRemedy>> {
    let place = [
        raw.text.as_ref().value().map(|text| text.span),
        raw.action.as_ref().value().map(|action| action.span),
        raw.link.as_ref().value().map(|link| link.span),
    ];
    let place = place.into_iter().flatten().next()?;
    let text = cx.required(raw.text, "text", place, "this remedy");
    let text = text.map(|text| text.value.trim().to_owned()).unwrap_or_default();
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
