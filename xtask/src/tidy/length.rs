//! Finds files and functions that are too long.

use crate::tidy::{Finding, SourceFile};

/// The most lines of a hand-written file.
const MAX_FILE: usize = 400;
/// The most lines of a function, its signature included.
const MAX_FUNCTION: usize = 70;

pub(super) fn check(file: &SourceFile) -> Vec<Finding> {
    if !file.is_hand_written() || !file.has_extension(&["rs", "ts", "j2"]) {
        return Vec::new();
    }
    let lines: Vec<&str> = file.text.lines().collect();
    let mut findings = Vec::new();
    if lines.len() > MAX_FILE {
        let message =
            format!("{} lines; split the file by what it makes before {MAX_FILE}", lines.len());
        findings.push(file.finding(1, message));
    }
    if file.has_extension(&["rs"]) {
        for (at, length) in functions(&lines).filter(|(_, length)| *length > MAX_FUNCTION) {
            let message = format!("a function of {length} lines; split it before {MAX_FUNCTION}");
            findings.push(file.finding(at + 1, message));
        }
    }
    findings
}

/// The index and length of each function with a body of several lines, found by indentation.
fn functions<'a>(lines: &'a [&str]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let starts = (0..lines.len()).filter(|at| is_function(lines[*at]));
    starts.filter_map(|at| Some((at, length(&lines[at..])?)))
}

/// The number of lines of a function; `None` if it is a declaration, or on one line.
fn length(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?;
    let indent = &first[..first.len() - first.trim_start().len()];
    let is_end = |line: &str| {
        let line = line.strip_prefix(indent).unwrap_or_default();
        line.starts_with('}') || (!line.starts_with(' ') && line.ends_with([';', '}']))
    };
    let end = lines.iter().position(|line| is_end(line))?;
    (end > 0).then_some(end + 1)
}

fn is_function(line: &str) -> bool {
    let words = [
        "pub",
        "pub(crate)",
        "pub(super)",
        "default",
        "const",
        "async",
        "unsafe",
        "extern",
        "\"C\"",
    ];
    line.split_whitespace().find(|word| !words.contains(word)) == Some("fn")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    fn function(lines: usize) -> String {
        format!(
            "impl A {{\n    pub(crate) fn b(\n        c: u8,\n    ) {{\n{}    }}\n}}\n",
            "        c();\n".repeat(lines)
        )
    }

    #[test]
    fn a_long_function_is_found_where_it_starts() {
        let found = check(&file("src/a.rs", &function(70)));
        assert_eq!(
            found,
            [file("src/a.rs", "").finding(2, "a function of 74 lines; split it before 70")]
        );
        assert!(check(&file("src/a.rs", &function(66))).is_empty());
    }

    #[test]
    fn a_declaration_is_no_function() {
        let text =
            format!("trait A {{\n    fn b();\n}}\nmod c {{\n{}}}\n", "    d!();\n".repeat(90));
        assert!(check(&file("src/a.rs", &text)).is_empty());
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(check(&file("a.ts", &"a();\n".repeat(401))).len(), 1);
        assert!(check(&file("a.ts", &"a();\n".repeat(400))).is_empty());
        assert!(check(&file("generated/a.ts", &"a();\n".repeat(401))).is_empty());
        assert!(check(&file("a.md", &"a\n".repeat(401))).is_empty());
    }
}
