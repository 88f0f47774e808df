//! The folders of a project, and paths within them.
//!
//! Two paths are the same if any file system takes them for the same, so that a project is accepted everywhere or nowhere.

use unicode_normalization::UnicodeNormalization;

use crate::name::is_device;
use crate::rule::{FIXED, Rule, rule};
use crate::source::is_unprintable;

pub(crate) static UNSAFE_OUTPUT: Rule = rule!("unsafe-output", FIXED);

/// The path of the project file.
pub(crate) const PROJECT_FILE: &str = "errcat.yaml";
/// The folder of the templates that replace errcat's own.
pub(crate) const TEMPLATES: &str = "templates";

/// The longest name that a file can have, in bytes.
const MAX_NAME: usize = 255;

/// The folders of a project, relative to the project file.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    /// The folder of the catalogs.
    pub(crate) catalog: String,
    /// The folder of the output.
    pub(crate) output: String,
}

/// The parts of a path, without empty ones and `.`.
pub(crate) fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty() && *part != ".")
}

/// A path without empty parts and `.`.
pub(crate) fn clean(path: &str) -> String {
    parts(path).collect::<Vec<_>>().join("/")
}

/// A spelling that all paths share which some file system takes for the same: it ignores case, or how accents are encoded.
pub(crate) fn key(path: &str) -> String {
    clean(path).nfd().flat_map(char::to_lowercase).nfd().collect()
}

/// Whether a path is a folder, or in it.
pub(crate) fn is_within(path: &str, folder: &str) -> bool {
    let (path, folder) = (key(path), key(folder));
    let mut own = parts(&path);
    parts(&folder).all(|part| own.next() == Some(part))
}

/// The reason not to write to a path: it escapes, or is, the folder that it is relative to, is git's, or cannot exist
/// everywhere.
pub(crate) fn refusal(path: &str, folder: &str) -> Option<String> {
    let is_outside =
        path.starts_with('/') || parts(path).any(|part| part == "..") || clean(path).is_empty();
    if is_outside { Some(format!("is not within {folder}")) } else { unusable(path) }
}

/// The reason that a path is of no use: a part of it belongs to git, or is a name that some file system cannot hold.
pub(crate) fn unusable(path: &str) -> Option<String> {
    let is_refused = |letter: char| "\\:*?\"<>|".contains(letter) || is_hidden(letter);
    parts(path).filter(|part| *part != "..").find_map(|part| {
        if is_git(part) {
            Some("belongs to git".to_owned())
        } else if let Some(letter) = part.chars().find(|letter| is_refused(*letter)) {
            Some(if is_hidden(letter) {
                "contains an invisible character".to_owned()
            } else {
                format!("contains `{letter}`, which not every file system allows")
            })
        } else if part.ends_with(['.', ' ']) {
            Some("ends in a dot or a space, which Windows removes".to_owned())
        } else if is_device(part) {
            Some("is the name of a device on Windows".to_owned())
        } else if part.len() > MAX_NAME {
            Some(format!("is longer than {MAX_NAME} bytes"))
        } else {
            None
        }
    })
}

/// Whether a name is that of git's folder, which Windows also calls `GIT~1`.
pub(crate) fn is_git(name: &str) -> bool {
    matches!(key(name).as_str(), ".git" | "git~1")
}

/// Whether a character is invisible: some file systems ignore it.
fn is_hidden(letter: char) -> bool {
    is_unprintable(letter)
        || matches!(letter, '\t' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The relative path from a file to a folder, ending with `/`; both paths are relative to the same folder.
pub(crate) fn way(file: &str, folder: &str) -> String {
    let here: Vec<&str> = parts(file.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
    let there: Vec<&str> = parts(folder).collect();
    let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let up = here[shared..].iter().map(|_| "..");
    up.chain(there[shared..].iter().copied()).flat_map(|part| [part, "/"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_the_same_if_some_file_system_says_so() {
        for (path, folder) in [
            ("docs", "./docs/"),
            ("a//b/c", "a/b"),
            ("Docs/a", "docs"),
            ("caf\u{E9}", "cafe\u{301}"),
            ("CAF\u{C9}", "cafe\u{301}"),
        ] {
            assert!(is_within(path, folder), "{path} in {folder}");
        }
        assert!(!is_within("docs2", "docs") && !is_within("a", "a/b"));
    }

    #[test]
    fn a_path_is_refused_on_every_system_or_on_none() {
        for path in [
            "",
            ".",
            "..",
            "/a",
            "a/../b",
            "..\\a",
            "C:a",
            "C:\\a",
            "\\\\host\\a",
            ".git",
            "a/.GIT/b",
            "GIT~1",
            ".g\u{200C}it",
            "con",
            "a/NUL.md",
            "Com1",
            "lpt\u{B9}.x",
            "a.",
            "a /b",
            "a?",
            "a\u{1B}",
            "a\n",
        ] {
            assert!(refusal(path, "the project").is_some(), "{path:?}");
        }
        let long = "é".repeat(128);
        assert!(refusal(&long, "the project").is_some());
        for path in [
            "a",
            "./a/b.md",
            ".github/a",
            "icon",
            "con-page",
            "nul1",
            "ünï çode",
            "a..b",
            &long[2..],
        ] {
            assert_eq!(refusal(path, "the project"), None, "{path:?}");
        }
    }

    #[test]
    fn a_way_leads_from_a_file_to_a_folder() {
        assert_eq!(way("README.md", "generated/markdown/portable"), "generated/markdown/portable/");
        assert_eq!(way("docs/a/b.md", "generated/x"), "../../generated/x/");
        assert_eq!(way("docs/errors.md", "docs/errors/x"), "errors/x/");
        assert_eq!(way("docs/errors/a.md", "docs/errors"), "");
        assert_eq!(way("a.md", "./out/"), "out/");
    }
}
