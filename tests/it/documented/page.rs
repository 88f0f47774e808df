//! Reads the blocks of code of a page, independently of the emitter.

use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A page: its first heading, and its blocks of code in one language, in order.
pub(crate) struct Page {
    pub(crate) title: String,
    blocks: Vec<(String, String)>,
}

impl Page {
    pub(crate) fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut page = Self { title: String::new(), blocks: Vec::new() };
        let mut language = None;
        let mut in_title = false;
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => in_title = true,
                Event::End(TagEnd::Heading(_)) => in_title = false,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    language = Some(info.to_string());
                    page.blocks.push((info.to_string(), String::new()));
                }
                Event::End(TagEnd::CodeBlock) => language = None,
                Event::Text(text) if language.is_some() => {
                    page.blocks.last_mut().unwrap().1.push_str(&text);
                }
                Event::Text(text) if in_title => page.title.push_str(&text),
                _ => {}
            }
        }
        page
    }

    /// The code in the title `CODE – API`.
    pub(crate) fn code(&self) -> &str {
        self.title.split_once(" – ").map_or(&self.title, |(code, _)| code)
    }

    /// The blocks in a language.
    pub(crate) fn blocks<'p>(&'p self, language: &'p str) -> impl Iterator<Item = &'p str> {
        self.blocks.iter().filter(move |(of, _)| of == language).map(|(_, text)| text.as_str())
    }

    /// The blocks of JSON, with normalized white space.
    pub(crate) fn json(&self) -> Vec<String> {
        let compact = |text| serde_json::from_str::<serde_json::Value>(text).unwrap().to_string();
        self.blocks("json").map(compact).collect()
    }
}

/// The pages in a folder, by path.
pub(crate) fn all(folder: &Path) -> Vec<Page> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_page =
        |path: &&std::path::PathBuf| path.extension().is_some_and(|ending| ending == "md");
    paths.iter().filter(is_page).map(|path| Page::read(path)).collect()
}
