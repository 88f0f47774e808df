//! The headers of a response, and the delay in them.

use crate::model::{Case, Header, ParamRef, Piece, RetrySource, Template};

/// The first param that is a delay and is not sent in another header than `Retry-After`, and its unit in milliseconds.
pub(crate) fn known_delay(case: &Case) -> Option<(&ParamRef, u32)> {
    let sources = case.retry.after.iter().filter(|source| !has_other_header(source));
    sources.filter_map(|source| source.param.as_ref()).find_map(|param| {
        let unit = case[param.id].milliseconds()?;
        Some((param, unit))
    })
}

/// The declared headers, then headers of the retry rule that hold a param; the first of each name is kept.
pub(crate) fn headers(case: &Case) -> Vec<(&str, Template)> {
    let declared = case.headers.iter();
    let declared = declared.map(|Header { name, value }| (name.as_str(), value.clone()));
    let is_computed = known_delay(case).is_some();
    let sources = case.retry.after.iter();
    let carrying = sources.filter(|source| has_other_header(source) || !is_computed);
    let carried = carrying.filter_map(|source| {
        let (header, param) = (source.header.as_ref()?, source.param.as_ref()?);
        let template = Template { pieces: vec![Piece::Slot(param.clone())], span: source.span };
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
