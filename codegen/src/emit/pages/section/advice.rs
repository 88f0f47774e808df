//! Advice for people: remedies of errors, and replacements of deprecated and removed codes.

use crate::emit::pages::markup::Markup;
use crate::model::{Contract, Deprecation, ErrorId, Piece, Prose, Remedy};
use crate::source::Spanned;

/// The advice below a heading of this level, after a few words; empty without a remedy.
pub(crate) fn remedy(
    markup: impl Markup,
    lead: &str,
    level: usize,
    remedy: Option<&Remedy>,
) -> String {
    let Some(remedy) = remedy else { return String::new() };
    let text = markup.text(lead, level, &remedy.text);
    match link(markup, remedy) {
        Some(sentence) => markup.append(text, &remedy.text, &sentence),
        None => text,
    }
}

/// The advice in a cell; empty without a remedy.
pub(crate) fn brief(markup: impl Markup, remedy: Option<&Remedy>) -> String {
    let Some(remedy) = remedy else { return String::new() };
    let parts = [Some(markup.brief(&remedy.text)), link(markup, remedy)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A sentence with the link.
fn link(markup: impl Markup, remedy: &Remedy) -> Option<String> {
    let link = remedy.link.as_ref()?;
    Some(match link.pieces.as_slice() {
        [Piece::Slot(param)] => format!("The address is in {}.", markup.code(&param.name)),
        pieces if pieces.iter().any(|piece| matches!(piece, Piece::Slot(_))) => {
            format!("The address is {}.", markup.code(&link.display()))
        }
        _ => markup.address(&link.display()),
    })
}

/// The reason on one line, and the code to use instead.
pub(crate) fn replacement(
    markup: impl Markup,
    contract: &Contract,
    reason: &Prose,
    replaced_by: Option<&Spanned<ErrorId>>,
) -> String {
    let instead =
        replaced_by.map(|id| format!("Use {} instead.", markup.error(&contract[id.value])));
    let parts = [markup.brief(reason), instead.unwrap_or_default()];
    let parts = parts.iter().map(String::as_str).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// A note about a deprecation below a heading of this level. A longer reason follows the note.
pub(crate) fn deprecation(
    markup: impl Markup,
    contract: &Contract,
    level: usize,
    deprecation: &Deprecation,
) -> String {
    let since = deprecation.since.as_ref().map(|since| format!(" since {}", markup.phrase(since)));
    let since = format!("Deprecated{}", since.unwrap_or_default());
    let by = deprecation.replaced_by.as_ref();
    let reason = &deprecation.reason;
    if reason.is_line() {
        return markup.note(&since, &replacement(markup, contract, reason, by));
    }
    let note = markup.note(&since, &replacement(markup, contract, &Prose::default(), by));
    format!("{note}\n\n{}", markup.text("", level, reason))
}
