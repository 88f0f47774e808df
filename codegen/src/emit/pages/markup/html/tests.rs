//! Tests that a standard HTML parser reads every hostile string in every place of a page as plain text.

use html5gum::{Token, Tokenizer};

use super::{Html, Markup, attribute, code_link, label, text};
use crate::emit::pages::markup;
use crate::emit::pages::options::Flavour;
use crate::emit::text::one_line as words;

const HTML: Html<'_> = Html { folder: "api", flavour: Flavour::Portable };

fn hostile() -> Vec<String> {
    // The parser normalizes line ends to line feeds.
    markup::hostile().iter().map(|text| text.replace("\r\n", "\n")).collect()
}

/// The visible text of a page, and its elements; `!` is a comment, a doctype or a parse error.
fn read(html: &str) -> (String, Vec<String>) {
    let (mut seen, mut elements) = (String::new(), Vec::new());
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::String(part) => seen.push_str(&String::from_utf8_lossy(&part)),
            Token::StartTag(tag) => elements.push(String::from_utf8_lossy(&tag.name).into_owned()),
            Token::EndTag(_) => {}
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {
                elements.push("!".to_owned());
            }
        }
    }
    (seen, elements)
}

fn targets(html: &str) -> Vec<String> {
    let tags = Tokenizer::new(html).filter_map(|token| match token {
        Ok(Token::StartTag(tag)) => tag.attributes.get(b"href".as_slice()).cloned(),
        _ => None,
    });
    tags.map(|href| String::from_utf8_lossy(&href).into_owned()).collect()
}

#[test]
fn text_is_what_was_written() {
    for hostile in hostile() {
        let page = format!("<p>{}</p>", text(&hostile));
        assert_eq!(read(&page), (hostile.clone(), vec!["p".to_owned()]));
        let page = format!("<pre>{}</pre>", HTML.code(&hostile));
        assert_eq!(read(&page), (hostile, vec!["pre".to_owned(), "code".to_owned()]));
    }
    assert_eq!(read(&text("a\0b")).0, "a\u{fffd}b");
}

#[test]
fn an_attribute_ends_where_it_should() {
    for hostile in hostile() {
        let page = format!("<a href=\"{}\">x</a>", attribute(&hostile));
        assert_eq!(read(&page), ("x".to_owned(), vec!["a".to_owned()]));
        assert_eq!(targets(&page), [hostile]);
    }
}

/// Only code spans and links with a known scheme become markup, and no links where they are not allowed.
#[test]
fn markup_is_that_of_the_catalog() {
    for hostile in hostile() {
        let without_ticks = |text: &str| words(&text.replace('`', ""));
        for (html, allowed) in [
            (HTML.inline(&hostile), ["code", "a"].as_slice()),
            (label(&hostile), ["code"].as_slice()),
            (HTML.paragraphs(&hostile), ["code", "a", "p"].as_slice()),
        ] {
            let (seen, elements) = read(&html);
            assert_eq!(without_ticks(&seen), without_ticks(&hostile), "{html}");
            assert!(elements.iter().all(|name| allowed.contains(&name.as_str())), "{html}");
            let is_known = |target: &String| {
                ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
            };
            assert!(targets(&html).iter().all(is_known), "{html}");
        }
    }
}

#[test]
fn code_spans_and_links_of_the_catalog_stay() {
    for (markdown, expected) in [
        ("Call `GET /teams` first", "Call <code>GET /teams</code> first"),
        (
            "[Docs of `x`](https://x.example/?a=1&b=\"2) of <T>",
            "<a href=\"https://x.example/?a=1&amp;b=&quot;2\">Docs of <code>x</code></a> of &lt;T&gt;",
        ),
        ("[write](mailto:a@b.example)", "<a href=\"mailto:a@b.example\">write</a>"),
        (
            "see https://x.example/a_b.",
            "see <a href=\"https://x.example/a_b\">https://x.example/a_b</a>.",
        ),
        (
            "[https://y.example](https://x.example)",
            "<a href=\"https://x.example\">https://y.example</a>",
        ),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("*not* __markup__", "*not* __markup__"),
    ] {
        assert_eq!(HTML.inline(markdown), expected);
    }
    let plain = "Docs and https://x.example";
    assert_eq!(label("[Docs](https://y.example) and https://x.example"), plain);
    assert_eq!(HTML.paragraphs("a\nb\n\n`c`"), "<p>a b</p><p><code>c</code></p>");
}

#[test]
fn a_code_leads_to_its_entry() {
    assert_eq!(
        code_link("api", "NOT_FOUND"),
        "<a href=\"#api/NOT_FOUND\"><code>NOT_FOUND</code></a>"
    );
    assert_eq!(
        code_link("api", "a% \"b"),
        "<a href=\"#api/a%25%20&quot;b\"><code>a% \"b</code></a>"
    );
}
