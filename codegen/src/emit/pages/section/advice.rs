//! Advice for people: remedies of errors, and replacements of deprecated and removed codes.

use crate::emit::pages::markup::Markup;
use crate::model::{Contract, Deprecation, ErrorId, Piece, Remedy};
use crate::source::Spanned;

/// The advice in paragraphs; empty without a remedy.
pub(crate) fn remedy(markup: impl Markup, remedy: Option<&Remedy>) -> String {
    let Some(remedy) = remedy else { return String::new() };
    let text = markup.paragraphs(&remedy.text);
    let Some(link) = &remedy.link else { return text };
    let sentence = match link.pieces.as_slice() {
        [Piece::Slot(param)] => format!("The address is in {}.", markup.code(&param.name)),
        pieces if pieces.iter().any(|piece| matches!(piece, Piece::Slot(_))) => {
            format!("The address is {}.", markup.code(&link.display()))
        }
        _ => markup.address(&link.display()),
    };
    markup.append(text, &sentence)
}

/// The reason, and the code to use instead.
pub(crate) fn replacement(
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
    markup.note(&since, &replacement(markup, contract, &deprecation.reason, by))
}
