//! Reads prose and what is written of it with another parser, to compare the two.

use comrak::nodes::{AstNode, ListType, NodeValue};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::markdown::{self, Kind};
use crate::model::Prose;

/// The author of Markdown, who decides on the meaning of HTML.
#[derive(Clone, Copy, PartialEq)]
enum By {
    /// HTML is text.
    Hand,
    /// The only HTML is that of `errcat`.
    Errcat,
}

/// The elements of a text and their content, without white space.
fn read(markdown: &str, by: By) -> String {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    let arena = comrak::Arena::new();
    let mut out = String::new();
    describe(comrak::parse_document(&arena, markdown, &options), by, &mut out);
    out.retain(|letter| !letter.is_whitespace());
    // An element without content, and a paragraph between two others, is nothing that readers see.
    while out.contains("p{}") {
        out = out.replace("p{}", "");
    }
    out
}

fn describe<'a>(node: &'a AstNode<'a>, by: By, out: &mut String) {
    let value = node.data.borrow().value.clone();
    let name = match &value {
        NodeValue::Paragraph => "p".to_owned(),
        NodeValue::Heading(heading) => format!("h{}", heading.level),
        NodeValue::BlockQuote => "quote".to_owned(),
        NodeValue::List(list) if list.list_type == ListType::Ordered => format!("ol{}", list.start),
        NodeValue::List(_) => "ul".to_owned(),
        NodeValue::Item(_) => "li".to_owned(),
        NodeValue::Table(table) => format!("table{:?}", table.alignments),
        NodeValue::TableRow(_) => "tr".to_owned(),
        NodeValue::TableCell => "td".to_owned(),
        NodeValue::ThematicBreak => "rule".to_owned(),
        NodeValue::CodeBlock(code) => format!("pre{{{}}}", code.literal),
        NodeValue::HtmlBlock(html) if by == By::Errcat && html.literal.trim() == "<!-- -->" => {
            String::new()
        }
        NodeValue::HtmlBlock(html) if by == By::Errcat && html.literal.trim() == "<hr/>" => {
            "rule".to_owned()
        }
        NodeValue::HtmlBlock(html) if by == By::Errcat => listing(&html.literal),
        NodeValue::HtmlBlock(html) => {
            let text = without_comments(&html.literal);
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            let paragraphs = lines.split(|line| line.is_empty());
            paragraphs.map(|lines| ["p{", &lines.concat(), "}"].concat()).collect()
        }
        NodeValue::HtmlInline(html) => match (by, &**html) {
            (By::Errcat, "<code>") => "code{".to_owned(),
            (By::Errcat, "</code>") => "}".to_owned(),
            (By::Errcat, "<wbr/>") => String::new(),
            (By::Errcat, html) => panic!("{html}"),
            (By::Hand, html) => without_comments(html),
        },
        NodeValue::Code(code) => format!("code{{{}}}", code.literal),
        NodeValue::Text(text) => text.to_string(),
        // A heading is one line.
        NodeValue::LineBreak if !node.ancestors().any(is_heading) => "br".to_owned(),
        NodeValue::Emph => "em".to_owned(),
        NodeValue::Strong => "strong".to_owned(),
        NodeValue::Link(link) => format!("link[{}|{}]", target(&link.url), link.title),
        NodeValue::Image(link) => format!("image[{}|{}]", target(&link.url), link.title),
        _ => String::new(),
    };
    let label = |node: &'a AstNode<'a>| match &node.data.borrow().value {
        NodeValue::Text(text) => text.to_string(),
        _ => String::new(),
    };
    // A bare address is a link in some engines, and not in others.
    let is_bare = matches!(&value, NodeValue::Link(link) if link.title.is_empty()
        && target(link.url.trim_start_matches("mailto:"))
            == target(&node.descendants().skip(1).map(label).collect::<String>()));
    if is_bare || node.first_child().is_none() || matches!(value, NodeValue::Document) {
        if !is_bare {
            out.push_str(&name);
        }
        node.children().for_each(|child| describe(child, by, out));
        return;
    }
    out.push_str(&name);
    out.push('{');
    node.children().for_each(|child| describe(child, by, out));
    out.push('}');
}

fn is_heading<'a>(node: &'a AstNode<'a>) -> bool {
    matches!(node.data.borrow().value, NodeValue::Heading(_))
}

/// The code in a block of HTML.
fn listing(html: &str) -> String {
    let code = html.trim().strip_prefix("<pre><code>");
    let code = code.and_then(|html| html.strip_suffix("</code></pre>")).expect("a listing");
    let is_mark = |letter: &char| letter.is_ascii_punctuation() && *letter != '&';
    let marks = (0..128_u8).map(char::from).filter(is_mark).chain(['&']);
    let text = marks.fold(code.replace("<br/>", "\n"), |text, mark| {
        text.replace(&format!("&#{};", u32::from(mark)), &mark.to_string())
    });
    format!("pre{{{text}}}")
}

/// An address with one notation for all writers.
fn target(address: &str) -> String {
    let is_plain =
        |letter: char| letter.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(letter);
    let letter = |letter: char| match letter {
        letter if is_plain(letter) || !letter.is_ascii() => letter.to_string(),
        letter if letter.is_control() => String::new(),
        letter => format!("%{:02X}", u32::from(letter)),
    };
    address.chars().map(letter).collect()
}

fn without_comments(html: &str) -> String {
    match html.split_once("<!--") {
        Some((before, rest)) => match rest.split_once("-->") {
            Some((_, after)) => before.to_owned() + &without_comments(after),
            None => html.to_owned(),
        },
        None => html.to_owned(),
    }
}

/// Checks that any text says the same as what a dialect writes of it.
pub(in crate::emit) fn assert_same(written: impl Fn(&Prose) -> String) {
    let assert_same = |text: &str| {
        let text = text.trim();
        let made = written(&markdown::parse(text, Kind::Guide));
        assert_eq!(read(&made, By::Errcat), read(text, By::Hand), "{text}\n=>\n{made}");
    };
    let hostile: Vec<String> = serde_json::from_str(HOSTILE).unwrap_or_default();
    assert!(hostile.len() > 150);
    for text in hostile {
        for page in PLACES {
            assert_same(&page.replace('@', &text));
        }
    }
    let cases = ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::with_cases(300)
    };
    let lines = prop::collection::vec(prop::sample::select(&LINES), 0..9);
    let mut runner = proptest::test_runner::TestRunner::new(cases);
    let tested = runner.run(&lines, |lines| {
        assert_same(&lines.join("\n"));
        Ok(())
    });
    assert!(tested.is_ok(), "{tested:?}");
}

const HOSTILE: &str = include_str!("../pages/markup/hostile.json");

/// Places of a hostile text.
const PLACES: [&str; 7] = [
    "@",
    "- @\n- second",
    "> @",
    "before @ after\nand @",
    "*a @ b*",
    "# @",
    "| a | b |\n|---|---|\n| @ | x |",
];

/// Lines that open, continue or close a block, and text with markup.
const LINES: [&str; 48] = [
    "",
    "",
    "",
    "Text with *emphasis*, **strong** and `code`.",
    "# One",
    "## Two #",
    "---",
    "===",
    "* * *",
    "    four",
    "\n| a | b |\n| --- | :-: |\n| `a\\|b` | *c* |\n",
    "- item",
    "  - sub",
    "    - sub sub",
    "* star",
    "+ plus",
    "-",
    "10) ten",
    "1. one",
    "2. two",
    "   deep",
    "- - twice",
    "```json",
    "```",
    "~~~",
    "{{ x }} and {% y %} and {{< z >}}",
    "> quote",
    "> - a",
    ">",
    "<b>bold</b> text",
    "<div>",
    "</div>",
    "<!-- a comment -->",
    "text <!-- a comment --> text",
    "[link](https://a.example/b_(c) \"ti*tle\")",
    "![image](a.png)",
    "<https://a.example>",
    "[ref]",
    "\n[ref]: https://b.example 'title'\n",
    "a hard  ",
    "break\\",
    "***both*** and **a *b* c** and *a **b** c* and *a **b*** and **a *b***",
    "***a** b* and ***a* b** and *a*_b_ and *a*__b__ and **a**__b__",
    "*_a_* and *a _b_ c* and __*a* b__ and *a*[*b*](c)",
    "a\\*b \\# c &amp; &#123; \\`",
    "$a$ :smile: -- ... (c) \"quoted\" it's",
    "# not `a` *heading*?",
    "import x from 'y'",
];
