//! Remedies and headers: what an error tells people and programs to do.

use crate::lower::template::template;
use crate::lower::{Cx, trimmed};
use crate::model::{Action, Header, Remedy};
use crate::raw::RemedyForm;
use crate::source::Spanned;
use crate::yaml::{DUPLICATE_KEY, Form, Given, Pairs};

/// What the reader should do; the short form is for people who have to change their request.
pub(super) fn remedy(cx: &mut Cx<'_>, raw: Given<RemedyForm>) -> Option<Remedy> {
    match raw.value()? {
        Form::Short(text) => {
            let action = Spanned::new(Action::FixRequest, text.span);
            Some(Remedy { action, text: trimmed(text), link: None })
        }
        Form::Long(raw) => {
            let place = [
                raw.text.as_ref().value().map(|text| text.span),
                raw.action.as_ref().value().map(|action| action.span),
                raw.link.as_ref().value().map(|link| link.span),
            ];
            let place = place.into_iter().flatten().next()?;
            // This one goes with every retry rule, so that nothing more is said of an action that was refused.
            let default = match raw.action {
                Given::Refused => Action::ContactSupport,
                _ => Action::FixRequest,
            };
            let text = cx.required(raw.text, "text", place, "this remedy");
            let text = text.unwrap_or_else(|| Spanned::new(String::new(), place));
            let action = raw.action.value().unwrap_or_else(|| Spanned::new(default, text.span));
            let link = raw.link.value().map(|link| template(cx, &link));
            Some(Remedy { action, text: trimmed(text), link })
        }
    }
}

/// Headers in order, their values with slots.
pub(super) fn headers(cx: &mut Cx<'_>, raw: Given<Pairs<String>>) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for pair in raw.value().unwrap_or_default().0 {
        let Some(value) = pair.value else { continue };
        if let Some(first) = headers.iter().find(|known| known.name.eq_ignore_ascii_case(&pair.key))
        {
            let finding =
                DUPLICATE_KEY.at(pair.key.span, format!("duplicate header `{}`", pair.key.value));
            let finding = finding.label("again here").also(first.name.span, "first here");
            cx.report.push(finding.help("the case of its letters does not make another header"));
            continue;
        }
        headers.push(Header { name: pair.key, value: template(cx, &value) });
    }
    headers
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
