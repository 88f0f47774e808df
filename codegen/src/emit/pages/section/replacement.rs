//! Replacements of deprecated and removed codes.

use crate::emit::pages::markup::Markup;
use crate::model::{Contract, Deprecation, ErrorId};
use crate::source::Spanned;

/// The reason, and the code to use instead.
pub(crate) fn advice(
    markup: impl Markup,
    contract: &Contract,
    reason: &str,
    replaced_by: Option<&Spanned<ErrorId>>,
) -> String {
    let instead =
        replaced_by.map(|id| format!("Use {} instead.", markup.error(&contract[id.value])));
    let parts = [markup.inline(reason), instead.unwrap_or_default()];
    let parts = parts.iter().map(String::as_str).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// A note about a deprecation.
pub(crate) fn deprecation(
    markup: impl Markup,
    contract: &Contract,
    deprecation: &Deprecation,
) -> String {
    let since = format!("Deprecated since {}", markup.phrase(&deprecation.since));
    let by = deprecation.replaced_by.as_ref();
    markup.note(&since, &advice(markup, contract, &deprecation.reason, by))
}
