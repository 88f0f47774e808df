//! The folders of a project, and paths within them.

use crate::rule::{FIXED, Rule, rule};

pub(crate) static UNSAFE_OUTPUT: Rule = rule!("unsafe-output", FIXED);

/// The path of the project file.
pub(crate) const PROJECT_FILE: &str = "errcat.yaml";
/// The folder of the templates that replace errcat's own.
pub(crate) const TEMPLATES: &str = "templates";

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

/// Whether the path escapes, or is, the folder that it is relative to.
pub(crate) fn is_outside(path: &str) -> bool {
    path.starts_with('/') || parts(path).any(|part| part == "..") || parts(path).next().is_none()
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
    use super::way;

    #[test]
    fn a_way_leads_from_a_file_to_a_folder() {
        assert_eq!(way("README.md", "generated/markdown/portable"), "generated/markdown/portable/");
        assert_eq!(way("docs/a/b.md", "generated/x"), "../../generated/x/");
        assert_eq!(way("docs/errors.md", "docs/errors/x"), "errors/x/");
        assert_eq!(way("docs/errors/a.md", "docs/errors"), "");
        assert_eq!(way("a.md", "./out/"), "out/");
    }
}
