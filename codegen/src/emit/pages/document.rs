//! Documents with regenerated blocks: everything outside the blocks is preserved, byte for byte.

use crate::emit::Edit;
use crate::inject::{Block, Document};
use crate::outline;

/// The level of the top headings in the text of a block.
const FIRST_LEVEL: usize = 2;

/// The document with a new text in each block; `None` if any block has no text.
pub(super) fn edit(
    document: &Document,
    mut text: impl FnMut(&Block) -> Option<String>,
) -> Option<Edit> {
    let mut after = document.bom.to_owned();
    let mut end = 0;
    for block in &document.blocks {
        after.push_str(&document.text[end..block.within.start]);
        after.push_str(&placed(block, &text(block)?));
        end = block.within.end;
    }
    after.push_str(&document.text[end..]);
    Some(Edit {
        path: document.path.clone(),
        before: document.bom.to_owned() + &document.text,
        after,
    })
}

/// The lines between the markers, with an empty line at both ends, so that every engine separates text and markers.
fn placed(block: &Block, text: &str) -> String {
    let deeper = (block.level + 1).saturating_sub(FIRST_LEVEL);
    let text = outline::demote_headings(text.trim_matches('\n'), deeper);
    if text.is_empty() {
        return block.line_end.to_owned();
    }
    let line = |line: &str| match line {
        "" => block.line_end.to_owned(),
        line => format!("{}{line}{}", block.indent, block.line_end),
    };
    ["", &*text, ""].iter().flat_map(|part| part.split('\n')).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inject::Content;

    fn document(text: &str, blocks: Vec<Block>) -> Document {
        Document { path: "a.md".to_owned(), bom: "\u{FEFF}", text: text.to_owned(), blocks }
    }

    fn block(within: std::ops::Range<usize>, line_end: &'static str, level: usize) -> Block {
        let indent = "  ".to_owned();
        Block { within, indent, line_end, level, content: (0, Content::Retry) }
    }

    #[test]
    fn a_block_takes_the_form_of_its_marker() {
        let text = "  [\r\nold\r\n  ]";
        let made = |document: Document| {
            edit(&document, |_| Some("## A\n\n```\n# b\n```\n".to_owned())).expect("an edit")
        };
        let edit = made(document(text, vec![block(5..10, "\r\n", 3)]));
        let expected = "\u{FEFF}  [\r\n\r\n  #### A\r\n\r\n  ```\r\n  # b\r\n  ```\r\n\r\n  ]";
        assert_eq!((edit.before, edit.after), (format!("\u{FEFF}{text}"), expected.to_owned()));
    }

    #[test]
    fn a_document_without_blocks_stays() {
        let edit = edit(&document("Text", Vec::new()), |_| None).expect("an edit");
        assert_eq!(edit.before, edit.after);
    }
}
