//! Escapes catalog text for TypeScript: it can never end a string, a comment or an object.

use crate::emit::text::one_line;
use crate::name;

/// A string literal: JSON in which `<` and the Unicode line ends are escaped, so that it is safe inside HTML, too.
pub(super) fn string(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// The name of a member: quoted if necessary, computed if it would set the prototype.
pub(super) fn key(name: &str) -> String {
    match name {
        "__proto__" => "[\"__proto__\"]".to_owned(),
        _ if is_plain(name) => name.to_owned(),
        _ => string(name),
    }
}

/// Text inside a template literal.
pub(super) fn template(text: &str) -> String {
    let json = string(text);
    json[1..json.len() - 1].replace("\\\"", "\"").replace('`', "\\`").replace("${", "\\${")
}

/// The lines of a documentation comment, without the leading stars.
pub(super) fn doc(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let text = text.replace("*/", "*\\/").replace("{@", "{\\@");
    let lines = text.trim().lines().map(|line| {
        let line =
            line.trim_end_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
        // A line that starts with `@` is a tag. A line that starts with `/` would end the comment, after the star.
        match line.trim_start() {
            tag if tag.starts_with('@') => {
                format!("{}\\{tag}", &line[..line.len() - tag.len()])
            }
            _ if line.starts_with('/') => format!(" {line}"),
            _ => line.to_owned(),
        }
    });
    lines.collect()
}

/// Text on one line of a documentation comment.
pub(super) fn doc_line(text: &str) -> String {
    doc(&one_line(text)).join(" ")
}

/// Plain text on one line of Markdown: in a paragraph or in a cell.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::new();
    for letter in one_line(text).chars() {
        if "\\`*_[]<>&|~".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A string literal in a code span of Markdown.
pub(super) fn code_span(text: &str) -> String {
    string(text).replace('`', "\\u0060")
}

fn is_plain(name: &str) -> bool {
    name::is_identifier(name) && name != "__proto__"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that could end a string, a comment, a template or a page in some language.
    const HOSTILE: &str = include_str!("hostile.json");

    fn hostile() -> Vec<String> {
        serde_json::from_str(HOSTILE).unwrap_or_default()
    }

    #[test]
    fn a_string_is_what_was_written() {
        assert!(hostile().len() > 50);
        for text in hostile() {
            let literal = string(&text);
            assert_eq!(serde_json::from_str::<String>(&literal).ok(), Some(text));
            assert!(!literal.contains(['<', '\n', '\r', '\u{2028}', '\u{2029}']), "{literal}");
        }
    }

    #[test]
    fn a_comment_ends_where_it_should() {
        for text in hostile() {
            for line in doc(&text) {
                let line = format!(" * {line}");
                assert!(!line.contains("*/") && !line.contains("{@"), "{line}");
                assert!(!line.contains(['\n', '\r', '\u{2028}', '\u{2029}']), "{line}");
                assert!(!line.trim_start_matches([' ', '*']).starts_with('@'), "{line}");
            }
        }
    }

    #[test]
    fn a_template_has_no_holes_of_its_own() {
        for text in hostile() {
            let text = template(&text).replace("\\\\", "");
            assert!(!text.ends_with('\\'), "{text}");
            assert!(
                !text.replace("\\`", "").contains('`') && !text.replace("\\${", "").contains("${"),
                "{text}"
            );
        }
    }

    #[test]
    fn text_in_markdown_is_text_only() {
        let mut options = comrak::Options::default();
        options.extension.table = true;
        options.extension.strikethrough = true;
        for text in hostile() {
            let page = format!(
                "Errors of {}.\n\n| title |\n|---|\n| x {} |\n",
                markdown(&text),
                markdown(&text)
            );
            let arena = comrak::Arena::new();
            let root = comrak::parse_document(&arena, &page, &options);
            let (mut seen, mut others) = (Vec::new(), Vec::new());
            for node in root.descendants() {
                match &node.data.borrow().value {
                    comrak::nodes::NodeValue::Text(text) => seen.push(text.to_string()),
                    other => others.push(other.xml_node_name()),
                }
            }
            let text = one_line(&text);
            assert_eq!(
                seen,
                [
                    format!("Errors of {text}."),
                    "title".to_owned(),
                    format!("x {text}").trim().to_owned()
                ]
            );
            let expected = [
                "document",
                "paragraph",
                "table",
                "table_row",
                "table_cell",
                "table_row",
                "table_cell",
            ];
            assert_eq!(others, expected, "{page}");
        }
    }

    #[test]
    fn members_are_quoted_where_they_must_be() {
        assert_eq!(key("purchaseUrl"), "purchaseUrl");
        assert_eq!(key("a-b"), "\"a-b\"");
        assert_eq!(key("__proto__"), "[\"__proto__\"]");
        assert_eq!(key("1st"), "\"1st\"");
    }
}
