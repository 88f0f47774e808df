//! Tests that two independent renderers show every hostile string in every place as plain text.

use super::{Letters, Markdown, Markup, code, collapse, fence, heading, prose};
use crate::emit::commonmark::tests::assert_same;
use crate::emit::pages::engine::Links;
use crate::emit::pages::markup::hostile;
use crate::emit::pages::options::Flavour;
use crate::emit::text::one_line as words;
use crate::markdown::Kind;

fn markdown(flavour: Flavour) -> Markdown<'static> {
    Markdown { flavour, links: Links::None }
}

/// Places of a text: the page around it, and the element that contains it.
const PLACES: [(&str, &str); 4] = [
    ("before\n\n@\n\nafter\n", "paragraph"),
    ("| a | b |\n| --- | --- |\n| @ | x |\n", "cell"),
    ("- @\n- second\n", "item"),
    ("> @\n", "quote"),
];

#[test]
fn an_address_is_a_link_from_end_to_end() {
    let address = |text: &str| Letters::of(text, Flavour::Portable).address(text);
    assert_eq!(address("https://a.b/c_(d)"), "[https://a.b/c\\_(d)](https://a.b/c_%28d%29)");
    assert_eq!(address("https://a.b/c?d."), "[https://a.b/c?d.](https://a.b/c?d.)");
    assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
    assert_eq!(address("/plans"), "/plans");
}

/// The visible text of a page, in two renderers.
fn seen(markdown: &str) -> [String; 2] {
    use pulldown_cmark::{Event, Options, Parser, TagEnd};

    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) => text.push_str(&part),
            Event::End(TagEnd::Link) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => text.push('\n'),
            Event::Rule => text.push_str("<rule>"),
            _ => {}
        }
    }
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut other = String::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            comrak::nodes::NodeValue::Text(part) => other.push_str(part),
            comrak::nodes::NodeValue::Code(part) => other.push_str(&part.literal),
            comrak::nodes::NodeValue::HtmlBlock(part) => other.push_str(&part.literal),
            comrak::nodes::NodeValue::ThematicBreak => other.push_str("<rule>"),
            comrak::nodes::NodeValue::SoftBreak => other.push('\n'),
            comrak::nodes::NodeValue::Paragraph | comrak::nodes::NodeValue::TableCell => {
                other.push('\n');
            }
            _ => {}
        }
    }
    [text, other].map(|text| words(&text))
}

/// Checks that a page shows a text, and is otherwise the same as with a harmless text.
fn assert_seen(page: &str, place: &str, markdown: &str, text: &str) {
    let plain = seen(&page.replace('@', "QQQ"));
    for (renderer, (seen, plain)) in
        seen(&page.replace('@', markdown)).into_iter().zip(plain).enumerate()
    {
        let expected = words(&plain.replace("QQQ", &words(text)));
        assert_eq!(seen, expected, "{place}, renderer {renderer}: {markdown}");
    }
}

#[test]
fn prose_is_what_was_written_wherever_it_stands() {
    for text in hostile() {
        for (page, place) in PLACES {
            assert_seen(page, place, &prose(&text), &text);
        }
    }
}

#[test]
fn code_is_what_was_written_wherever_it_stands() {
    for text in hostile() {
        for (page, place) in PLACES {
            assert_seen(page, place, &code(&text), &text);
        }
    }
}

#[test]
fn no_engine_finds_an_expression() {
    for text in hostile() {
        let (prose, code) = (prose(&text).replace("<wbr/>", ""), code(&text));
        for mark in ["{{", "}}", "{%", "\n"] {
            assert!(!prose.contains(mark) && !code.contains(mark), "{prose} {code}");
        }
        assert!(!prose.contains(['<', '{', '}']), "{prose}");
    }
}

#[test]
fn a_fence_ends_where_it_should() {
    for text in hostile() {
        let page = fence("text", &text) + "\n\nafter\n";
        let expected = words(&format!("{text} after"));
        let events = pulldown_cmark::Parser::new(&page).filter_map(|event| match event {
            pulldown_cmark::Event::Text(text) => Some(text.to_string()),
            pulldown_cmark::Event::End(_) => Some("\n".to_owned()),
            _ => None,
        });
        assert_eq!(words(&events.collect::<String>()), expected);
    }
}

#[test]
fn headings_have_one_anchor_in_every_engine() {
    assert_eq!(heading("Face & recognition errors", ""), "Face and recognition errors");
    assert_eq!(heading("Can't pay", ""), "Cant pay");
    assert_eq!(heading("認証エラー", "Authentication"), "Authentication 認証エラー");
    assert_eq!(heading("404 Not Found", "Not found"), "Not found");
    assert_eq!(heading("404 again", "Example"), "Example 404 again");
    for text in hostile() {
        let heading = heading(&text, "otherwise");
        assert!(
            heading.chars().all(|letter| letter.is_alphanumeric() || letter == ' '),
            "{heading}"
        );
        assert_eq!(heading, collapse(&heading));
    }
}

#[test]
fn code_spans_and_links_of_the_catalog_stay() {
    for (markdown, expected) in [
        ("Call `GET /teams` first", "Call `GET /teams` first"),
        ("[Docs](https://x.example/a_b) of <T>", "[Docs](https://x.example/a_b) of &lt;T&gt;"),
        (
            "see https://x.example/?a=1&b=2.",
            "see [https://x.example/?a=1&amp;b=2](https://x.example/?a=1&amp;b=2).",
        ),
        ("[x](javascript:alert)", "\\[x\\](javascript:alert)"),
        ("an unclosed `tick", "an unclosed \\`tick"),
        ("`a|b`", "<code>a&#124;b</code>"),
    ] {
        let prose = crate::markdown::parse(markdown, Kind::Value);
        assert_eq!(self::markdown(Flavour::Portable).brief(&prose), expected);
    }
}

#[test]
fn prose_says_what_it_says_in_every_engine() {
    for flavour in [
        Flavour::Docusaurus,
        Flavour::Hugo,
        Flavour::Mdbook,
        Flavour::Portable,
        Flavour::Single,
        Flavour::Sphinx,
        Flavour::Starlight,
        Flavour::Vitepress,
    ] {
        assert_same(|prose| {
            let written = markdown(flavour).guide(prose, 0);
            if flavour != Flavour::Hugo {
                return written;
            }
            // Hugo prints a shortcode in comment marks without them.
            let written = written.replace("{{</*", "{{<").replace("*/>}}", ">}}");
            written.replace("{{%/*", "{{%").replace("*/%}}", "%}}")
        });
    }
}
