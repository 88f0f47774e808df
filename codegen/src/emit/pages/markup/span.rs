//! Markup in catalog text: code spans, links and bare addresses. Everything else is plain text.

use crate::emit::pages::markup::is_address;

/// A piece of Markdown in catalog text.
pub(crate) enum MarkdownSpan<'t> {
    Code(&'t str),
    Link { label: &'t str, target: &'t str },
}

/// The first code span or link, with the text before and after it.
pub(crate) fn next_span(text: &str) -> Option<(&str, MarkdownSpan<'_>, &str)> {
    text.char_indices().filter(|(_, letter)| matches!(letter, '`' | '[')).find_map(
        |(at, letter)| {
            let (before, rest) = text.split_at(at);
            let (span, after) = if letter == '`' { code_span(rest)? } else { link_span(rest)? };
            (!before.ends_with(['`', '!'])).then_some((before, span, after))
        },
    )
}

fn code_span(text: &str) -> Option<(MarkdownSpan<'_>, &str)> {
    let run = text.len() - text.trim_start_matches('`').len();
    let (fence, rest) = text.split_at(run);
    let end = rest
        .match_indices(fence)
        .map(|(end, _)| end)
        .find(|end| !rest[..*end].ends_with('`') && !rest[end + run..].starts_with('`'))?;
    let code = &rest[..end];
    let stripped = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    let code = stripped.filter(|code| !code.trim().is_empty()).unwrap_or(code);
    Some((MarkdownSpan::Code(code), &rest[end + run..]))
}

fn link_span(text: &str) -> Option<(MarkdownSpan<'_>, &str)> {
    let (label, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (target, after) = rest.split_once(')')?;
    (is_address(target) && !label.contains(['[', ']']))
        .then_some((MarkdownSpan::Link { label, target }, after))
}

/// The first bare address, with the text before and after it.
pub(crate) fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let start = ["http://", "https://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let (before, rest) = text.split_at(start);
    let ends = |letter: char| letter.is_whitespace() || "<>()".contains(letter);
    let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let address = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '"']);
    Some((before, address, &rest[address.len()..]))
}
