//! Reads generated Markdown: rows of tables, sections and pages, each with the bodies in it.

use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use super::page::Fact;

/// Units of pages: the pieces of a fact must be in one of them.
#[derive(Default)]
pub(crate) struct Published(Vec<Unit>);

/// A row, a section or a page.
#[derive(Default)]
struct Unit {
    text: String,
    bodies: Vec<Value>,
}

impl Published {
    /// The rows and sections of one page.
    pub(crate) fn page(path: &Path) -> Self {
        Self(units(&std::fs::read_to_string(path).unwrap()))
    }

    /// The rows and sections of every page in a folder, and the whole pages of codes.
    pub(crate) fn tree(folder: &Path) -> Self {
        let mut all = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                all.extend(Self::tree(&path).0);
                continue;
            }
            let units = units(&std::fs::read_to_string(&path).unwrap());
            if folder.ends_with("codes") {
                all.push(whole(&units));
            }
            all.extend(units);
        }
        Self(all)
    }

    /// Whether one unit contains the pieces of a fact, and its body.
    pub(crate) fn has(&self, fact: &Fact) -> bool {
        self.0.iter().any(|unit| {
            let matches = if fact.is_skeleton() { has_form } else { has_members };
            let has_body = |body: &Value| unit.bodies.iter().any(|shown| matches(shown, body));
            fact.pieces.iter().all(|piece| unit.text.contains(&spaced(piece)))
                && fact.body.iter().all(has_body)
        })
    }
}

fn whole(units: &[Unit]) -> Unit {
    let text = units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>().join(" ");
    Unit { text, bodies: units.iter().flat_map(|unit| unit.bodies.clone()).collect() }
}

/// Whether a body has all members that a page shows; the page omits some.
fn has_members(shown: &Value, page: &Value) -> bool {
    match (shown, page) {
        (Value::Object(shown), Value::Object(page)) => page
            .iter()
            .all(|(key, value)| shown.get(key).is_some_and(|shown| has_members(shown, value))),
        (Value::Array(shown), Value::Array(page)) => {
            shown.len() == page.len()
                && shown.iter().zip(page).all(|(shown, page)| has_members(shown, page))
        }
        _ => shown == page,
    }
}

/// Whether a body has the members of a skeleton.
fn has_form(shown: &Value, skeleton: &Value) -> bool {
    match (shown, skeleton) {
        (Value::Object(shown), Value::Object(page)) => page
            .iter()
            .all(|(key, value)| shown.get(key).is_some_and(|shown| has_form(shown, value))),
        _ => std::mem::discriminant(shown) == std::mem::discriminant(skeleton),
    }
}

fn units(markdown: &str) -> Vec<Unit> {
    let mut rows = Vec::new();
    let mut sections = vec![Unit::default()];
    let mut row = String::new();
    let mut json: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        let section = sections.last_mut().unwrap();
        match event {
            Event::Start(Tag::Heading { .. }) => sections.push(Unit::default()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language)))
                if &*language == "json" =>
            {
                json = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) => {
                section
                    .bodies
                    .extend(json.take().map(|json| serde_json::from_str::<Value>(&json).unwrap()));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(json) = &mut json {
                    json.push_str(&text);
                }
                section.text.push_str(&text);
                row.push_str(&text);
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                rows.push(Unit { text: spaced(&std::mem::take(&mut row)), bodies: Vec::new() });
            }
            Event::End(
                TagEnd::TableCell | TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item,
            ) => {
                section.text.push(' ');
                row.push(' ');
            }
            Event::Start(Tag::Table(_)) => row.clear(),
            _ => {}
        }
    }
    for section in &mut sections {
        section.text = spaced(&section.text);
    }
    rows.into_iter().chain(sections).collect()
}

/// The words, separated by single spaces.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
