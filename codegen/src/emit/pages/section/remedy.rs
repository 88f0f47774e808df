//! Remedies: the advice for people, and the address for it.

use crate::emit::pages::markup::Markup;
use crate::model::{Piece, Remedy};

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
