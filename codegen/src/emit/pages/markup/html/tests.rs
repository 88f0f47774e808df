//! Tests that a standard HTML parser reads every hostile string in every place of a page as plain text.

use html5gum::{Token, Tokenizer};

use super::{Html, Markup, attribute, code_link, label, place, text};
use crate::emit::pages::markup;
use crate::emit::pages::options::Flavour;
use crate::emit::text::one_line as words;
use crate::markdown::{self, Kind};
use crate::model::Prose;

const HTML: Html<'_> = Html { folder: "api", flavour: Flavour::Portable, is_named: false };

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

fn value(text: &str) -> Prose {
    markdown::parse(text, Kind::Value)
}

/// Only Markdown becomes markup, links have a known scheme, and none is where it is not allowed.
#[test]
fn markup_is_that_of_the_catalog() {
    const BLOCKS: [&str; 15] = [
        "a",
        "blockquote",
        "br",
        "code",
        "em",
        "h1",
        "h2",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "ul",
        "h6",
    ];
    for hostile in hostile() {
        let prose = value(&hostile);
        let brief = words(&prose.brief_words());
        for (html, allowed) in [
            (HTML.brief(&prose), ["code", "a", "em", "strong"].as_slice()),
            (label(&prose), ["code", "em", "strong"].as_slice()),
            (HTML.text("", 0, &prose), BLOCKS.as_slice()),
        ] {
            let (seen, elements) = read(&html);
            if allowed.len() < 5 {
                assert_eq!(words(&seen), brief, "{html}");
            }
            assert!(elements.iter().all(|name| allowed.contains(&name.as_str())), "{html}");
            let is_known = |target: &String| {
                ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
            };
            assert!(targets(&html).iter().all(is_known), "{html}");
        }
    }
}

#[test]
fn markdown_is_markup() {
    for (markdown, expected) in [
        ("Call `GET /teams` first", "<p>Call <code>GET /teams</code> first</p>"),
        (
            "[Docs of `x`](https://x.example/?a=1&b=\"2) of <T>",
            "<p><a href=\"https://x.example/?a=1&amp;b=&quot;2\">Docs of <code>x</code></a> of &lt;T&gt;</p>",
        ),
        ("[write](mailto:a@b.example)", "<p><a href=\"mailto:a@b.example\">write</a></p>"),
        (
            "see https://x.example/a_b.",
            "<p>see <a href=\"https://x.example/a_b\">https://x.example/a_b</a>.</p>",
        ),
        (
            "[https://y.example](https://x.example)",
            "<p><a href=\"https://x.example\">https://y.example</a></p>",
        ),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
        ("*soft* __bold__\\\nnext", "<p><em>soft</em> <strong>bold</strong><br>next</p>"),
        ("a\nb\n\n`c`", "<p>a b</p><p><code>c</code></p>"),
        ("- a\n- b\n  1. c", "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>"),
        ("3. a", "<ol start=\"3\"><li>a</li></ol>"),
        ("1. a\n\n2. b", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"),
        ("## A\n\n### B", "<h4>A</h4><h5>B</h5>"),
        ("```html\n<b>\n```", "<pre tabindex=\"0\"><code>&lt;b&gt;</code></pre>"),
        ("> a\n\n---", "<blockquote><p>a</p></blockquote><hr>"),
        (
            "![a map](https://x.example/a.png)",
            "<p><a href=\"https://x.example/a.png\">a map</a></p>",
        ),
        (
            "| a |\n|--:|\n| `b` |",
            "<div class=\"table\" tabindex=\"0\"><table><tr><th class=\"right\">a</th></tr><tr><td class=\"right\"><code>b</code></td></tr></table></div>",
        ),
    ] {
        assert_eq!(HTML.text("", 3, &value(markdown)), expected);
    }
    let plain = "Docs and https://x.example";
    assert_eq!(label(&value("[Docs](https://y.example) and https://x.example")), plain);
}

#[test]
fn a_code_leads_to_its_entry() {
    assert_eq!(
        code_link("NOT_FOUND", &place("api", "NOT_FOUND")),
        "<a href=\"#api/NOT_FOUND\"><code>NOT_FOUND</code></a>"
    );
    assert_eq!(
        code_link("a% \"b", &place("api", "a% \"b")),
        "<a href=\"#api/a%25%20&quot;b\"><code>a% \"b</code></a>"
    );
}
