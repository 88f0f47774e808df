//! Prose in documentation comments, which editors read as `CommonMark`.

use crate::emit::commonmark::{Dialect, Links, Place, Writer, fence, span};
use crate::emit::typescript::escape::doc;
use crate::model::Prose;
use crate::model::prose::Target;

/// The lines of a text, with every block of it.
pub(super) fn blocks(prose: &Prose) -> Vec<String> {
    doc(&Writer::below(JsDoc, 0, prose))
}

/// The lines of a text after a few words.
pub(super) fn after(lead: &str, prose: &Prose) -> Vec<String> {
    doc(&Writer::after(JsDoc, lead, 0, prose))
}

/// The part of a text for one line.
pub(super) fn brief(prose: &Prose) -> String {
    doc(&Writer::brief(JsDoc, prose)).join(" ")
}

/// `CommonMark` as editors read it. What could end the comment is the concern of [`doc`].
#[derive(Clone, Copy)]
struct JsDoc;

impl Dialect for JsDoc {
    const INDENT: usize = 0;
    const BREAK: &str = "\\\n";

    fn text(self, text: &str, _links: Links) -> String {
        let letters: Vec<char> = one_line(text).chars().collect();
        let mut out = String::new();
        for (at, letter) in letters.iter().copied().enumerate() {
            let before = at.checked_sub(1).map_or(' ', |before| letters[before]);
            let after = letters.get(at + 1).copied().unwrap_or(' ');
            let has_meaning = match letter {
                '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
                '&' => after == '#' || after.is_ascii_alphabetic(),
                '~' => after == '~' || before == '~',
                _ => "\\`*[]<|".contains(letter),
            };
            if has_meaning {
                out.push('\\');
            }
            out.push(letter);
        }
        out
    }

    fn code(self, text: &str) -> String {
        span(&one_line(text))
    }

    fn listing(self, language: &str, text: &str, _place: Place) -> String {
        fence(language, text)
    }

    fn line(self, line: &str) -> String {
        let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = line.len() - number.len();
        if (1..10).contains(&digits) && number.starts_with(['.', ')']) {
            return format!("{}\\{number}", &line[..digits]);
        }
        if line.starts_with(['#', '>', '-', '+', '=']) || line.starts_with("~~~") {
            return format!("\\{line}");
        }
        line.to_owned()
    }

    fn target(self, target: &Target) -> String {
        let letter = |letter: char| match letter {
            '<' | '>' | '\\' | '`' | ' ' => format!("%{:02X}", u32::from(letter)),
            _ if letter.is_control() => String::new(),
            _ => letter.to_string(),
        };
        let address: String = target.address.chars().map(letter).collect();
        match self.text(&target.title, Links::Plain).replace('"', "\\\"") {
            title if title.is_empty() => format!("<{address}>"),
            title => format!("<{address}> \"{title}\""),
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\r', '\n', '\u{2028}', '\u{2029}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::commonmark::tests::assert_same;
    use crate::markdown::{self, Kind};

    #[test]
    fn prose_says_what_it_says() {
        assert_same(|prose| Writer::new(JsDoc, 0).blocks(&prose.blocks()));
    }

    #[test]
    fn a_comment_ends_where_it_should() {
        for (text, expected) in [
            ("a */ b", "a \\*\\/ b"),
            ("```java\n  @Test */\n```", "```java\n  \\@Test *\\/\n```"),
            ("- @internal\n- {@link x}", "- @internal\n- {\\@link x}"),
            ("<b>`a_b`</b> a_b _c_", "\\<b>`a_b`\\</b> a_b *c*"),
            ("a\\\n@b", "a\\\n\\@b"),
        ] {
            assert_eq!(blocks(&markdown::parse(text, Kind::Value)).join("\n"), expected);
        }
    }
}
