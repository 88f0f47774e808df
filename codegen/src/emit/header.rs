//! Which headers a response carries, and how long to wait before the next try.

use crate::model::{Header, Param, Piece, Retry, RetrySource, Template};

/// The first param that counts the time until the next try and goes into no other header than `Retry-After`, and how many
/// milliseconds one of it is.
pub(super) fn known_delay<'a>(params: &[&Param], retry: &'a Retry) -> Option<(&'a str, u32)> {
    retry.after.iter().filter(|source| !has_other_header(source)).find_map(|source| {
        let name = source.param.as_ref()?;
        let param = params.iter().find(|param| param.name == *name)?;
        Some((name.as_str(), param.milliseconds()?))
    })
}

/// The headers of the catalog, then those that carry a param as it is; the first of a name counts.
pub(super) fn headers<'a>(
    declared: &'a [Header],
    params: &[&Param],
    retry: &'a Retry,
) -> Vec<(&'a str, Template)> {
    let declared = declared.iter().map(|Header { name, value }| (name.as_str(), value.clone()));
    let is_computed = known_delay(params, retry).is_some();
    let sources = retry.after.iter();
    let carrying = sources.filter(|source| has_other_header(source) || !is_computed);
    let carried = carrying.filter_map(|source| {
        let (header, param) = (source.header.as_ref()?, source.param.as_ref()?);
        let template = Template { pieces: vec![Piece::Slot(param.clone())], span: param.span };
        Some((header.as_str(), template))
    });
    let mut headers: Vec<(&str, Template)> = Vec::new();
    for (name, template) in declared.chain(carried) {
        if !headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
            headers.push((name, template));
        }
    }
    headers
}

fn has_other_header(source: &RetrySource) -> bool {
    source.header.as_ref().is_some_and(|header| !header.eq_ignore_ascii_case("Retry-After"))
}
