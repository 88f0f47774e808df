//! Markdown in every text of a catalog: each block of it reaches each reader, as a block.

use errcat_codegen::Files;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag};

use crate::fixture::{compiled, parse};

const CATALOG: &str = include_str!("prose/api.yaml");
const FLAVOURS: [&str; 9] = [
    "docusaurus",
    "hugo",
    "mdbook",
    "mkdocs",
    "portable",
    "single",
    "sphinx",
    "starlight",
    "vitepress",
];

fn files() -> Files {
    let trees: Vec<_> =
        FLAVOURS.iter().map(|it| format!("{{ flavour: {it}, output: {it} }}")).collect();
    let project = format!(
        "targets: {{ rust: {{}}, typescript: {{ package: \"@x/x\" }}, data: {{}}, markdown: [{}] }}\n",
        trees.join(", ")
    );
    compiled(&[("errcat.yaml", &project), ("catalog/api.yaml", CATALOG)])
}

/// The blocks of a text that readers see as blocks.
fn blocks(text: &str) -> Vec<String> {
    let name = |event: Event<'_>| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
            Some(format!("code {language}"))
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some("code ".to_owned()),
        Event::Start(Tag::List(start)) => Some(format!("list {start:?}")),
        Event::Start(Tag::Item) => Some("item".to_owned()),
        Event::Start(Tag::Table(_)) => Some("table".to_owned()),
        Event::Start(Tag::BlockQuote(_)) => Some("quote".to_owned()),
        Event::Start(Tag::Heading { level, .. }) => Some(format!("heading {level}")),
        Event::Rule => Some("rule".to_owned()),
        Event::Html(html) if html.trim() == "<hr/>" => Some("rule".to_owned()),
        _ => None,
    };
    parse(text).filter_map(name).collect()
}

#[test]
fn every_flavour_has_every_block() {
    let files = files();
    for flavour in FLAVOURS {
        let path = match flavour {
            "single" => "single/api.md",
            _ => &format!("{flavour}/api/codes/hook-failed.md"),
        };
        let page = files.get(path).unwrap_or_else(|| panic!("no `{path}`"));
        let after = |words: &str| {
            let (_, rest) = page.split_once(words).unwrap_or_else(|| panic!("no `{words}`"));
            blocks(rest)
        };
        let is_single = flavour == "single";
        let own = after(if is_single { "### Hook failed" } else { "**Hook failed.**" });
        let heading = if is_single { "heading h4" } else { "heading h2" };
        let expected = [
            ["code json", "list None", "item", "item", "list None", "item"].as_slice(),
            &["list Some(3)", "item", "item", "table", heading, "quote", "rule"],
        ];
        assert_eq!(own[..13], expected.concat(), "{flavour}: {page}");
        let causes = after(if is_single { "**Common causes:**" } else { "## Common causes" });
        assert_eq!(causes[..3], ["list None", "item", "item"], "{flavour}");
        let steps = after(if is_single { "**How to fix it:**" } else { "## How to fix it" });
        assert_eq!(steps[..4], ["list Some(1)", "item", "item", "item"], "{flavour}");
        assert!(!page.contains("<kbd>"), "{flavour}");
    }
}

/// A cell has one line, and the rest is below its table.
#[test]
fn what_a_cell_cannot_show_is_below_the_table() {
    let files = files();
    let page = files.get("portable/api/codes/hook-failed.md").unwrap();
    let row = "| `hook` | string | The name of the hook. Example: `\"none\"` |\n\n`hook`: The name of the hook.\n\n- `none`\n- `all`\n";
    assert!(page.contains(row), "{page}");
    let single = files.get("single/api.md").unwrap();
    assert!(single.contains("| `502` | Bad Gateway | A hook failed. |"), "{single}");
    assert!(single.contains("`502`: A hook failed.\n\n- Ours.\n- Yours.\n"), "{single}");
    assert!(single.contains("`read`: Reads.\n\n1. Once.\n2. Twice.\n"), "{single}");
    assert!(single.contains("`OLD`: It was old:\n\n- very old\n"), "{single}");
    let index = files.get("portable/api/index.md").unwrap();
    assert!(index.contains("| 502 | The hook did not answer. |"), "{index}");
    let llms = files.get("portable/api/llms.txt").unwrap();
    assert!(llms.contains("HTTP 502. The hook did not answer.\n"), "{llms}");
}

#[test]
fn a_longer_reason_follows_its_note() {
    let files = files();
    let page = files.get("docusaurus/api/codes/hook-late.md").unwrap();
    assert!(page.contains(":::\n\nUse another:\n\n- faster\n- cheaper\n"), "{page}");
    let page = files.get("portable/api/codes/hook-late.md").unwrap();
    let expected = "> **Deprecated since 2.0.0.** Use [`HOOK_FAILED`](hook-failed.md) instead.\n\nUse another:\n";
    assert!(page.contains(expected), "{page}");
}

#[test]
fn programs_and_data_keep_the_text() {
    let files = files();
    let steps = "1. Start `hookd`.\\n2. Send the request again.\\n3. Tell us.";
    for path in ["data/api/errors.json", "rust/api.rs", "typescript/src/api.ts"] {
        assert!(files.get(path).unwrap().contains(steps), "{path}");
    }
    let data = files.get("data/api/errors.json").unwrap();
    assert!(data.contains("- first point\\n- second *point*\\n  - deeper"), "{data}");
    for (path, start) in [("rust/api.rs", "    /// "), ("typescript/src/api.ts", "     * ")] {
        let text = files.get(path).unwrap();
        for line in [
            "- second *point*",
            "  - deeper",
            "3. three",
            "| a | b |",
            "> Quoted, see [the docs](<https://example.com/hooks>)",
            "1. Start `hookd`.",
        ] {
            assert!(text.contains(&format!("{start}{line}")), "{path}: {line}\n{text}");
        }
    }
    assert!(
        files
            .get("rust/api.rs")
            .unwrap()
            .contains("    /// ```text\n    /// { \"hook\": \"none\" }\n")
    );
    assert!(files.get("typescript/src/api.ts").unwrap().contains("     * ```json\n"));
}

#[test]
fn the_explorer_has_elements() {
    let files = files();
    let page = files.get("portable/explorer.html").unwrap();
    for element in [
        "<ul><li>first point</li><li>second <em>point</em><ul><li>deeper</li></ul></li></ul>",
        "<ol start=\"3\"><li>three</li><li>four</li></ol>",
        "<pre tabindex=\"0\"><code>{ \"hook\": \"none\" }</code></pre>",
        "<h4>A heading</h4>",
        "<blockquote><p>Quoted, see <a href=\"https://example.com/hooks\">the docs</a></p></blockquote><hr>",
        "&lt;kbd&gt;X&lt;/kbd&gt;",
        "<ol><li>Start <code>hookd</code>.</li><li>Send the request again.</li><li>Tell us.</li></ol>",
    ] {
        assert!(page.contains(element), "{element}");
    }
}

/// The headings of a text are below the heading of its place, so that a page has one outline.
#[test]
fn headings_are_below_their_place() {
    let files = files();
    for (path, level) in [
        ("portable/api/index.md", HeadingLevel::H3),
        ("portable/api/codes/hook-failed.md", HeadingLevel::H2),
    ] {
        let page = files.get(path).unwrap();
        let mut levels = parse(page).filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level),
            _ => None,
        });
        assert_eq!(levels.next(), Some(HeadingLevel::H1));
        assert!(levels.any(|it| it == level), "{path}");
    }
}
