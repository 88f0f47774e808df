//! A file that is written by hand, with its blocks made anew: all that stands outside of them stays, byte for byte.

use crate::emit::Edit;
use crate::model::{Block, Host};
use crate::outline;

/// The level of the first headings in the text of a block.
const FIRST_LEVEL: usize = 2;

/// The file with what `text` makes of each block; `None` where it makes nothing of one.
pub(super) fn edit(host: &Host, mut text: impl FnMut(&Block) -> Option<String>) -> Option<Edit> {
    let mut after = host.mark.to_owned();
    let mut end = 0;
    for block in &host.blocks {
        after.push_str(&host.text[end..block.within.start]);
        after.push_str(&placed(block, &text(block)?));
        end = block.within.end;
    }
    after.push_str(&host.text[end..]);
    Some(Edit { path: host.path.clone(), before: host.mark.to_owned() + &host.text, after })
}

/// The lines between the markers: an empty one at either end, so that every engine knows text from marker.
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

    fn host(text: &str, blocks: Vec<Block>) -> Host {
        let (path, way) = ("a.md".to_owned(), String::new());
        Host { path, way, mark: "\u{FEFF}", text: text.to_owned(), blocks }
    }

    fn block(within: std::ops::Range<usize>, line_end: &'static str, level: usize) -> Block {
        let indent = "  ".to_owned();
        Block { within, indent, line_end, level, contract: 0, shows: crate::model::Shows::Retry }
    }

    #[test]
    fn a_block_takes_the_form_of_its_marker() {
        let text = "  [\r\nold\r\n  ]";
        let made =
            |host| edit(&host, |_| Some("## A\n\n```\n# b\n```\n".to_owned())).expect("an edit");
        let edit = made(host(text, vec![block(5..10, "\r\n", 3)]));
        let expected = "\u{FEFF}  [\r\n\r\n  #### A\r\n\r\n  ```\r\n  # b\r\n  ```\r\n\r\n  ]";
        assert_eq!((edit.before, edit.after), (format!("\u{FEFF}{text}"), expected.to_owned()));
    }

    #[test]
    fn a_file_without_blocks_stays() {
        let edit = edit(&host("Text", Vec::new()), |_| None).expect("an edit");
        assert_eq!(edit.before, edit.after);
    }
}
