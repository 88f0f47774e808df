//! Checks that every rule has a page, and every page a rule.

use std::collections::BTreeSet;

use crate::tidy::{Finding, SourceFile};

pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let pages: Vec<(&str, &SourceFile)> =
        files.iter().filter_map(|file| Some((page(file)?, file))).collect();
    let rules: Vec<(&str, &SourceFile, usize)> = files.iter().flat_map(rules).collect();
    let page_names: BTreeSet<&str> = pages.iter().map(|(name, _)| *name).collect();
    let rule_names: BTreeSet<&str> = rules.iter().map(|(name, ..)| *name).collect();

    let orphans = pages.iter().filter(|(name, _)| !rule_names.contains(name));
    let orphans =
        orphans.map(|(name, file)| file.finding(1, format!("no `rule!` is named `{name}`")));
    let bare = rules.iter().filter(|(name, ..)| !page_names.contains(name));
    let bare = bare.map(|(name, file, line)| {
        file.finding(*line, format!("the rule `{name}` has no page `codegen/rules/{name}.md`"))
    });
    orphans.chain(bare).collect()
}

/// The rule that a page is about.
fn page(file: &SourceFile) -> Option<&str> {
    file.path.strip_prefix("codegen/rules/")?.strip_suffix(".md")
}

/// The rules that a file declares, with their lines.
fn rules(file: &SourceFile) -> Vec<(&str, &SourceFile, usize)> {
    if !file.path.starts_with("codegen/src/") || !file.has_extension(&["rs"]) {
        return Vec::new();
    }
    let calls = file.text.match_indices("rule!(");
    let named = calls.filter_map(|(at, call)| {
        let name = file.text[at + call.len()..].trim_start().strip_prefix('"')?;
        let line = file.text[..at].matches('\n').count() + 1;
        Some((name.split_once('"')?.0, file, line))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    #[test]
    fn rules_and_pages_match() {
        let declared =
            file("codegen/src/check/a.rs", "\nstatic RULE: Rule = rule!(\"no-page\", WARN);\n");
        let page = file("codegen/rules/no-rule.md", "# no-rule\n");
        let found: Vec<_> = check(&[declared, page]).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "codegen/rules/no-rule.md:1: no `rule!` is named `no-rule`",
                "codegen/src/check/a.rs:2: the rule `no-page` has no page `codegen/rules/no-page.md`",
            ]
        );
    }

    #[test]
    fn a_declaration_may_have_several_lines() {
        let declared = file("codegen/src/yaml.rs", "rule!(\n    \"duplicate-key\",\n    FIXED\n)");
        let page = file("codegen/rules/duplicate-key.md", "");
        assert!(check(&[declared, page]).is_empty());
    }
}
