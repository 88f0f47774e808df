//! Formats items as text.

use proc_macro2::TokenStream;
use syn::{File, Item};

/// The items, separated by empty lines except between imports.
///
/// Each item is formatted separately, to limit memory for large contracts.
pub(super) fn print(items: TokenStream) -> String {
    let file: File = syn::parse2(items).expect("the emitter makes whole items");
    let mut text = String::new();
    let mut after_import = false;
    for item in file.items {
        let is_import = matches!(item, Item::Use(_));
        let is_block = is_import && after_import;
        if !is_block && !text.is_empty() {
            text.push('\n');
        }
        after_import = is_import;
        let file = File { items: vec![item], attrs: Vec::new(), shebang: None, frontmatter: None };
        text += &spaced(&prettyplease::unparse(&file));
    }
    text
}

/// The text with an empty line after each inner item, which the formatter does not add.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        let is_followed = lines.peek().is_some_and(|next| {
            indent(next) == indent(line) && !next.trim_start().starts_with('}')
        });
        if line.trim_start() == "}" && is_followed {
            spaced.push('\n');
        }
    }
    spaced
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
