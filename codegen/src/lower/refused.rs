//! What was refused: nothing more is said about it, nor about what would follow from it.

use std::collections::BTreeSet;

use crate::lower::inherit::ContractWide;
use crate::lower::param::Types;
use crate::raw::{self, ParamForm, RemedyForm, RetryForm};
use crate::source::{Span, Spanned};
use crate::yaml::{Form, Given, Pair, Pairs};

/// The keys of which this is true.
pub(super) fn keys<const N: usize>(keys: [(&'static str, bool); N]) -> BTreeSet<&'static str> {
    keys.into_iter().filter(|(_, is_refused)| *is_refused).map(|(key, _)| key).collect()
}

/// The keys of an error that were refused.
pub(super) fn error_keys(wide: &ContractWide, raw: &raw::Error) -> BTreeSet<&'static str> {
    keys([
        ("code", raw.code.is_refused()),
        ("status", raw.status.is_refused()),
        ("remedy", remedy(&raw.remedy)),
        ("retry", raw.retry.is_refused()),
        ("when", verdict(&raw.retry) || wide.retry.refused),
        ("details", details(&wide.types, &raw.details)),
        ("args", params(&wide.types, &raw.args)),
        ("message", raw.message.is_refused() || raw.description.is_refused()),
        ("user_message", raw.user_message.is_refused()),
        ("headers", raw.headers.is_refused()),
        ("conditions", raw.conditions.is_refused()),
    ])
}

/// An error of which only the name is known: every key counts as refused.
pub(super) fn error(span: Span) -> Spanned<raw::Error> {
    let raw = raw::Error {
        code: Given::Refused,
        status: Given::Refused,
        description: Given::Refused,
        message: Given::Refused,
        remedy: Given::Refused,
        retry: Given::Refused,
        args: Given::Refused,
        details: Given::Refused,
        ..raw::Error::default()
    };
    Spanned::new(raw, span)
}

/// Whether a remedy, or what makes it one, was refused.
pub(super) fn remedy(raw: &Given<RemedyForm>) -> bool {
    match raw {
        Given::Value(Form::Long(raw)) => raw.action.is_refused() || raw.text.is_refused(),
        raw => raw.is_refused(),
    }
}

/// Whether details, or the type of one of them, were refused.
pub(super) fn details(
    types: &Types,
    raw: &Given<Form<Spanned<String>, Pairs<raw::ParamForm>>>,
) -> bool {
    match raw {
        Given::Value(Form::Long(pairs)) => pairs.0.iter().any(|pair| param(types, pair)),
        Given::Value(Form::Short(text)) => !types.knows(text.strip_suffix('?').unwrap_or(text)),
        raw => raw.is_refused(),
    }
}

/// Whether some of the params, or of their types, were refused.
pub(super) fn params(types: &Types, raw: &Given<Pairs<ParamForm>>) -> bool {
    let Given::Value(pairs) = raw else { return raw.is_refused() };
    pairs.0.iter().any(|pair| param(types, pair))
}

/// Whether a param, or its type, was refused.
fn param(types: &Types, pair: &Pair<ParamForm>) -> bool {
    match pair.value.as_ref().map(|form| &form.value) {
        None => true,
        Some(Form::Short(text)) => !types.knows(text),
        Some(Form::Long(long)) => long.ty.as_ref().value().is_none_or(|text| !types.knows(text)),
    }
}

/// Whether what a place says of retrying was refused.
pub(super) fn verdict(raw: &Given<RetryForm>) -> bool {
    match raw {
        Given::Value(Form::Long(raw)) => raw.when.is_refused(),
        raw => raw.is_refused(),
    }
}
