//! Tests of which lines are blocks.

use super::*;

/// Reads a text: the directive and the content of each block, and the findings.
fn read(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let sources = Sources::new([("a.md".to_owned(), text.as_bytes().to_vec())]);
    let (file, source) = sources.iter().next().expect("a file");
    let mut report = Report::default();
    let document = parse(&sources, file, &mut report);
    let words = |block: &WrittenBlock| {
        block.content.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ")
    };
    let blocks = document.blocks.iter();
    let blocks = blocks.map(|block| (words(block), source.text[block.within.clone()].to_owned()));
    (blocks.collect(), report.diagnostics().iter().map(|found| found.line(&sources)).collect())
}

fn blocks(text: &str) -> Vec<(String, String)> {
    let (blocks, found) = read(text);
    assert_eq!(found, [""; 0], "{text}");
    blocks
}

fn one(directive: &str, within: &str) -> Vec<(String, String)> {
    vec![(directive.to_owned(), within.to_owned())]
}

fn levels(text: &str) -> Vec<usize> {
    let sources = Sources::new([("a.md".to_owned(), text.as_bytes().to_vec())]);
    let (file, _) = sources.iter().next().expect("a file");
    parse(&sources, file, &mut Report::default()).blocks.iter().map(|block| block.level).collect()
}

#[test]
fn a_block_is_the_text_between_its_markers() {
    assert_eq!(
        blocks("a\n<!-- errcat: codes -->\nold\n<!-- /errcat -->\nb\n"),
        one("codes", "old\n")
    );
    assert_eq!(blocks("[//]: # (errcat: codes a/b)\n[//]: # (/errcat)\n"), one("codes a/b", ""));
    assert_eq!(blocks("{/* errcat:  retry   a */}\n\n{/* /errcat */}"), one("retry a", "\n"));
    assert_eq!(
        blocks("  <!-- errcat: codes -->\n   x\n  <!-- /errcat -->"),
        one("codes", "   x\n")
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_are_accepted() {
    let text = "\u{FEFF}<!-- errcat: codes -->\r\nold\r\n<!-- /errcat -->\r\nb";
    assert_eq!(blocks(text), one("codes", "old\r\n"));
}

#[test]
fn a_document_may_have_no_block() {
    for text in ["", "\n", "Text", "\u{FEFF}", "```\n<!-- errcat: codes -->\n"] {
        assert_eq!(blocks(text), []);
    }
}

#[test]
fn markers_in_code_are_text() {
    for (open, close) in [("```", "```"), ("~~~~md", "~~~~~"), ("   ````", "````")] {
        let shown = format!("{open}\n<!-- errcat: codes -->\n<!-- /errcat -->\n{close}\n");
        assert_eq!(blocks(&shown), []);
        let block = format!("<!-- errcat: codes -->\n{shown}<!-- /errcat -->\n");
        assert_eq!(blocks(&block), one("codes", &shown));
    }
    assert_eq!(blocks("    <!-- errcat: codes -->\n"), []);
    assert_eq!(blocks("---\na: 1\n# <!-- errcat: codes -->\n---\n"), []);
}

/// If a line ended a fence here and opened one for other engines, every line after it would be misread.
#[test]
fn code_in_list_items_and_quotes_is_found() {
    let block = "<!-- errcat: codes -->\nold\n<!-- /errcat -->\n";
    for before in ["1. ```md\n   a\n   ```\n\nShown:\n\n", "- a\n  - ~~~\n    a\n    ~~~\n\n"] {
        assert_eq!(blocks(&format!("{before}```\n{block}```\n")), []);
        assert_eq!(blocks(&format!("{before}{block}")), one("codes", "old\n"));
    }
    // A line that is not indented ends a list item, and one without `>` ends a quote, together with the code in it.
    for before in
        ["- ```\n", "- a\n\n  ```\n", "10) ~~~\n   a\n", "> ```\n", "- > ```\n", "*\t```\n"]
    {
        assert_eq!(blocks(&format!("{before}{block}")), one("codes", "old\n"), "{before}");
    }
    for before in ["- ```\n\n", "  - ```\n    ~~~\n", "-\t~~~\n\ta\n"] {
        let shown = "    <!-- errcat: codes -->\n    ```\n    ~~~\n";
        assert_eq!(blocks(&format!("{before}{shown}{block}")), one("codes", "old\n"), "{before}");
    }
    assert_eq!(blocks(&format!("- ```\n  {}", block.replace('\n', "\n  "))), []);
}

#[test]
fn a_fence_inside_html_is_not_code() {
    for before in
        ["<pre>\n```\n</pre>\n```\n", "<!--\n```\n-->\n", "<b\n```\n```\n", "<b> a\n```\n```\n"]
    {
        let text = format!("{before}<!-- errcat: codes -->\n<!-- /errcat -->\n");
        let is_code = before.starts_with("<pre>");
        assert_eq!(read(&text).0.len(), usize::from(!is_code), "{before}");
    }
    let (blocks, found) = read("<div>\n```\n\n<!-- errcat: codes -->\nold\n<!-- /errcat -->\n");
    assert_eq!(blocks, []);
    let unclear = "error[broken-marker]: some engines read this marker as code";
    assert_eq!(found, [format!("a.md:4:1: {unclear}"), format!("a.md:6:1: {unclear}")]);
}

#[test]
fn odd_line_ends_are_kept() {
    let text = "<!-- errcat: codes -->\r\r\nold\r\r\n<!-- /errcat -->\r\r\n";
    assert_eq!(blocks(text), one("codes", "old\r\r\n"));
}

#[test]
fn a_block_without_an_end_is_reported_wherever_it_starts() {
    let no_end = "error[broken-marker]: this block has no end";
    for text in [
        "<!-- errcat: codes -->",
        "<!-- errcat: codes -->\n\u{e9}\n",
        "<!-- errcat: codes -->\r\n```\n<!-- /errcat -->\n",
    ] {
        assert_eq!(read(text), (Vec::new(), vec![format!("a.md:1:1: {no_end}")]), "{text}");
    }
}

#[test]
fn consequences_of_a_broken_marker_are_not_reported() {
    let (_, found) =
        read("<!-- errcat: -->\n[//]: # (/errcat)\n<!-- errcat: codes -->\n<!-- /errcat -->\n");
    assert_eq!(found.len(), 1, "{found:?}");
    let (_, found) =
        read("<!-- errcat: codes -->\n<!-- /ercat -->\n<!-- errcat: codes -->\n<!-- /errcat -->\n");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn nested_blocks_are_reported() {
    let (blocks, found) =
        read("<!-- errcat: codes -->\n<!-- errcat: retry -->\n<!-- /errcat -->\n");
    assert_eq!(blocks, one("retry", ""));
    assert_eq!(found, ["a.md:2:1: error[broken-marker]: this block starts inside another"]);
}

#[test]
fn the_nearest_heading_counts_but_not_one_that_is_generated() {
    let block = "<!-- errcat: codes -->\n#### Old\n<!-- /errcat -->\n";
    assert_eq!(levels(block), [0]);
    assert_eq!(levels(&format!("# A\n## B\n{block}{block}")), [2, 2]);
    assert_eq!(levels(&format!("A\n=\n```\n### B\n```\n{block}")), [1]);
}

#[test]
fn a_reference_marker_needs_an_empty_line_after_a_paragraph() {
    let marker = "[//]: # (errcat: codes)\n[//]: # (/errcat)\n";
    let refused = "error[broken-marker]: this marker is part of the paragraph above";
    for (at, before) in [
        (2, "Text\n"),
        (2, "- item\n"),
        (2, "3) item\n"),
        (2, "> quote\n"),
        (3, "Text\n    indented\n"),
        (3, "Text\n2. of three\n"),
        (3, "- a\n  - b\n"),
        (2, "**\n"),
        (2, "| a | b |\n"),
    ] {
        let (_, found) = read(&format!("{before}{marker}"));
        assert_eq!(found, [format!("a.md:{at}:1: {refused}")], "{before}");
    }
    for before in [
        "# A\n",
        "A\n=\n",
        "Text\n\n",
        "[a]: b\n",
        "<!-- a -->\n",
        "```\n```\n",
        "***\n",
        "_ _ _\n",
        "    code\n",
        "\tcode\n",
        "- item\n\n",
        "- # item\n",
        "-\n",
        "- ***\n",
        "Text\n***\n",
        "- ```\n",
    ] {
        assert_eq!(blocks(&format!("{before}{marker}")), one("codes", ""), "{before}");
    }
    assert_eq!(blocks("Text\n<!-- errcat: codes -->\n<!-- /errcat -->\n"), one("codes", ""));
}
