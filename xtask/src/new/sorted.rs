//! Inserts a line into sorted lines.

/// Inserts a line by its name into the first run of lines that have one; `None` if there is no such run.
pub(super) fn insert(text: &str, line: &str, name_of: fn(&str) -> Option<&str>) -> Option<String> {
    let name = name_of(line)?;
    let mut lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|line| name_of(line).is_some())?;
    let run = lines[start..].iter().map_while(|line| name_of(line));
    let before = run.take_while(|other| *other < name).count();
    lines.insert(start + before, line);
    Some(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::new::module;

    #[test]
    fn a_line_goes_where_its_name_belongs() {
        let text = "//! Doc.\n\nmod a;\nmod c;\n\nmod tests {}\n";
        let with = |line| insert(text, line, module).unwrap_or_default();
        assert_eq!(with("mod a_b;"), "//! Doc.\n\nmod a;\nmod a_b;\nmod c;\n\nmod tests {}\n");
        assert_eq!(with("mod d;"), "//! Doc.\n\nmod a;\nmod c;\nmod d;\n\nmod tests {}\n");
        assert_eq!(with("mod _a;"), "//! Doc.\n\nmod _a;\nmod a;\nmod c;\n\nmod tests {}\n");
    }

    #[test]
    fn no_run_is_no_place() {
        assert_eq!(insert("fn a() {}\n", "mod a;", module), None);
    }
}
