//! A template of the project that exhausts the memory is a finding, and nothing is written.

use crate::fixture::{Fixture, GOOD};

const PROJECT: &str = "targets: { markdown: [{ flavour: portable }] }\n";

#[test]
fn no_template_exhausts_the_memory() {
    let start = "{% set x = head %}";
    for step in [
        "{% set x = x ~ x %}",
        "{% set x %}{{ x }}{{ x }}{% endset %}",
        "{% set x = x | replace(\"\", x) %}",
        "{% set x = x | list | join(x) %}",
    ] {
        let project = Fixture::new(GOOD);
        project.write("errcat.yaml", PROJECT);
        let template = format!("{start}{}", step.repeat(60));
        project.write("templates/markdown/index.md.j2", &template);
        let output = project.errcat(&["generate", "--format", "short"]).assert().code(1);
        let errors = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        let expected = "templates/markdown/index.md.j2:1:1: error[broken-template]: this template needs too much memory";
        assert!(errors.contains(expected), "{step}: {errors}");
        assert!(!project.path("generated").exists(), "{step}");
    }
}
