//! Text of a catalog in Markdown: whatever it holds, readers see it as it was written.
//!
//! Most characters become character references, not backslashes: several engines print the backslash, and some run what
//! stands in braces first. Which character needs what was measured with 15 renderers.

use std::fmt::Write as _;

/// Plain text: a paragraph, a cell, an item or a quote.
pub(super) fn prose(text: &str) -> String {
    let text = collapse(text);
    block(&escape(&text, &text))
}

/// Plain text that does not start a line, such as a version.
pub(super) fn phrase(text: &str) -> String {
    let text = collapse(text);
    escape(&text, &text)
}

/// Text in which code spans and links are Markdown, and all else is text.
pub(super) fn inline(markdown: &str) -> String {
    let markdown = collapse(markdown);
    let mut rest = markdown.as_str();
    let mut out = String::new();
    while let Some((before, span, after)) = next_span(rest) {
        out.push_str(&escape(before, &markdown));
        match span {
            Span::Code(text) => out.push_str(&code(text)),
            Span::Link { label, target } => out.push_str(&link(&inline(label), target)),
        }
        rest = after;
    }
    out.push_str(&escape(rest, &markdown));
    block(&out)
}

/// An address that is one from end to end, as a link where readers can follow it.
pub(super) fn address(text: &str) -> String {
    let text = collapse(text);
    if is_address(&text) { link(&letters(&text, &text), &text) } else { prose(&text) }
}

/// Whether readers can follow an address, and come to no harm.
pub(super) fn is_address(text: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| text.starts_with(scheme))
}

/// A heading: letters, digits and single spaces only, since engines make the same anchor of nothing else.
pub(super) fn heading(text: &str, otherwise: &str) -> String {
    let words = |text: &str| {
        let text = text.replace('&', " and ").replace(['\'', '’'], "");
        let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let is_plain = text.is_ascii();
    match words(text) {
        heading if is_plain && heading.starts_with(|first: char| first.is_ascii_alphabetic()) => {
            heading
        }
        _ => words(otherwise),
    }
}

/// Code within a line. Where an engine would look into back-ticks, an element with references takes their place.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(['\r', '\n', '\t'], " ");
    let looked_into =
        ["{{", "}}", "{%", "%}", "{#", "#}", "|"].iter().any(|mark| text.contains(mark));
    if text.trim().is_empty() || looked_into || text.starts_with(":::") || text.starts_with("#!") {
        let is_mark = |letter: char| letter.is_ascii_punctuation();
        let letter = |letter| if is_mark(letter) { reference(letter) } else { letter.to_string() };
        return format!("<code>{}</code>", text.chars().map(letter).collect::<String>());
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let is_edge = |letter: Option<char>| matches!(letter, Some('`' | ' '));
    let pad = if is_edge(text.chars().next()) || is_edge(text.chars().last()) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A block of code, without a line end behind it.
pub(super) fn fence(language: &str, text: &str) -> String {
    let fence = "`".repeat((longest_run(text, '`') + 1).max(3));
    format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
}

/// A link to a page or a place; the label is Markdown already.
pub(super) fn link(label: &str, target: &str) -> String {
    let mut safe = String::new();
    for letter in target.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            ' ' | '<' | '>' | '(' | ')' | '{' | '}' | '|' | '\\' | '`' | '[' | ']' | '"' | '^' => {
                let _ = write!(safe, "%{:02X}", u32::from(letter));
            }
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    format!("[{label}]({safe})")
}

/// What is Markdown in a text of the catalog.
pub(super) enum Span<'t> {
    Code(&'t str),
    Link { label: &'t str, target: &'t str },
}

/// The first code span or link, with what stands before and after it.
pub(super) fn next_span(text: &str) -> Option<(&str, Span<'_>, &str)> {
    text.char_indices().filter(|(_, letter)| matches!(letter, '`' | '[')).find_map(
        |(at, letter)| {
            let (before, rest) = text.split_at(at);
            let (span, after) = if letter == '`' { code_span(rest)? } else { link_span(rest)? };
            (!before.ends_with(['`', '!'])).then_some((before, span, after))
        },
    )
}

fn code_span(text: &str) -> Option<(Span<'_>, &str)> {
    let run = text.len() - text.trim_start_matches('`').len();
    let (fence, rest) = text.split_at(run);
    let end = rest
        .match_indices(fence)
        .map(|(end, _)| end)
        .find(|end| !rest[..*end].ends_with('`') && !rest[end + run..].starts_with('`'))?;
    let code = &rest[..end];
    let stripped = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    let code = stripped.filter(|code| !code.trim().is_empty()).unwrap_or(code);
    Some((Span::Code(code), &rest[end + run..]))
}

fn link_span(text: &str) -> Option<(Span<'_>, &str)> {
    let (label, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (target, after) = rest.split_once(')')?;
    (is_address(target) && !label.contains(['[', ']']))
        .then_some((Span::Link { label, target }, after))
}

/// A part of a line; an address becomes a link.
fn escape(text: &str, whole: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, address, after)) = next_address(rest) {
        out.push_str(&letters(before, whole));
        out.push_str(&link(&letters(address, whole), address));
        rest = after;
    }
    out.push_str(&letters(rest, whole));
    out
}

/// The first bare address, with what stands before and after it.
pub(super) fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let start = ["http://", "https://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let (before, rest) = text.split_at(start);
    let ends = |letter: char| letter.is_whitespace() || "<>()".contains(letter);
    let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let address = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '"']);
    Some((before, address, &rest[address.len()..]))
}

/// Each letter as it may stand in a line of `whole`.
fn letters(text: &str, whole: &str) -> String {
    let has_math = whole.matches('$').count() > 1;
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |before| letters[before]);
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if before.is_alphanumeric() && after.is_alphanumeric() => out.push('_'),
            '_' | '\\' | '*' | '`' | '[' | ']' => out.extend(['\\', letter]),
            '{' | '}' | '~' | '|' | '^' => out.push_str(&reference(letter)),
            '$' if has_math => out.push_str(&reference(letter)),
            '=' | '+' if after == letter => out.push_str(&reference(letter)),
            // An address of mail in an example is not there to be written to.
            '@' if before.is_alphanumeric() && after.is_alphanumeric() => {
                out.push_str(&reference(letter));
            }
            ':' if starts_emoji(&letters[at..]) => out.push_str(&reference(letter)),
            _ => out.push(letter),
        }
    }
    out
}

/// Whether `:name:` starts here.
fn starts_emoji(letters: &[char]) -> bool {
    let is_name = |letter: &char| letter.is_ascii_alphanumeric() || "_+-".contains(*letter);
    let name = letters.iter().skip(1).take_while(|letter| is_name(letter)).count();
    name > 0 && letters.get(name + 1) == Some(&':')
}

/// A line that starts no block: no heading, list, table, directive or module statement.
fn block(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    let Some(first) = line.chars().next() else { return String::new() };
    if (1..10).contains(&digits) && rest.starts_with(['.', ')']) {
        return format!("{number}\\{rest}");
    }
    if line.chars().all(|letter| letter == '#') {
        return line.chars().map(reference).collect();
    }
    let is_statement = ["import", "export"].iter().any(|word| {
        line.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
    });
    match first {
        '#' | '+' | '-' => format!("\\{line}"),
        '=' | '!' | '?' | ':' | '(' | '%' => reference(first) + &line[1..],
        _ if is_statement => reference(first) + &line[1..],
        _ => line.to_owned(),
    }
}

/// `&#123;`
fn reference(letter: char) -> String {
    format!("&#{};", u32::from(letter))
}

/// One line of words, apart by single spaces.
pub(super) fn collapse(text: &str) -> String {
    let words = text.split([' ', '\t', '\r', '\n', '\u{2028}', '\u{2029}']);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn longest_run(text: &str, letter: char) -> usize {
    text.split(|other| other != letter).map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests;
