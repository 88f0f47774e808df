//! The history and the stability of errors and conditions.

use crate::lower::{Cx, Errors};
use crate::model::{Deprecation, Lifecycle, Stability};
use crate::raw;
use crate::source::Spanned;
use crate::yaml::{Form, Given, Text};

/// Lowers the lifecycle of a case; a condition inherits each part that it does not state.
pub(super) fn lifecycle(
    cx: &mut Cx<'_>,
    errors: &Errors,
    base: Option<&Lifecycle>,
    since: Text,
    stability: Given<Spanned<Stability>>,
    deprecated: Given<Form<Spanned<bool>, raw::Deprecated>>,
) -> Lifecycle {
    let stability = stability.value().map(|stability| stability.value);
    let base_deprecation = base.and_then(|base| base.deprecated.clone());
    let deprecated = match deprecated.value() {
        None => base_deprecation,
        Some(Form::Short(is_deprecated)) if !*is_deprecated => None,
        Some(Form::Short(_)) => Some(deprecation(cx, errors, raw::Deprecated::default())),
        Some(Form::Long(raw)) => Some(deprecation(cx, errors, raw)),
    };
    Lifecycle {
        since: since.value().or_else(|| base.and_then(|base| base.since.clone())),
        stability: stability.or(base.and_then(|base| base.stability)),
        deprecated,
    }
}

fn deprecation(cx: &mut Cx<'_>, errors: &Errors, raw: raw::Deprecated) -> Deprecation {
    Deprecation {
        since: raw.since.value(),
        replaced_by: raw.replaced_by.value().and_then(|name| errors.resolve(cx, &name)),
        reason: cx.prose(raw.reason),
    }
}
