//! `errcat generate --check` in the formats for programs, and two runs of `errcat generate` at the same time.

use std::fs;
use std::process::{Command, Stdio};

use snapbox::str;

use crate::fixture::{Fixture, GOOD, with_warning};

/// A project whose output has a changed file, a missing one, and one that is no longer generated.
fn stale() -> Fixture {
    let project = Fixture::new(&with_warning());
    project.write("catalog/depot.yaml", GOOD);
    project.errcat(&["generate", "-q"]).assert().code(0);
    fs::remove_file(project.path("catalog/depot.yaml")).expect("removed a catalog");
    fs::remove_file(project.path("generated/rust/errcat.rs")).expect("removed a file");
    let text = project.read("generated/rust/shop.rs");
    let changed = text.replacen("409", "410", 1);
    assert_ne!(changed, text);
    project.write("generated/rust/shop.rs", &changed);
    project
}

#[test]
fn each_stale_file_is_a_line() {
    stale()
        .errcat(&["generate", "--check", "--format", "short"])
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
catalog/shop.yaml:6:3: warning[missing-remedy]: `OUT_OF_STOCK` has no remedy
generated/rust/errcat.rs:1:1: error[stale-output]: this file is missing
generated/rust/mod.rs:[..]:1: error[stale-output]: this file is out of date
generated/rust/shop.rs:[..]:1: error[stale-output]: this file is out of date
generated/.errcat.sha256:[..]:1: error[stale-output]: this file is out of date
generated/rust/depot.rs:1:1: error[stale-output]: this file is no longer generated
error: generated/ is out of date
help: run `errcat generate`

"#]]);
}

#[test]
fn each_stale_file_is_an_annotation() {
    stale()
        .errcat(&["generate", "--check", "--format", "github"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
::warning file=catalog/shop.yaml,line=6,endLine=6,col=3,endColumn=15,title=missing-remedy::`OUT_OF_STOCK` has no remedy%0Ahelp: add `remedy:` here or to its category
::error file=generated/rust/errcat.rs,line=1,endLine=1,col=1,endColumn=1,title=stale-output::this file is missing%0Ahelp: run `errcat generate`
::error file=generated/rust/mod.rs,line=[..],endLine=[..],col=1,endColumn=[..],title=stale-output::this file is out of date%0Ahelp: run `errcat generate`
::error file=generated/rust/shop.rs,line=[..],endLine=[..],col=1,endColumn=[..],title=stale-output::this file is out of date%0Ahelp: run `errcat generate`
::error file=generated/.errcat.sha256,line=[..],endLine=[..],col=1,endColumn=[..],title=stale-output::this file is out of date%0Ahelp: run `errcat generate`
::error file=generated/rust/depot.rs,line=[..],endLine=[..],col=1,endColumn=[..],title=stale-output::this file is no longer generated%0Ahelp: run `errcat generate`

"#]]);
}

#[test]
fn each_stale_file_is_an_object() {
    let project = stale();
    let output = project.errcat(&["generate", "--check", "--format", "json"]).assert().code(1);
    let document: serde_json::Value =
        serde_json::from_slice(&output.get_output().stdout).expect("JSON alone");
    let findings = document["findings"].as_array().expect("a list");
    let line = |found: &serde_json::Value| {
        let of = |key: &str| found[key].to_string();
        [of("path"), of("rule"), of("message")].join(" ")
    };
    let found: Vec<String> = findings.iter().map(line).collect();
    snapbox::assert_data_eq!(
        found.join("\n") + "\n",
        str![[r#"
"catalog/shop.yaml" "missing-remedy" "`OUT_OF_STOCK` has no remedy"
"generated/rust/errcat.rs" "stale-output" "this file is missing"
"generated/rust/mod.rs" "stale-output" "this file is out of date"
"generated/rust/shop.rs" "stale-output" "this file is out of date"
"generated/.errcat.sha256" "stale-output" "this file is out of date"
"generated/rust/depot.rs" "stale-output" "this file is no longer generated"

"#]]
    );
    let shop = findings.iter().find(|found| found["path"] == "generated/rust/shop.rs");
    let changed =
        project.read("generated/rust/shop.rs").lines().position(|line| line.contains("410"));
    assert_eq!(shop.expect("it has changed")["line"], changed.expect("it has") + 1);
    assert!(
        findings.iter().all(|found| found["help"].as_array().is_some_and(|help| !help.is_empty()))
    );
}

#[test]
fn two_runs_at_the_same_time_both_succeed() {
    for _ in 0..5 {
        let project = Fixture::new(GOOD);
        let depots: Vec<String> =
            (0..40).map(|depot| format!("catalog/depot_{depot}.yaml")).collect();
        depots.iter().for_each(|depot| project.write(depot, GOOD));
        project.errcat(&["generate", "-q"]).assert().code(0);
        // The runs write one file and remove many.
        project.write("catalog/shop.yaml", &GOOD.replace("409", "410"));
        depots
            .iter()
            .for_each(|depot| fs::remove_file(project.path(depot)).expect("removed a catalog"));

        let runs = [(); 2].map(|()| {
            let mut run = Command::new(env!("CARGO_BIN_EXE_errcat"));
            let run = run.arg("generate").current_dir(project.path("")).stderr(Stdio::piped());
            run.spawn().expect("started a run")
        });
        for run in runs {
            let output = run.wait_with_output().expect("ended");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        project.errcat(&["generate", "--check"]).assert().code(0).stderr_eq(str![[r#"
up to date

"#]]);
        assert_eq!(project.files("generated").len(), 4);
    }
}
