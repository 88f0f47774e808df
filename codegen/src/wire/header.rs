//! The headers of a response, and the delay in them.

use std::borrow::Cow;

use crate::model::{Case, ParamRef, Piece, RetrySource, Template};

/// The value of a response header.
pub(crate) enum HeaderValue<'c> {
    /// A text, with the values of params.
    Text(Cow<'c, Template>),
    /// The whole seconds until the next attempt.
    Delay,
}

/// The first param that is a delay and is not sent in another header than `Retry-After`, and its unit in milliseconds.
pub(crate) fn known_delay(case: &Case) -> Option<(&ParamRef, u32)> {
    let sources = case.retry.after.iter();
    let mut sources = sources.filter(|source| source.header.is_none() || source.is_retry_after());
    sources.find_map(|source| delay(case, source))
}

/// The declared headers, then headers of the retry rule that hold a param; the first of each name is kept.
pub(crate) fn headers(case: &Case) -> Vec<(&str, HeaderValue<'_>)> {
    let declared = case.headers.iter();
    let declared = declared.map(|header| (header.name.as_str(), Cow::Borrowed(&header.value)));
    let carried = case.retry.after.iter().filter_map(|source| {
        let (header, param) = (source.header.as_ref()?, source.param.as_ref()?);
        let template = Template { pieces: vec![Piece::Slot(param.clone())], span: source.span };
        Some((header.as_str(), Cow::Owned(template)))
    });
    let mut headers: Vec<(&str, HeaderValue<'_>)> = Vec::new();
    for (name, template) in declared.chain(carried) {
        if !headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
            headers.push((name, value(case, name, template)));
        }
    }
    headers
}

/// The value of a header: the delay in seconds, if it is `Retry-After` and holds the delay alone, whatever its unit.
fn value<'c>(case: &Case, name: &str, template: Cow<'c, Template>) -> HeaderValue<'c> {
    let is_delay = match template.pieces.as_slice() {
        [Piece::Slot(param)] => known_delay(case).is_some_and(|(known, _)| known.id == param.id),
        _ => false,
    };
    if is_delay && is_retry_after(name) { HeaderValue::Delay } else { HeaderValue::Text(template) }
}

/// The param of a source, if it is a duration, and its unit in milliseconds.
fn delay<'c>(case: &Case, source: &'c RetrySource) -> Option<(&'c ParamRef, u32)> {
    let param = source.param.as_ref()?;
    Some((param, case[param.id].milliseconds()?))
}

/// Whether a header is the standard one for delays (RFC 9110, section 10.2.3).
pub(crate) fn is_retry_after(name: &str) -> bool {
    name.eq_ignore_ascii_case("Retry-After")
}

impl RetrySource {
    /// Whether the delay is sent in the standard header.
    pub(crate) fn is_retry_after(&self) -> bool {
        self.header.as_ref().is_some_and(|header| is_retry_after(header))
    }
}
