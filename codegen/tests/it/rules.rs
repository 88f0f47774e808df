//! Each rule's page is its test: the bad catalogs must get exactly the findings drawn in them, the good ones none.
//!
//! A finding is drawn under its line: `#^^^ error: message`. `UPDATE_EXPECT=1` draws what was found.

use std::fmt::Write as _;
use std::path::PathBuf;

use errcat_codegen::report::Diagnostic;
use errcat_codegen::rule::Rule;
use errcat_codegen::rules;
use errcat_codegen::source::Sources;

use crate::fixture::findings;

/// Rules whose mistakes a page cannot show; `limits.rs` and the tests of the command test them.
const WITHOUT_CATALOG: [&str; 3] = ["stale-output", "too-large", "wrong-encoding"];

/// The path of a fence without one above it.
const DEFAULT_PATH: &str = "catalog/example.yaml";

/// A part of a page.
enum Part {
    Prose(String),
    File { path: String, fence: String, language: String, text: String },
}

#[test]
fn pages() {
    let mut wrong = String::new();
    for rule in rules() {
        if let Err(reason) = check_form(rule) {
            writeln!(wrong, "rules/{}.md: {reason}", rule.name).unwrap();
        }
        let page = redraw(rule, &mut wrong);
        if page == rule.page {
            continue;
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let path =
                PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("rules/{}.md", rule.name));
            std::fs::write(path, page).unwrap();
        } else {
            writeln!(wrong, "rules/{}.md should read:\n{page}", rule.name).unwrap();
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong}\nUPDATE_EXPECT=1 cargo test -p errcat-codegen --test it rules"
    );
}

fn check_form(rule: &Rule) -> Result<(), &'static str> {
    let page = rule.page;
    if !page.starts_with(&format!("# {}\n", rule.name)) {
        return Err("the title must be the rule's name");
    }
    if WITHOUT_CATALOG.contains(&rule.name) {
        return Ok(());
    }
    let places: Vec<usize> = ["\n## Why\n", "\n## Bad\n", "\n## Good\n"]
        .iter()
        .filter_map(|heading| page.find(heading))
        .collect();
    let [why, bad, good] = places[..] else { return Err("the sections are Why, Bad and Good") };
    if !(why < bad && bad < good) {
        return Err("the sections are Why, Bad and Good, in this order");
    }
    if !page[bad..good].lines().any(is_finding) {
        return Err("no finding is drawn under Bad");
    }
    if !page[good..].contains("\n```") || page[good..].lines().any(is_finding) {
        return Err("Good shows a catalog without a finding");
    }
    Ok(())
}

/// The page with the actual findings drawn in. Findings of other rules are errors.
fn redraw(rule: &Rule, wrong: &mut String) -> String {
    let parts = parse(rule.page);
    let mut page = String::new();
    for catalog in catalogs(&parts) {
        let files = catalog.iter().filter_map(|part| match part {
            Part::File { path, text, .. } => Some((path.clone(), text.clone().into_bytes())),
            Part::Prose(_) => None,
        });
        let sources = Sources::new(files);
        let report = findings(&sources);
        for found in report.diagnostics().iter().filter(|found| found.rule.name != rule.name) {
            writeln!(wrong, "rules/{}.md: {}", rule.name, found.line(&sources)).unwrap();
        }
        for part in catalog {
            match part {
                Part::Prose(prose) => page.push_str(prose),
                Part::File { path, fence, language, text } => {
                    let text = annotate(path, text, report.diagnostics(), &sources);
                    write!(page, "{fence}{language}\n{text}{fence}\n").unwrap();
                }
            }
        }
    }
    page
}

fn parse(page: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut prose = String::new();
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let language = line.trim_start_matches('`');
        // A file that contains fences is enclosed in longer ones.
        match &line[..line.len() - language.len()] {
            fence if fence.len() < 3 => prose.push_str(line),
            fence => {
                let text = lines
                    .by_ref()
                    .take_while(|line| line.trim_end() != fence)
                    .filter(|line| !is_finding(line));
                let path = path_in(&prose).unwrap_or(DEFAULT_PATH).to_owned();
                let file = Part::File {
                    path,
                    fence: fence.to_owned(),
                    language: language.trim_end().to_owned(),
                    text: text.collect(),
                };
                parts.extend([Part::Prose(std::mem::take(&mut prose)), file]);
            }
        }
    }
    parts.push(Part::Prose(prose));
    parts
}

/// Groups of parts whose files form one project: a heading, or a repeated path, starts the next group.
fn catalogs(parts: &[Part]) -> Vec<&[Part]> {
    let mut starts = vec![0];
    let mut seen: Vec<&str> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Prose(prose) if prose.contains("\n## ") => {
                starts.push(at);
                seen.clear();
            }
            Part::File { path, .. } if seen.contains(&path.as_str()) => {
                // The prose before the file belongs to it.
                starts.push(at - 1);
                seen = vec![path];
            }
            Part::File { path, .. } => seen.push(path),
            Part::Prose(_) => {}
        }
    }
    starts.push(parts.len());
    starts.windows(2).map(|pair| &parts[pair[0]..pair[1]]).collect()
}

/// The text with each finding under the line where it starts.
fn annotate(path: &str, text: &str, findings: &[Diagnostic], sources: &Sources) -> String {
    let mut drawn = String::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        drawn.push_str(line);
        for found in findings.iter().filter(|found| sources.file(found.span().file).path == path) {
            let (start, end) = sources.position(found.span());
            if start.line != index + 1 {
                continue;
            }
            let last = if end.line == start.line {
                end.column
            } else {
                line.trim_end().chars().count() + 1
            };
            let width = last.saturating_sub(start.column).max(1);
            // In the first column, the `#` itself replaces the caret.
            let carets = match start.column {
                1 => "^".repeat((width - 1).max(1)),
                column => " ".repeat(column - 2) + &"^".repeat(width),
            };
            writeln!(drawn, "#{carets} {}: {}", found.level_name(), found.message).unwrap();
        }
    }
    drawn
}

/// `#   ^^^ error: message`
fn is_finding(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('#') else { return false };
    let carets = rest.trim_start_matches(' ');
    let message = carets.trim_start_matches('^');
    carets.len() != message.len()
        && (message.starts_with(" error: ") || message.starts_with(" warning: "))
}

/// The path in a line such as "`catalog/shop/contract.yaml`:" right before a fence.
fn path_in(prose: &str) -> Option<&str> {
    let path = prose.trim_end().lines().last()?.strip_suffix("`:")?.rsplit('`').next()?;
    path.contains('.').then_some(path)
}
