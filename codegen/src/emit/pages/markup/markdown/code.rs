//! Code as Markdown for one engine. Some engines evaluate braces even in code.

use crate::emit::commonmark::{fence, span};
use crate::emit::pages::markup::markdown::reference;
use crate::emit::pages::options::Flavour;

/// Code within a line; if an engine would evaluate it between backticks, a `<code>` element with character references.
pub(crate) fn code(text: &str) -> String {
    let text = text.replace(['\r', '\n', '\t'], " ");
    let looked_into =
        ["{{", "}}", "{%", "%}", "{#", "#}", "|"].iter().any(|mark| text.contains(mark));
    if text.trim().is_empty() || looked_into || text.starts_with(":::") || text.starts_with("#!") {
        return format!("<code>{}</code>", references(&text));
    }
    span(&text)
}

/// A block of code; if the engine would evaluate it between fences, a `<pre>` element with character references.
pub(crate) fn listing(flavour: Flavour, language: &str, text: &str) -> String {
    let evaluated: &[&str] = match flavour {
        Flavour::Docusaurus | Flavour::Sphinx | Flavour::Starlight | Flavour::Vitepress => &[],
        Flavour::Hugo => &["{{<", "{{%"],
        Flavour::Mdbook => &["{{#"],
        Flavour::Mkdocs | Flavour::Portable | Flavour::Single => &["{{", "{%", "{#"],
    };
    if !evaluated.iter().any(|mark| text.contains(mark)) {
        return fence(language, text);
    }
    if flavour == Flavour::Hugo {
        let lines = || text.lines().map(code).collect::<Vec<_>>().join("\n\n");
        return commented(text).map_or_else(lines, |text| fence(language, &text));
    }
    // To MDX, an empty line would end the element, and the indentation of a line means nothing.
    let lines = text.trim_end_matches('\n').split('\n').map(references);
    format!("<pre><code>{}</code></pre>", lines.collect::<Vec<_>>().join("<br/>"))
}

/// Code in which Hugo prints each shortcode and does not run it; `None` if a shortcode has no end.
fn commented(text: &str) -> Option<String> {
    let mut rest = text;
    let mut out = String::new();
    while let Some(start) = ["{{<", "{{%"].iter().filter_map(|open| rest.find(open)).min() {
        let (before, shortcode) = rest.split_at(start);
        let (open, inner) = shortcode.split_at(3);
        let close = if open == "{{<" { ">}}" } else { "%}}" };
        let (inner, after) = inner.split_once(close)?;
        out.extend([before, open, "/*", inner, "*/", close]);
        rest = after;
    }
    Some(out + rest)
}

/// The text with each ASCII punctuation mark as a reference.
pub(super) fn references(text: &str) -> String {
    let is_mark = |letter: char| letter.is_ascii_punctuation();
    let letter = |letter| if is_mark(letter) { reference(letter) } else { letter.to_string() };
    text.chars().map(letter).collect()
}
