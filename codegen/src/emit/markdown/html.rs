//! Text of a catalog in HTML: whatever it holds, readers see it as it was written, and nothing of it is markup.

use crate::emit::markdown::escape::{self, Span};

/// Whether the links of a text can be followed where it stands: there is no link within a link or a summary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Links {
    Live,
    Plain,
}

/// Plain text within double quotes, as the value of an attribute.
pub(super) fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}

/// Plain text within an element.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // No document can hold it.
            '\0' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}

/// Text in which code spans and links are Markdown, and all else is text: what `escape::inline` takes for them.
pub(super) fn inline(markdown: &str) -> String {
    render(&escape::collapse(markdown), Links::Live)
}

/// The same where no link can be: the label of a link stands for it.
pub(super) fn label(markdown: &str) -> String {
    render(&escape::collapse(markdown), Links::Plain)
}

/// Text in which an empty line ends a paragraph.
pub(super) fn paragraphs(markdown: &str) -> String {
    let paragraphs = markdown.split("\n\n").map(inline).filter(|paragraph| !paragraph.is_empty());
    match paragraphs.collect::<Vec<_>>().join("</p><p>") {
        none if none.is_empty() => none,
        some => format!("<p>{some}</p>"),
    }
}

/// Code within a line.
pub(super) fn code(code: &str) -> String {
    format!("<code>{}</code>", text(code))
}

/// A link; the label is HTML already.
pub(super) fn link(label: &str, target: &str) -> String {
    format!("<a href=\"{}\">{label}</a>", attribute(target))
}

/// An address that is one from end to end, as a link where readers can follow it.
pub(super) fn address(address: &str) -> String {
    let label = text(address);
    if escape::is_address(address) { link(&label, address) } else { label }
}

/// A code that links to its entry on the same page.
pub(super) fn code_link(code: &str) -> String {
    // In a fragment, browsers read `%` as the start of a letter, and no white space.
    let place = code.replace('%', "%25").replace(char::is_whitespace, "%20");
    link(&self::code(code), &format!("#{place}"))
}

/// A comment, which nothing in the text can end.
pub(super) fn comment(text: &str) -> String {
    format!("<!-- {} -->", text.replace('>', "&gt;"))
}

fn render(markdown: &str, links: Links) -> String {
    let mut rest = markdown;
    let mut out = String::new();
    while let Some((before, span, after)) = escape::next_span(rest) {
        out.push_str(&addresses(before, links));
        match span {
            Span::Code(text) => out.push_str(&code(text)),
            Span::Link { label, target } if links == Links::Live => {
                out.push_str(&link(&render(label, Links::Plain), target));
            }
            Span::Link { label, .. } => out.push_str(&render(label, Links::Plain)),
        }
        rest = after;
    }
    out + &addresses(rest, links)
}

/// Text without code spans; an address becomes a link.
fn addresses(part: &str, links: Links) -> String {
    let mut rest = part;
    let mut out = String::new();
    while links == Links::Live
        && let Some((before, address, after)) = escape::next_address(rest)
    {
        out.push_str(&text(before));
        out.push_str(&link(&text(address), address));
        rest = after;
    }
    out + &text(rest)
}

#[cfg(test)]
mod tests;
