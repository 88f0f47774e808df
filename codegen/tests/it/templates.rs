//! A mistake in a template of the project is one finding at its place, and a deep template needs no deep stack.

use crate::fixture::{GUIDE, RICH, try_compile};

const PROJECT: &str = "targets: { typescript: { package: x }, markdown: [{ flavour: portable }, { flavour: vitepress }, { flavour: single }] }\n";
const INDEX: &str = "templates/markdown/index.md.j2";

/// The errors of a project with this template, one per line.
fn errors(path: &str, text: &str) -> Vec<String> {
    let files = [
        ("errcat.yaml", PROJECT),
        ("catalog/rich/contract.yaml", RICH),
        ("catalog/rich/guides/how-to.md", GUIDE),
        (path, text),
    ];
    let findings = try_compile(&files).err().unwrap_or_default();
    findings.lines().filter(|line| line.contains(": error[")).map(str::to_owned).collect()
}

#[test]
fn a_mistake_is_reported_once_at_its_place() {
    for (path, text, place) in [
        (INDEX, "{{ head }}\n{% include \"markdown/foter.md.j2\" %}", ":2:"),
        (INDEX, "{% extends \"markdown/bse.md.j2\" %}", ":1:"),
        (INDEX, "{% import \"markdown/cse.md.j2\" as case %}", ":1:"),
        (INDEX, "{% from \"markdown/table.md.j2\" import tabel %}{{ tabel(codes) }}", ":1:"),
        (INDEX, "{{ haed }}", ":1:4:"),
        (INDEX, "{{ head | uper }}", ":1:"),
        (INDEX, "{{ codes }}", ":1:4:"),
        (INDEX, "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", ":1:"),
        (INDEX, "{% include \"markdown/index.md.j2\" %}", ":1:"),
        (INDEX, "{{ head | indent(1000) }}", ":1:"),
        (INDEX, "{{ \"%1000d\" | format(1) }}", ":1:"),
        (INDEX, "{{ \"%*d\" | format(1000, 1) }}", ":1:"),
        (INDEX, "{{ \"%(a)9999999999d\" | format({\"a\": 1}) }}", ":1:"),
        ("templates/markdown/code.md.j2", "{{ titel }}", ":1:4:"),
        (
            "templates/markdown/table.md.j2",
            "{% macro table(view) %}{{ vew }}{% endmacro %}",
            ":1:27:",
        ),
        ("templates/markdown/table.md.j2", "{% macro tabel(view) %}{% endmacro %}", ":1:1:"),
        ("templates/markdown/table.md.j2", "{% macro table(view) %}", ":1:"),
        ("templates/markdown/handling.md.j2", "{{ head | join(1, 2, 3) }}", ":1:"),
        ("templates/typescript/module.ts.j2", "{{ prefix.nothing.at.all }}", ":1:10:"),
    ] {
        let errors = errors(path, text);
        assert_eq!(errors.len(), 1, "{text}: {errors:?}");
        let start = format!("{path}{place}");
        assert!(errors[0].starts_with(&start), "{text}: {errors:?}");
        assert!(errors[0].contains("error[broken-template]: "), "{errors:?}");
    }
}

#[test]
fn widths_are_what_was_asked_for() {
    for text in [
        "{{ head | indent(2) | indent(width=999, first=true) }}",
        "{{ \"100%% 20000: %03d %s %.2f\" | format(1, \"2026-11-27\", 1.5) }}",
    ] {
        assert_eq!(errors(INDEX, text), [""; 0], "{text}");
    }
}

#[test]
fn a_deep_template_needs_no_deep_stack() {
    let (open, close) = ("{% if head %}".repeat(10_000), "{% endif %}".repeat(10_000));
    for (text, error) in [
        (format!("{{{{ {}1 }}}}", "-".repeat(50_000)), None),
        (format!("{{{{ 1{} }}}}", " and 1".repeat(30_000)), None),
        (format!("{{{{ head{} }}}}", "|upper".repeat(30_000)), None),
        (format!("{{% if head %}}{}{{% endif %}}", "{% elif head %}".repeat(10_000)), None),
        (format!("{{{{ head{} }}}}", ".a".repeat(50_000)), Some("undefined")),
        (format!("{open}{close}"), Some("recursion limits")),
        (format!("{{{{ {}1{} }}}}", "(".repeat(50_000), ")".repeat(50_000)), Some("recursion")),
        (" ".repeat(300_000), Some("too large")),
    ] {
        let errors = errors(INDEX, &text);
        let short = &text[..40];
        match error {
            None => assert_eq!(errors, [""; 0], "{short}"),
            Some(error) => {
                assert!(errors.len() == 1 && errors[0].contains(error), "{short}: {errors:?}");
            }
        }
    }
}
