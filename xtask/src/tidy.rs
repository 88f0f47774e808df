//! Checks the files of the repository for module boundaries, length and loose ends.

mod flow;
mod length;
mod rules;
mod words;

use std::fmt;

use crate::process;

/// A file of the repository.
struct SourceFile {
    /// The path from the root, with `/` between its parts.
    path: String,
    text: String,
}

/// A finding.
#[derive(Debug, PartialEq)]
struct Finding {
    path: String,
    /// The line, from 1.
    line: usize,
    message: String,
}

pub(crate) fn run() -> Result<(), String> {
    let files = files()?;
    let mut findings: Vec<Finding> = files.iter().flat_map(check_file).collect();
    findings.extend(rules::check(&files));
    findings.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        1 => Err("tidy: 1 finding".to_owned()),
        count => Err(format!("tidy: {count} findings")),
    }
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    [flow::check, length::check, words::check].iter().flat_map(|check| check(file)).collect()
}

/// Reads the text files that git tracks, or would add. Skips files that were deleted or are not UTF-8.
fn files() -> Result<Vec<SourceFile>, String> {
    let listing =
        process::read("git ls-files -z --cached --others --exclude-standard --deduplicate")?;
    let paths = listing.split_terminator('\0');
    Ok(paths
        .filter_map(|path| {
            let text = std::fs::read_to_string(process::root().join(path)).ok()?;
            Some(SourceFile { path: path.to_owned(), text })
        })
        .collect())
}

impl SourceFile {
    fn finding(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, message: message.into() }
    }

    /// Whether the path has one of these extensions.
    fn has_extension(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    /// Whether the file is hand-written: neither generated nor test data.
    fn is_hand_written(&self) -> bool {
        let is_made =
            self.path.starts_with("generated/") || self.path.starts_with("codegen/schema/");
        let is_lock = self.has_extension(&["lock"]) || self.path.ends_with("package-lock.json");
        let mut below_tests = self.path.split('/').skip_while(|part| *part != "tests");
        let is_case = below_tests.any(|part| matches!(part, "cases" | "fixtures" | "expected"));
        !is_made && !is_lock && !is_case
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// A file to check, for tests.
#[cfg(test)]
fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tests_expect_is_not_written_by_hand() {
        assert!(!file("tests/cases/retry/expected.rs", "").is_hand_written());
        assert!(!file("codegen/tests/fixtures/a.rs", "").is_hand_written());
        assert!(!file("generated/rust/mod.rs", "").is_hand_written());
        assert!(file("tests/it/fresh.rs", "").is_hand_written());
        assert!(file("codegen/src/cases.rs", "").is_hand_written());
    }

    #[test]
    fn a_finding_can_be_clicked() {
        assert_eq!(file("a.rs", "").finding(3, "a fault").to_string(), "a.rs:3: a fault");
    }
}
