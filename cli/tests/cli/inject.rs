//! Blocks in hand-written files, in `errcat generate` and `errcat check`.

use std::fs;

use snapbox::str;

use crate::fixture::{Fixture, GOOD, modified};

const PROJECT: &str = "targets: { markdown: [{ flavour: single, inject: [README.md] }] }\n";
const README: &str = "\
# Shop

<!-- errcat: codes -->
old
<!-- /errcat -->

By hand.
";
const FRESH: &str = "\
# Shop

<!-- errcat: codes -->

| Code | HTTP status | Description | Retry |
| --- | --- | --- | --- |
| `OUT_OF_STOCK` | 409 | Nothing is left of the product. | No |
| `E7` | 404 | There is no such coupon. | No |

<!-- /errcat -->

By hand.
";

fn project(readme: &str) -> Fixture {
    let project = Fixture::new(GOOD);
    project.write("errcat.yaml", PROJECT);
    project.write("README.md", readme);
    project
}

#[test]
fn a_block_is_written_once() {
    let project = project(README);
    project.errcat(&["generate"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
wrote 3 files in generated/, updated README.md

"#]]);
    assert_eq!(project.read("README.md"), FRESH);
    let before = modified(&project.path("README.md"));
    project.errcat(&["generate"]).assert().code(0).stderr_eq(str![[r#"
up to date

"#]]);
    assert_eq!(modified(&project.path("README.md")), before);
    project.errcat(&["generate", "--check"]).assert().code(0);
}

#[test]
fn check_shows_what_would_change_and_writes_nothing() {
    let project = project(README);
    project.write("docs/errors.md", README);
    project.write("errcat.yaml", &PROJECT.replace("README.md", "README.md, docs/errors.md"));
    project.errcat(&["generate", "--check"]).assert().code(1).stderr_eq(str![[r#"
error: generated/, README.md and docs/errors.md are out of date
help: run `errcat generate`

"#]]);
    assert_eq!(project.read("README.md"), README);

    project.errcat(&["generate", "-q"]).assert().code(0).stderr_eq("");
    project.write("README.md", README);
    project
        .errcat(&["generate", "--check"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
README.md: out of date

--- README.md
+++ README.md
@@ [..] @@
...
-old
+
+| Code | HTTP status | Description | Retry |
+| --- | --- | --- | --- |
+| `OUT_OF_STOCK` | 409 | Nothing is left of the product. | No |
+| `E7` | 404 | There is no such coupon. | No |
+
...
 By hand.

"#]])
        .stderr_eq(str![[r#"
error: README.md is out of date
help: run `errcat generate`

"#]]);
    assert_eq!(project.read("README.md"), README);
}

#[test]
fn a_broken_marker_keeps_everything_as_it_was() {
    let broken = "<!-- errcat: codes -->\nBy hand.\n<!-- errcat: cods -->\n<!-- /errcat -->\n";
    let project = project(broken);
    let command = |args: &[&str]| project.errcat(args).assert().code(1).stdout_eq("");
    command(&["generate", "--format", "short"]).stderr_eq(str![[r#"
README.md:3:1: error[broken-marker]: this block starts inside another
README.md:3:14: error[unknown-block]: there is no block `cods`
2 errors: nothing was written

"#]]);
    command(&["check"]).stderr_eq(str![[r#"
error[broken-marker]: this block starts inside another
 --> README.md:3:1
  |
1 | <!-- errcat: codes -->
  | ---------------------- this block has not ended
2 | By hand.
3 | <!-- errcat: cods -->
  | ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `<!-- /errcat -->` where the first block ends

error[unknown-block]: there is no block `cods`
 --> README.md:3:14
  |
3 | <!-- errcat: cods -->
  |              ^^^^
  |
help: write this instead
  |
3 | <!-- errcat: codes -->
  |                 +

2 errors

"#]]);
    assert_eq!(project.read("README.md"), broken);
    assert!(!project.path("generated").exists());
}

#[test]
fn bytes_that_are_no_text_are_found() {
    let project = project("");
    fs::write(project.path("README.md"), b"caf\xE9\n").expect("wrote a file");
    project.errcat(&["generate", "--format", "short"]).assert().code(1).stderr_eq(str![[r#"
README.md:1:4: error[wrong-encoding]: a byte that is not UTF-8
1 error: nothing was written

"#]]);
}

#[test]
fn a_missing_file_is_found_where_it_is_listed() {
    let project = project("");
    fs::remove_file(project.path("README.md")).expect("removed a file");
    project.errcat(&["generate", "--format", "short"]).assert().code(1).stderr_eq(str![[r#"
errcat.yaml:1:51: error[unknown-file]: there is no file `README.md`
1 error: nothing was written

"#]]);
}

#[test]
fn a_folder_is_no_file() {
    let project = project("");
    fs::remove_file(project.path("README.md")).expect("removed a file");
    fs::create_dir(project.path("README.md")).expect("made a folder");
    project.errcat(&["generate"]).assert().code(2).stderr_eq(str![[r#"
error: `README.md` is not a file

"#]]);
}

#[test]
fn a_read_only_file_is_left_alone_and_so_is_all_else() {
    let project = project(README);
    let path = project.path("README.md");
    let mut permissions = fs::metadata(&path).expect("a file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set permissions");
    project.errcat(&["generate"]).assert().code(2).stderr_eq(str![[r#"
error: `README.md` is read-only: nothing was written

"#]]);
    assert_eq!(project.read("README.md"), README);
    assert!(!project.path("generated").exists());
    project.errcat(&["generate", "--check"]).assert().code(1);
}

#[test]
fn a_file_of_somebody_else_in_the_output_keeps_the_others_as_they_were() {
    let project = project(README);
    project.write("generated/markdown/single/shop.md", "By hand.\n");
    project.errcat(&["generate"]).assert().code(2);
    assert_eq!(project.read("README.md"), README);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let project = project(README);
    let path = project.path("README.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set permissions");
    project.errcat(&["generate", "-q"]).assert().code(0);
    assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o640);
    assert_eq!(project.read("README.md"), FRESH);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_never_leads_out_of_the_project() {
    use std::os::unix::fs::symlink;
    let project = project(README);
    project.write("docs/index.md", README);
    fs::remove_file(project.path("README.md")).expect("removed a file");
    symlink("docs/index.md", project.path("README.md")).expect("made a link");
    project.errcat(&["generate", "-q"]).assert().code(0);
    assert!(project.path("README.md").is_symlink());
    assert_eq!(project.read("docs/index.md"), FRESH);

    let other = Fixture::empty();
    other.write("README.md", README);
    fs::remove_file(project.path("README.md")).expect("removed a file");
    symlink(other.path("README.md"), project.path("README.md")).expect("made a link");
    project.errcat(&["generate"]).assert().code(2).stderr_eq(str![[r#"
error: `README.md` leads to `[..]README.md`, outside the project: nothing was written

"#]]);
    assert_eq!(other.read("README.md"), README);
}

/// The blocks of each tree link to other pages, so one of the two would always be out of date.
#[cfg(unix)]
#[test]
fn a_link_and_its_target_are_one_file() {
    let project = project(README);
    project.write("docs/index.md", README);
    fs::remove_file(project.path("README.md")).expect("removed a file");
    std::os::unix::fs::symlink("docs/index.md", project.path("README.md")).expect("made a link");
    project.write("errcat.yaml", &PROJECT.replace("README.md", "README.md, docs/index.md"));
    for args in [["generate"].as_slice(), &["generate", "--check"]] {
        project.errcat(args).assert().code(2).stderr_eq(str![[r#"
error: `README.md` and `docs/index.md` are the same file: nothing was written

"#]]);
    }
    assert_eq!(project.read("docs/index.md"), README);
    assert!(!project.path("generated").exists());
}

#[test]
fn paths_are_those_of_the_user() {
    let project = Fixture::empty();
    project.write("shop/errcat.yaml", PROJECT);
    project.write("shop/catalog/shop.yaml", GOOD);
    project.write("shop/README.md", README);
    project.errcat(&["generate", "-q", "--project", "shop"]).assert().code(0);
    project.write("shop/README.md", README);
    project.errcat(&["generate", "--check", "--project", "shop"]).assert().code(1).stderr_eq(str![
        [r#"
error: shop/README.md is out of date
help: run `errcat generate --project shop`

"#]
    ]);
    project.errcat(&["generate", "--project", "shop"]).assert().code(0).stderr_eq(str![[r#"
updated shop/README.md

"#]]);
}
