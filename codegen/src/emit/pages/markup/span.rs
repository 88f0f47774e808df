//! Markup in catalog text: code spans, links and bare addresses. Everything else is plain text.

use std::collections::HashMap;

use crate::emit::pages::markup::is_address;

/// A piece of Markdown in catalog text.
pub(crate) enum MarkdownSpan<'t> {
    Code(&'t str),
    Link { label: &'t str, target: &'t str },
}

/// The last places in a text that can end a span, each as the number of bytes after it: a span that nothing can end is
/// not looked for.
pub(crate) struct LastEnds {
    /// By the length of a run of back-ticks.
    runs: HashMap<usize, usize>,
    bracket: Option<usize>,
}

impl LastEnds {
    pub(crate) fn of(text: &str) -> Self {
        let behind = |at: usize, length: usize| text.len() - at - length;
        let runs = text.split(|letter| letter != '`').filter(|run| !run.is_empty());
        let place = |run: &str| run.as_ptr().addr() - text.as_ptr().addr();
        let runs = runs.map(|run| (run.len(), behind(place(run), run.len())));
        Self { runs: runs.collect(), bracket: text.rfind(')').map(|at| behind(at, 1)) }
    }
}

/// The first code span or link, with the text before and after it. `text` is the end of the text that `ends` belong to.
pub(crate) fn next_span<'t>(
    text: &'t str,
    ends: &LastEnds,
) -> Option<(&'t str, MarkdownSpan<'t>, &'t str)> {
    text.char_indices().filter(|(_, letter)| matches!(letter, '`' | '[')).find_map(
        |(at, letter)| {
            let (before, rest) = text.split_at(at);
            if before.ends_with(['`', '!']) {
                return None;
            }
            let is_code = letter == '`';
            let (span, after) =
                if is_code { code_span(rest, ends)? } else { link_span(rest, ends)? };
            Some((before, span, after))
        },
    )
}

fn code_span<'t>(text: &'t str, ends: &LastEnds) -> Option<(MarkdownSpan<'t>, &'t str)> {
    let run = text.len() - text.trim_start_matches('`').len();
    let (fence, rest) = text.split_at(run);
    ends.runs.get(&run).filter(|behind| **behind < rest.len())?;
    let end = rest
        .match_indices(fence)
        .map(|(end, _)| end)
        .find(|end| !rest[..*end].ends_with('`') && !rest[end + run..].starts_with('`'))?;
    let code = &rest[..end];
    let stripped = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    let code = stripped.filter(|code| !code.trim().is_empty()).unwrap_or(code);
    Some((MarkdownSpan::Code(code), &rest[end + run..]))
}

fn link_span<'t>(text: &'t str, ends: &LastEnds) -> Option<(MarkdownSpan<'t>, &'t str)> {
    let text = text.strip_prefix('[')?;
    let (label, rest) = text.split_at(text.find(['[', ']'])?);
    let rest = rest.strip_prefix("](").filter(|rest| is_address(rest))?;
    ends.bracket.filter(|behind| *behind < rest.len())?;
    let (target, after) = rest.split_once(')')?;
    is_address(target).then_some((MarkdownSpan::Link { label, target }, after))
}

/// The first bare address, with the text before and after it.
pub(crate) fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let is_scheme =
        |at: &usize| ["http://", "https://"].iter().any(|it| text[*at..].starts_with(it));
    let start = text.match_indices("http").map(|(at, _)| at).find(is_scheme)?;
    let (before, rest) = text.split_at(start);
    let ends = |letter: char| letter.is_whitespace() || "<>()".contains(letter);
    let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let address = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '"']);
    Some((before, address, &rest[address.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> usize {
        let ends = LastEnds::of(text);
        let mut rest = text;
        let mut count = 0;
        while let Some((_, _, after)) = next_span(rest, &ends) {
            (rest, count) = (after, count + 1);
        }
        count
    }

    fn addresses(text: &str) -> usize {
        std::iter::successors(next_address(text), |(_, _, rest)| next_address(rest)).count()
    }

    #[test]
    fn a_span_ends_at_the_next_run_of_the_same_length() {
        for (text, count) in
            [("`a``b` ``c`", 1), ("```` ```", 0), ("[a](https://a) `b`", 2), ("[a](https://a", 0)]
        {
            assert_eq!(spans(text), count, "{text}");
        }
    }

    /// Reading on from each place to the end would take hours.
    #[test]
    fn a_long_text_is_read_once() {
        const LONG: usize = 1 << 20;
        let runs: String = (1..LONG.isqrt()).map(|length| "`".repeat(length) + "a").collect();
        assert_eq!(spans(&runs), 0);
        for text in ["[", "[a", "[a](https://a", "`a```", "![", "[]"] {
            assert!(spans(&text.repeat(LONG)) <= LONG, "{text}");
        }
        assert_eq!(addresses(&"https://a.example/ ".repeat(LONG / 8)), LONG / 8);
        assert_eq!(addresses(&"http ".repeat(LONG)), 0);
    }
}
