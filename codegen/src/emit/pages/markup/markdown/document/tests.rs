//! Tests that every engine's Markdown of a hand-written text says the same as the text itself, to another parser.

use comrak::nodes::{AstNode, ListType, NodeValue};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::emit::pages::engine::{Links, target as link_target};
use crate::emit::pages::markup::{Markdown, commonmark, hostile};
use crate::emit::pages::options::Flavour;

const FLAVOURS: [Flavour; 9] = [
    Flavour::Docusaurus,
    Flavour::Hugo,
    Flavour::Mdbook,
    Flavour::Mkdocs,
    Flavour::Portable,
    Flavour::Single,
    Flavour::Sphinx,
    Flavour::Starlight,
    Flavour::Vitepress,
];

fn written(flavour: Flavour, text: &str) -> String {
    Markdown { flavour, links: Links::None }.document(&commonmark::parse(text), 0)
}

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
        NodeValue::Emph => "em".to_owned(),
        NodeValue::Strong => "strong".to_owned(),
        NodeValue::Link(link) => format!("link[{}|{}]", link_target(&link.url), link.title),
        NodeValue::Image(link) => format!("image[{}|{}]", link_target(&link.url), link.title),
        _ => String::new(),
    };
    let label = |node: &'a AstNode<'a>| match &node.data.borrow().value {
        NodeValue::Text(text) => text.to_string(),
        _ => String::new(),
    };
    // A bare address is a link in some engines, and not in others.
    let is_bare = matches!(&value, NodeValue::Link(link) if link.title.is_empty()
        && link_target(link.url.trim_start_matches("mailto:"))
            == link_target(&node.descendants().skip(1).map(label).collect::<String>()));
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

fn without_comments(html: &str) -> String {
    match html.split_once("<!--") {
        Some((before, rest)) => match rest.split_once("-->") {
            Some((_, after)) => before.to_owned() + &without_comments(after),
            None => html.to_owned(),
        },
        None => html.to_owned(),
    }
}

fn assert_same(text: &str) {
    for flavour in FLAVOURS {
        let mut made = written(flavour, text);
        if flavour == Flavour::Hugo {
            // Hugo prints a shortcode in comment marks without them.
            made = made.replace("{{</*", "{{<").replace("*/>}}", ">}}");
            made = made.replace("{{%/*", "{{%").replace("*/%}}", "%}}");
        }
        // Only MkDocs reads it as it is meant.
        let meant = read(text, By::Hand);
        if flavour == Flavour::Mkdocs && meant.contains("pre{") {
            continue;
        }
        assert_eq!(read(&made, By::Errcat), meant, "{}:\n{text}\n=>\n{made}", flavour.name());
    }
}

#[test]
fn hostile_text_says_what_it_says() {
    for text in hostile() {
        for page in ["@", "- @\n- second", "> @", "before @ after\nand @", "*a @ b*", "# @"] {
            assert_same(&page.replace('@', &text));
        }
    }
}

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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::with_cases(500) })]

    #[test]
    fn any_text_says_what_it_says(
        lines in prop::collection::vec(prop::sample::select(&LINES), 0..9),
    ) {
        assert_same(&lines.join("\n"));
    }
}
