//! Finds loose ends, invisible white space, and paths of one machine.
//!
//! The words are split here, so that this file passes its own check.

use crate::tidy::{Finding, SourceFile};

const LOOSE_ENDS: [&str; 6] = [
    concat!("to", "do!"),
    concat!("unimpl", "emented!"),
    concat!("db", "g!"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("#[ign", "ore"),
];

const HOMES: [&str; 4] =
    [concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/ro", "ot/"), concat!("/tm", "p/")];

pub(super) fn check(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if file.is_hand_written() {
        findings.extend(opening(file));
        findings.extend(ending(file));
        findings.extend(each_line(file, |line| white_space(file, line)));
        findings.extend(each_line(file, |line| loose_end(file, line)));
    }
    findings.extend(each_line(file, |line| home(file, line)));
    findings
}

fn each_line(file: &SourceFile, fault: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    let lines = file.text.split('\n').enumerate();
    lines.filter_map(|(at, line)| Some(file.finding(at + 1, fault(line)?))).collect()
}

/// A Rust file opens with `//!`, unless it is included into another file.
fn opening(file: &SourceFile) -> Option<Finding> {
    let is_included = file.path.starts_with("codegen/src/emit/rust/runtime/");
    let is_silent = file.has_extension(&["rs"]) && !is_included && !file.text.starts_with("//!");
    is_silent.then(|| file.finding(1, "the file does not open with `//!`"))
}

fn ending(file: &SourceFile) -> Option<Finding> {
    let is_cut = !file.text.is_empty() && !file.text.ends_with('\n');
    let is_padded = file.text.ends_with("\n\n");
    let line = file.text.lines().count();
    if is_cut {
        return Some(file.finding(line, "no newline at the end of the file"));
    }
    is_padded.then(|| file.finding(line, "an empty line at the end of the file"))
}

fn white_space(file: &SourceFile, line: &str) -> Option<String> {
    if line.ends_with('\r') {
        return Some("the line ends in CR LF".to_owned());
    }
    if line.ends_with([' ', '\t']) {
        return Some("white space at the end of the line".to_owned());
    }
    let has_tab = file.has_extension(&["rs", "yaml", "yml"]) && line.contains('\t');
    has_tab.then(|| "a tab".to_owned())
}

fn loose_end(file: &SourceFile, line: &str) -> Option<String> {
    if !file.has_extension(&["rs", "ts", "js", "mjs", "j2", "sh"]) {
        return None;
    }
    let word = LOOSE_ENDS.iter().find(|word| line.contains(**word))?;
    Some(format!("a loose end: `{word}`"))
}

/// Finds a path that starts at the root of a disk, but not the path of a URL.
fn home(file: &SourceFile, line: &str) -> Option<String> {
    if file.path.ends_with(".gitignore") {
        return None;
    }
    let starts_path =
        |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-/}~*".contains(c));
    let is_path = |home: &&&str| line.match_indices(**home).any(|(at, _)| starts_path(at));
    let home = HOMES.iter().find(is_path)?;
    Some(format!("a path of one machine: `{home}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&file(path, text)).into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn a_clean_file_is_silent() {
        assert!(found("src/a.rs", "//! A.\n\nfn a() {}\n").is_empty());
        assert!(found("src/empty.md", "").is_empty());
    }

    #[test]
    fn a_rust_file_has_module_docs() {
        assert_eq!(found("src/a.rs", "fn a() {}\n"), ["the file does not open with `//!`"]);
        assert!(found("tests/cases/a/expected.rs", "fn a() {}\n").is_empty());
    }

    #[test]
    fn loose_ends_are_found() {
        for word in LOOSE_ENDS {
            assert_eq!(found("a.ts", &format!("{word}\n")).len(), 1, "{word}");
            assert!(found("a.md", &format!("{word}\n")).is_empty(), "{word}");
        }
    }

    #[test]
    fn white_space_is_found() {
        assert_eq!(found("a.md", "a \n"), ["white space at the end of the line"]);
        assert_eq!(found("a.yaml", "a:\tb\n"), ["a tab"]);
        assert_eq!(found("a.md", "a\r\n"), ["the line ends in CR LF"]);
        assert_eq!(found("a.md", "a"), ["no newline at the end of the file"]);
        assert_eq!(found("a.md", "a\n\n"), ["an empty line at the end of the file"]);
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        for home in HOMES {
            assert_eq!(found("a.md", &format!("see `{home}me`\n")).len(), 1, "{home}");
            assert_eq!(found("generated/a.md", &format!("{home}me\n")).len(), 1, "{home}");
            assert!(found("a.md", &format!("https://example.com{home}me\n")).is_empty(), "{home}");
        }
    }
}
