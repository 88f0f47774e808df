//! Refused values: each was reported once, and its consequences are not reported.

use crate::lower::DeclaredTypes;
use crate::raw::{self, ParamForm, RawError};
use crate::source::{Span, Spanned};
use crate::yaml::{Form, Given, Pair, Pairs};

/// An error that could not be read: only its name is known, and every key counts as refused.
pub(super) fn error(span: Span) -> Spanned<RawError> {
    let raw = RawError {
        code: Given::Refused,
        status: Given::Refused,
        description: Given::Refused,
        message: Given::Refused,
        remedy: Given::Refused,
        retry: Given::Refused,
        args: Given::Refused,
        details: Given::Refused,
        fields: Given::Refused,
        ..RawError::default()
    };
    Spanned::new(raw, span)
}

/// Whether the details, or the type of one of them, were refused.
pub(super) fn details(
    types: &DeclaredTypes,
    raw: &Given<Form<Spanned<String>, Pairs<raw::ParamForm>>>,
) -> bool {
    match raw {
        Given::Value(Form::Long(pairs)) => pairs.0.iter().any(|pair| param(types, pair)),
        Given::Value(Form::Short(text)) => !types.knows(text.strip_suffix('?').unwrap_or(text)),
        raw => raw.is_refused(),
    }
}

/// Whether any param, or the type of any, was refused.
pub(super) fn params(types: &DeclaredTypes, raw: &Given<Pairs<ParamForm>>) -> bool {
    let Given::Value(pairs) = raw else { return raw.is_refused() };
    pairs.0.iter().any(|pair| param(types, pair))
}

/// Whether a param, or its type, was refused.
fn param(types: &DeclaredTypes, pair: &Pair<ParamForm>) -> bool {
    match pair.value.as_ref().map(|form| &form.value) {
        None => true,
        Some(Form::Short(text)) => !types.knows(text),
        Some(Form::Long(long)) => long.ty.as_ref().value().is_none_or(|text| !types.knows(text)),
    }
}
