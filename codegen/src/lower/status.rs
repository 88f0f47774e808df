//! Statuses: their meaning in an API, and what errors inherit from them.

use crate::lower::{Cx, StatusLayer, advice, status_of};
use crate::model::{StatusDoc, reason_phrase};
use crate::raw::RawStatusDoc;
use crate::source::Spanned;
use crate::yaml::{Form, Given, Pairs, WRONG_TYPE};

/// The table of statuses by number, and what errors inherit from each.
pub(super) fn statuses(
    cx: &mut Cx<'_>,
    raw: Given<Pairs<Form<Spanned<String>, RawStatusDoc>>>,
) -> (Vec<StatusDoc>, Vec<StatusLayer>) {
    let (mut docs, mut layers) = (Vec::new(), Vec::new());
    for pair in raw.pairs() {
        let Some(status) = status_of(&pair.key) else {
            let message = format!("expected a status from 100 to 599, found `{}`", pair.key.value);
            cx.report.push(WRONG_TYPE.at(pair.key.span, message));
            continue;
        };
        let Some(form) = pair.value else { continue };
        let default = reason_phrase(status).unwrap_or_default().to_owned();
        let (title, description) = match form.value {
            Form::Short(text) => (default, cx.parsed(&text)),
            Form::Long(raw) => {
                layers.push(StatusLayer {
                    status,
                    headers: advice::headers(cx, raw.headers),
                    remedy: advice::remedy(cx, raw.remedy),
                });
                let what = format!("the status {status}");
                let description = cx.required(raw.description, "description", pair.key.span, &what);
                let description = description.map(|text| cx.parsed(&text)).unwrap_or_default();
                (raw.title.value().map_or(default, |title| cx.line(title).value), description)
            }
        };
        docs.push(StatusDoc { status: Spanned::new(status, pair.key.span), title, description });
    }
    docs.sort_by_key(|doc| doc.status.value);
    (docs, layers)
}
