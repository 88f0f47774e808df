//! `errcat generate`, with and without `--check`.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use snapbox::str;

use crate::fixture::{Fixture, GOOD, errcat, modified, with_error, with_warning};

#[test]
fn the_first_run_writes_and_the_second_does_not() {
    let project = Fixture::new(GOOD);
    project.errcat(&["generate"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
wrote 4 files in generated/

"#]]);
    project.errcat(&["generate"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
up to date

"#]]);
    project.errcat(&["generate", "--check"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
up to date

"#]]);
}

#[test]
fn a_file_that_is_as_it_should_be_is_not_touched() {
    let project = generated();
    let old = SystemTime::now() - Duration::from_secs(3600);
    for (path, _) in project.files("generated") {
        File::options()
            .write(true)
            .open(&path)
            .and_then(|file| file.set_modified(old))
            .expect("set a time");
    }

    project.write("catalog/shop.yaml", &GOOD.replace("There is no such", "Nobody knows this"));
    project.errcat(&["generate", "-q"]).assert().code(0).stderr_eq("");

    let is_touched = |path: &str| modified(&project.path(path)) != old;
    assert!(is_touched("generated/rust/shop.rs"));
    assert!(!is_touched("generated/rust/mod.rs") && !is_touched("generated/rust/errcat.rs"));
}

#[test]
fn neither_the_locale_nor_the_time_zone_matters() {
    let made = [("C", "UTC"), ("tr_TR.UTF-8", "Asia/Kathmandu")].map(|(locale, zone)| {
        let project = Fixture::new(GOOD);
        let command = project.errcat(&["generate", "-q"]).env("LC_ALL", locale).env("LANG", locale);
        command.env("TZ", zone).assert().code(0);
        project.files("generated").into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    });
    assert_eq!(made[0], made[1]);
}

#[test]
fn check_shows_what_an_edited_catalog_would_change() {
    let project = generated();
    let before = project.files("generated");
    project.write("catalog/shop.yaml", &GOOD.replace("status: 409", "status: 410"));
    let output = project.errcat(&["generate", "--check"]).assert().code(1).stderr_eq(str![[r#"
error: generated/ is out of date
help: run `errcat generate`

"#]]);
    let diff = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(
        diff.starts_with(
            "generated/rust/shop.rs: out of date\ngenerated/.errcat.sha256: out of date\n\n\
             --- generated/rust/shop.rs\n+++ generated/rust/shop.rs\n@@ "
        ),
        "{diff}"
    );
    assert!(diff.lines().any(|line| line.starts_with('-') && line.contains("409")), "{diff}");
    assert!(diff.lines().any(|line| line.starts_with('+') && line.contains("410")), "{diff}");
    assert_eq!(project.files("generated"), before, "`--check` writes nothing");
}

#[test]
fn check_shows_an_edited_output() {
    let project = generated();
    let text = project.read("generated/rust/shop.rs");
    project.write("generated/rust/shop.rs", &(text.clone() + "// mine\n"));
    project
        .errcat(&["generate", "--check"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
generated/rust/shop.rs: out of date

--- generated/rust/shop.rs
+++ generated/rust/shop.rs
@@ [..] @@
...
-// mine

"#]])
        .stderr_eq(str![[r#"
error: generated/ is out of date
help: run `errcat generate`

"#]]);
    project.errcat(&["generate"]).assert().code(0).stderr_eq(str![[r#"
wrote 1 file in generated/

"#]]);
    assert_eq!(project.read("generated/rust/shop.rs"), text);
}

#[test]
fn a_long_difference_is_cut() {
    let project = Fixture::new(GOOD);
    let output = project.errcat(&["generate", "--check"]).assert().code(1);
    let diff = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    let shop =
        diff.split("--- /dev/null\n+++ ").find(|file| file.starts_with("generated/rust/shop.rs"));
    let shop = shop.expect("the file is missing, so it differs");
    assert_eq!(shop.lines().count(), 40, "{shop}");
    assert!(shop.trim_end().ends_with("more lines"), "{shop}");
    assert!(!project.path("generated").exists());
}

#[test]
fn what_is_out_of_date_is_called_as_the_user_would_call_it() {
    let project = Fixture::empty();
    project.write("shop/errcat.yaml", "output: src/made\ntargets: { rust: {} }\n");
    project.write("shop/catalog/shop.yaml", GOOD);
    project.errcat(&["generate", "--check", "--project", "shop"]).assert().code(1).stderr_eq(str![
        [r#"
error: shop/src/made/ is out of date
help: run `errcat generate --project shop`

"#]
    ]);
    project.errcat(&["generate", "--project", "shop"]).assert().code(0).stderr_eq(str![[r#"
wrote 4 files in shop/src/made/

"#]]);
    fs::create_dir_all(project.path("shop/src/made/rust")).expect("made a folder");
    let within = project.path("shop/src/made");
    errcat(&within, &["generate"]).assert().code(0).stderr_eq(str![[r#"
up to date

"#]]);
}

#[test]
fn json_has_stdout_to_itself() {
    let project = Fixture::new(GOOD);
    let output = project.errcat(&["generate", "--check", "--format", "json"]).assert().code(1);
    serde_json::from_slice::<serde_json::Value>(&output.get_output().stdout).expect("JSON alone");
    assert!(String::from_utf8_lossy(&output.get_output().stderr).contains("+++ generated/"));
}

#[test]
fn an_error_keeps_what_was_there() {
    let project = generated();
    let before = project.files("generated");
    project.write("catalog/shop.yaml", &with_error());
    project.errcat(&["generate", "--format", "short"]).assert().code(1).stdout_eq("").stderr_eq(
        str![[r#"
catalog/shop.yaml:14:5: error[unknown-key]: unknown key `coz`
1 error: nothing was written

"#]],
    );
    project
        .errcat(&["generate", "--check", "--format", "short"])
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
catalog/shop.yaml:14:5: error[unknown-key]: unknown key `coz`
1 error: nothing was compared

"#]]);
    assert_eq!(project.files("generated"), before);
}

#[test]
fn a_warning_is_shown_and_stops_nothing_unless_it_is_denied() {
    let project = Fixture::new(&with_warning());
    project.errcat(&["generate", "-D", "--format", "short"]).assert().code(1).stderr_eq(str![[
        r#"
catalog/shop.yaml:6:3: warning[missing-remedy]: `OUT_OF_STOCK` has no remedy
1 warning (denied): nothing was written

"#
    ]]);
    assert!(!project.path("generated").exists());
    project.errcat(&["generate", "--format", "short"]).assert().code(0).stderr_eq(str![[r#"
catalog/shop.yaml:6:3: warning[missing-remedy]: `OUT_OF_STOCK` has no remedy
wrote 4 files in generated/

"#]]);
}

#[test]
fn a_file_of_somebody_else_is_never_replaced() {
    let project = Fixture::new(GOOD);
    project.write("generated/rust/shop.rs", "// By hand.\n");
    for args in [&["generate"][..], &["generate", "--check"]] {
        project.errcat(args).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: `generated/rust/shop.rs` was not written by errcat
help: nothing was written; move the file, or set another `output` in `errcat.yaml`

"#]]);
    }
    assert_eq!(project.files("generated").len(), 1, "nothing else is written either");
    assert_eq!(project.read("generated/rust/shop.rs"), "// By hand.\n");
}

#[test]
fn a_file_that_is_no_longer_asked_for_is_removed() {
    let project = Fixture::new(GOOD);
    project.write("catalog/depot.yaml", GOOD);
    project.write("generated/rust/notes.rs", "// By hand.\n");
    project.errcat(&["generate"]).assert().code(0).stderr_eq(str![[r#"
wrote 5 files in generated/

"#]]);
    fs::remove_file(project.path("catalog/depot.yaml")).expect("removed a catalog");

    project.errcat(&["generate", "--check"]).assert().code(1);
    assert!(project.path("generated/rust/depot.rs").exists());
    project.errcat(&["generate"]).assert().code(0).stderr_eq(str![[r#"
wrote 2 files, removed 1 file in generated/

"#]]);
    assert!(!project.path("generated/rust/depot.rs").exists());
    assert!(project.path("generated/rust/notes.rs").exists());
}

/// For example the files of `npm install`.
#[cfg(unix)]
#[test]
fn a_link_in_the_output_is_passed_over() {
    let project = generated();
    std::os::unix::fs::symlink("..", project.path("generated/rust/up")).expect("made a link");
    std::os::unix::fs::symlink("gone", project.path("generated/rust/gone")).expect("made a link");
    project.errcat(&["generate"]).assert().code(0).stderr_eq(str![[r#"
up to date

"#]]);
}

fn generated() -> Fixture {
    let project = Fixture::new(GOOD);
    project.errcat(&["generate", "-q"]).assert().code(0).stderr_eq("");
    project
}
