//! Finds imports against the data flow in `codegen/src`: text → raw → model → check → files → disk.
//!
//! Paths are found anywhere in a file, except in comments and in the tests at its end.

use crate::tidy::{Finding, SourceFile};

/// The modules that a module may use.
enum Allowed {
    AllBut(&'static [&'static str]),
    Only(&'static [&'static str]),
}

/// The boundaries. The options of a target are the part of it that `errcat.yaml` has, so they may use `yaml`.
const BOUNDARIES: [(&str, Allowed); 8] = [
    ("model", Allowed::Only(&["source", "model"])),
    ("namespace", Allowed::Only(&["source", "model"])),
    ("wire", Allowed::Only(&["source", "model", "name", "wire"])),
    ("lower", Allowed::AllBut(&["emit", "check", "wire", "project", "disk"])),
    ("check", Allowed::AllBut(&["emit", "raw", "yaml", "lower", "project", "disk"])),
    ("emit", Allowed::AllBut(&["raw", "check", "project", "disk"])),
    ("emit/", Allowed::AllBut(&["yaml", "lower"])),
    ("inject", Allowed::AllBut(&["raw", "check", "project", "disk"])),
];

/// Libraries, and the only modules that may use them.
const LIBRARIES: [(&str, &[&str]); 12] = [
    ("std::fs", &["disk"]),
    ("std::env", &["disk"]),
    ("std::process", &["disk"]),
    ("granit_parser", &["yaml"]),
    ("pulldown_cmark", &["markdown", "outline"]),
    ("serde_yaml", &[]),
    ("heck", &["name"]),
    ("quote", &["emit/rust"]),
    ("syn", &["emit/rust"]),
    ("prettyplease", &["emit/rust"]),
    ("proc_macro2", &["emit/rust"]),
    ("annotate_snippets", &["report"]),
];

pub(super) fn check(file: &SourceFile) -> Vec<Finding> {
    let is_test = file.path.ends_with("/tests.rs") || file.path.contains("/tests/");
    if !file.path.starts_with("codegen/src/") || !file.has_extension(&["rs"]) || is_test {
        return Vec::new();
    }
    let code = code(&file.text);
    let mut findings = boundaries(file, &code);
    findings.extend(libraries(file, &code));
    findings.extend(templates(file, &code));
    findings
}

fn boundaries(file: &SourceFile, code: &str) -> Vec<Finding> {
    let is_options = file.path.ends_with("/options.rs");
    let boundaries = BOUNDARIES.iter().filter(|(module, _)| is_in(&file.path, module));
    let boundaries = boundaries.filter(|(module, _)| !(is_options && *module == "emit/"));
    let refused = boundaries.flat_map(|(module, allowed)| {
        let named = members(code, "crate").into_iter();
        let refused = named.filter(move |(_, name)| match allowed {
            Allowed::AllBut(refused) => refused.contains(name),
            Allowed::Only(allowed) => !allowed.contains(name),
        });
        refused.map(move |(line, name)| {
            (line, format!("`{}` must not use `crate::{name}`", module.trim_end_matches('/')))
        })
    });
    refused.map(|(line, message)| file.finding(line, message)).collect()
}

fn libraries(file: &SourceFile, code: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (library, homes) in LIBRARIES {
        if homes.iter().any(|home| is_in(&file.path, home)) {
            continue;
        }
        let home = match homes {
            [] => "only tests may use it".to_owned(),
            homes => format!("only `{}` may use it", homes.join("`, `")),
        };
        for line in lines_naming(code, library) {
            findings.push(
                file.finding(line, format!("`{library}` is used outside its module; {home}")),
            );
        }
    }
    findings
}

/// Only emitters of pages may use the template engine, so the Rust emitter may not.
fn templates(file: &SourceFile, code: &str) -> Vec<Finding> {
    if is_in(&file.path, "emit") && !is_in(&file.path, "emit/rust") {
        return Vec::new();
    }
    let lines = lines_naming(code, "minijinja").into_iter();
    lines
        .map(|line| {
            file.finding(line, "only the emitters of pages under `emit` may use `minijinja`")
        })
        .collect()
}

/// Whether a path of `codegen/src` is in a module; if the module ends in `/`, whether it is in the module's folder.
fn is_in(path: &str, module: &str) -> bool {
    let within = path.strip_prefix("codegen/src/").and_then(|path| path.strip_prefix(module));
    within.is_some_and(|rest| module.ends_with('/') || rest == ".rs" || rest.starts_with('/'))
}

fn lines_naming(code: &str, library: &str) -> Vec<usize> {
    match library.split_once("::") {
        Some((root, member)) => {
            let named = members(code, root).into_iter();
            named.filter(|(_, name)| *name == member).map(|(line, _)| line).collect()
        }
        None => members(code, library).into_iter().map(|(line, _)| line).collect(),
    }
}

/// The names after `root::`, with their lines: `b` and `c` in `root::b::x` and `root::{b, c::y}`.
fn members<'a>(code: &'a str, root: &str) -> Vec<(usize, &'a str)> {
    let head = format!("{root}::");
    let mut members = Vec::new();
    for (at, _) in code.match_indices(&head) {
        if code[..at].ends_with(is_word) || code[..at].ends_with("::") {
            continue;
        }
        let rest = at + head.len();
        let starts = if code[rest..].starts_with('{') { group(code, rest) } else { vec![rest] };
        members
            .extend(starts.into_iter().map(|start| (line_of(code, start), word(&code[start..]))));
    }
    members
}

/// The start of each path in a `{…}` group, without those in inner groups.
fn group(code: &str, open: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut depth, mut expects_path) = (0, false);
    for (at, letter) in code[open..].char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 1 && expects_path && is_word(letter) => starts.push(open + at),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        expects_path = matches!(letter, '{' | ',') || (expects_path && letter.is_whitespace());
    }
    starts
}

fn word(text: &str) -> &str {
    text.split(|letter| !is_word(letter)).next().unwrap_or_default()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The text without comments and the tests at its end; line numbers are kept.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().map(|line| match line.split_once("//") {
        Some((before, _)) if before.trim().is_empty() || before.ends_with(' ') => before,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&file(path, text)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_module_against_the_flow_is_refused() {
        let text = "//! Docs.\n\nuse crate::raw::RawError;\n";
        let finding = "codegen/src/emit/rust/code.rs:3: `emit` must not use `crate::raw`";
        assert_eq!(found("codegen/src/emit/rust/code.rs", text), [finding]);
        assert!(found("codegen/src/lower.rs", text).is_empty());
    }

    #[test]
    fn a_group_hides_nothing() {
        let text = "use crate::{\n    model::{Catalog, raw},\n    emit::Files,\n};\n";
        let finding = "codegen/src/check/endless_type.rs:3: `check` must not use `crate::emit`";
        assert_eq!(found("codegen/src/check/endless_type.rs", text), [finding]);
        assert_eq!(found("codegen/src/yaml.rs", "use std::{fmt, fs};\n").len(), 1);
    }

    #[test]
    fn options_of_targets_are_read_from_yaml() {
        let text = "use crate::yaml::Given;\n";
        assert!(found("codegen/src/emit/rust/options.rs", text).is_empty());
        assert_eq!(found("codegen/src/emit/rust/code.rs", text).len(), 1);
    }

    #[test]
    fn the_model_uses_sources_only() {
        assert!(found("codegen/src/model/value.rs", "use crate::source::Span;\n").is_empty());
        assert_eq!(found("codegen/src/model/value.rs", "use crate::report::Report;\n").len(), 1);
    }

    #[test]
    fn libraries_stay_in_their_modules() {
        for (library, home) in [
            ("std::fs::read", "disk/write.rs"),
            ("granit_parser::Parser", "yaml/parse.rs"),
            ("heck::ToSnakeCase", "name.rs"),
            ("quote::quote", "emit/rust.rs"),
            ("minijinja::Environment", "emit/markdown.rs"),
            ("annotate_snippets::Level", "report/human.rs"),
        ] {
            let text = format!("use {library};\n");
            assert_eq!(found("codegen/src/source.rs", &text).len(), 1, "{library}");
            assert!(found(&format!("codegen/src/{home}"), &text).is_empty(), "{library}");
        }
        assert_eq!(found("codegen/src/emit/rust/code.rs", "use minijinja::Value;\n").len(), 1);
    }

    #[test]
    fn comments_tests_and_longer_names_are_ignored() {
        let text = "/// See `crate::raw`.\nuse crate::rawhide::A; // crate::raw::B\n";
        assert!(found("codegen/src/emit.rs", text).is_empty());
        let text = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    use serde_yaml::Value;\n}\n";
        assert!(found("codegen/src/yaml.rs", text).is_empty());
        assert_eq!(found("codegen/src/yaml.rs", "use serde_yaml::Value;\n").len(), 1);
        assert!(found("codegen/src/raw.rs", "use crate::syn::A;\n").is_empty());
    }
}
