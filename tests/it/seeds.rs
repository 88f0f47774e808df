//! Every fact of the five published pages appears in the output: on the single page, and in the tree of pages.
//!
//! `page` reads the text of a page as it was published; `published` reads the generated pages.

mod page;
mod published;

use published::Published;

use crate::root;

/// The contract of each page, and its number of facts, counted by hand, so that a parser that overlooks some fails.
const PAGES: [(&str, usize); 5] = [
    ("content_publishing", 15),
    ("face_recognition", 30),
    ("headshotpro", 24),
    ("inspira", 43),
    ("job_processing", 23),
];

/// Facts that do not appear in the output, with the reason.
const MISSING: [(&str, &str); 0] = [];

#[test]
fn every_fact_comes_out_again() {
    let mut missing = Vec::new();
    let mut counts = Vec::new();
    for (contract, _) in PAGES {
        let text =
            std::fs::read_to_string(root().join(format!("tests/it/seeds/pages/{contract}.txt")))
                .unwrap();
        let facts = page::facts(&text);
        counts.push((contract, facts.len()));
        let folder = contract.replace('_', "-");
        let markdown = root().join("generated/markdown");
        let single = Published::page(&markdown.join(format!("single/{folder}.md")));
        let tree = Published::tree(&markdown.join(format!("portable/{folder}")));
        for fact in &facts {
            for (name, published) in [("single", &single), ("portable", &tree)] {
                if !published.has(fact) {
                    missing.push(format!("{contract}, {name}: {fact}"));
                }
            }
        }
    }
    let known = MISSING.map(|(fact, _)| fact);
    let unknown: Vec<&String> =
        missing.iter().filter(|fact| !known.contains(&fact.as_str())).collect();
    assert!(unknown.is_empty(), "{} facts are missing: {unknown:#?}", unknown.len());
    assert_eq!(missing.len(), known.len(), "a fact that was missing comes out again");
    assert_eq!(counts, PAGES);
}
