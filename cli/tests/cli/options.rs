//! Options of every command: the project, colours, streams and exit codes.

use std::io;
use std::process::Stdio;

use snapbox::str;

use crate::fixture::{Fixture, GOOD, errcat, with_error};

#[test]
fn the_project_is_found_from_within() {
    let project = Fixture::new(&with_error());
    project.write("src/deep/note.txt", "");
    errcat(&project.path("src/deep"), &["check", "--format", "short"]).assert().code(1).stderr_eq(
        str![[r#"
../../catalog/shop.yaml:14:5: error[unknown-key]: unknown key `coz`
1 error

"#]],
    );
}

#[test]
fn the_nearest_project_wins() {
    let project = Fixture::new(&with_error());
    project.write("inner/errcat.yaml", "{}\n");
    project.write("inner/catalog/shop.yaml", GOOD);
    errcat(&project.path("inner"), &["check"]).assert().code(0);
}

#[test]
fn a_folder_of_catalogs_is_a_project() {
    let project = Fixture::empty();
    project.write("catalog/shop.yaml", GOOD);
    project.errcat(&["check"]).assert().code(0).stderr_eq(str![[r#"
no findings in 1 contract

"#]]);
}

#[test]
fn a_project_can_be_named() {
    let project = Fixture::empty();
    project.write("shop/catalog/shop.yaml", &with_error());
    for args in [["--project", "shop", "check"], ["check", "--project", "./shop/"]] {
        project.errcat(&args).arg("--format=short").assert().code(1).stderr_eq(str![[r#"
shop/catalog/shop.yaml:14:5: error[unknown-key]: unknown key `coz`
1 error

"#]]);
    }
}

#[test]
fn without_a_project_nothing_runs() {
    let folder = Fixture::empty();
    for command in ["check", "generate"] {
        folder.errcat(&[command]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no `errcat.yaml` in this folder or any folder above it
help: `errcat init` creates a project; `--project <DIR>` selects one

"#]]);
    }
    folder.errcat(&["check", "--project", "missing"]).assert().code(2).stderr_eq(str![[r#"
error: the folder `missing` does not exist

"#]]);
    folder.errcat(&["check", "--project", "."]).assert().code(2).stderr_eq(str![[r#"
error: the catalog folder `catalog` does not exist
help: `errcat init` creates a project

"#]]);
}

#[test]
fn a_project_without_a_contract_is_a_mistake() {
    let project = Fixture::empty();
    project.write("errcat.yaml", "targets: { rust: {} }\n");
    project.write("catalog/README.md", "Nothing yet.\n");
    for command in ["check", "generate"] {
        project.errcat(&[command]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no contract in `catalog/`: write `<name>.yaml`, or a folder with `contract.yaml`
help: `catalog` in `errcat.yaml` sets the folder

"#]]);
    }
    project.write("catalog/shop.YML", "errcat: 1\n");
    project.errcat(&["generate"]).assert().code(2).stderr_eq(str![[r#"
error: no contract in `catalog/`: rename `shop.YML` to end in `.yaml`
help: `catalog` in `errcat.yaml` sets the folder

"#]]);
    assert!(project.files("generated").is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_said() {
    let project = Fixture::new(crate::fixture::GOOD);
    std::os::unix::fs::symlink("nowhere", project.path("catalog/old.yaml")).expect("made a link");
    project.errcat(&["check"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: `catalog/old.yaml` is a link to a file that does not exist

"#]]);
}

#[test]
fn a_project_that_cannot_be_read_is_said() {
    let project = Fixture::empty();
    project.write("errcat.yaml", "catalog: contracts\n");
    project.errcat(&["check"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: the catalog folder `contracts` does not exist
help: `catalog` in `errcat.yaml` sets the folder

"#]]);
    project.write("shop/errcat.yaml/note.txt", "a folder where a file is due\n");
    project.errcat(&["check", "--project", "shop"]).assert().code(2).stderr_eq(str![[r#"
error: `shop/errcat.yaml` is not a file

"#]]);
}

#[test]
fn a_wrong_argument_is_no_finding() {
    let project = Fixture::new(GOOD);
    for args in [&["frobnicate"][..], &["check", "--format", "xml"], &["explain"], &[]] {
        project.errcat(args).assert().code(2).stdout_eq("");
    }
}

#[test]
fn help_names_the_exit_codes() {
    let output = Fixture::empty().errcat(&["--help"]).assert().code(0).stderr_eq("");
    let help = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(
        help.contains("Exit codes:\n  0  ") && help.contains("\n  1  ") && help.contains("\n  2  "),
        "{help}"
    );
    let version = concat!("errcat ", env!("CARGO_PKG_VERSION"), "\n");
    Fixture::empty().errcat(&["--version"]).assert().code(0).stdout_eq(version);
}

#[test]
fn colours_follow_the_user() {
    let project = Fixture::new(&with_error());
    let is_coloured = |args: &[&str], variables: &[(&str, &str)]| {
        let command = project.errcat(args).envs(variables.iter().copied());
        command.output().expect("it runs").stderr.contains(&0x1B)
    };
    assert!(!is_coloured(&["check"], &[]), "a pipe is no terminal");
    assert!(is_coloured(&["check", "--color", "always"], &[]));
    assert!(is_coloured(&["check"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&["check"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(is_coloured(&["check"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]));
    assert!(is_coloured(&["check", "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!is_coloured(&["check", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn data_is_never_coloured() {
    let project = Fixture::new(&with_error());
    for args in [&["check", "--format", "json"][..], &["check", "--format", "github"], &["schema"]]
    {
        let output = project.errcat(args).args(["--color", "always"]).output().expect("it runs");
        assert!(!output.stdout.is_empty() && !output.stdout.contains(&0x1B), "{args:?}");
    }
}

#[test]
fn a_reader_that_leaves_early_changes_nothing() {
    let project = Fixture::new(&with_error());
    for (args, code) in [
        (&["rules"][..], 0),
        (&["schema"], 0),
        (&["explain", "E7"], 0),
        (&["--help"], 0),
        (&["check", "--format", "json"], 1),
    ] {
        let output = with_stdout(&project, args, Stdio::from);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !stderr.contains("panicked") && !stderr.contains("error: cannot write"),
            "{stderr}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let project = Fixture::new(GOOD);
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    let output = with_stdout(&project, &["rules"], |_| full().into());
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(stderr.starts_with("error: cannot write to stdout: "), "{stderr}");
}

/// Runs the command with the stdout that `choose` creates, for example from a pipe that nobody reads.
fn with_stdout(
    project: &Fixture,
    args: &[&str],
    choose: impl Fn(io::PipeWriter) -> Stdio,
) -> std::process::Output {
    let (reader, writer) = io::pipe().expect("a pipe");
    drop(reader);
    std::process::Command::new(env!("CARGO_BIN_EXE_errcat"))
        .args(args)
        .current_dir(project.path(""))
        .stdout(choose(writer))
        .stderr(Stdio::piped())
        .spawn()
        .and_then(std::process::Child::wait_with_output)
        .expect("it runs")
}
