//! The starter project under Cargo: it builds, and its build script reruns only when necessary.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::fixture::{Fixture, GOOD, errcat};

/// The starter in a fixed folder, so that Cargo builds it once and not in every run.
struct Starter {
    project: PathBuf,
}

impl Starter {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("made a folder");
        errcat(&folder, &["init", name, "-q"]).assert().code(0);
        let project = folder.join(name);
        fs::copy(workspace().join("Cargo.lock"), project.join("Cargo.lock"))
            .expect("copied a file");
        // The folder may be inside the workspace of this repository, but the starter is not a member of it.
        let manifest = fs::read_to_string(project.join("Cargo.toml")).expect("read the manifest");
        fs::write(project.join("Cargo.toml"), manifest + "\n[workspace]\n").expect("wrote it");
        Self { project }
    }

    fn cargo(&self, args: &[&str]) -> Output {
        let library = workspace().join("codegen");
        // The libraries that Cargo has already built are beside the command under test.
        let target =
            Path::new(env!("CARGO_BIN_EXE_errcat")).ancestors().nth(2).expect("a target folder");
        let output = Command::new(env!("CARGO"))
            .args(args)
            .args(["--offline", "--quiet", "--config"])
            .arg(format!("patch.crates-io.errcat-codegen.path = '{}'", library.display()))
            .current_dir(&self.project)
            .env("CARGO_TARGET_DIR", target)
            .output();
        output.expect("Cargo runs")
    }

    /// Whether a build compiles the library again.
    fn rebuilds(&self) -> bool {
        let output = self.cargo(&["build", "--message-format", "json"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let messages = String::from_utf8(output.stdout).expect("JSON");
        let is_ours =
            |line: &&str| line.contains("compiler-artifact") && line.contains("/src/lib.rs");
        let name = format!("{}/src/lib.rs", self.project.display());
        let artifact = messages.lines().filter(is_ours).find(|line| line.contains(&name));
        !artifact.expect("Cargo names the library").contains("\"fresh\":true")
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.project.join(path), text).expect("wrote a file");
    }

    fn append(&self, path: &str, text: &str) {
        let before = fs::read_to_string(self.project.join(path)).expect("read a file");
        self.write(path, &(before + text));
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_starter_builds_without_a_warning_and_its_tests_pass() {
    let output = Starter::new("web-shop").cargo(&["test"]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{stderr}\n{}", String::from_utf8_lossy(&output.stdout));
    assert!(!stderr.contains("warning"), "{stderr}");
}

#[test]
fn the_build_script_runs_again_for_exactly_what_it_read() {
    let starter = Starter::new("book-shop");
    assert!(starter.rebuilds(), "the first build");
    assert!(!starter.rebuilds(), "nothing was touched");
    starter.append("catalog/book_shop_api.yaml", "# A comment.\n");
    assert!(starter.rebuilds(), "a catalog was edited");
    assert!(!starter.rebuilds(), "nothing was touched again");
    starter.write(
        "catalog/second.yaml",
        "errcat: 1\nerrors:\n  GONE: { status: 410, description: It is gone., remedy: Go on. }\n",
    );
    assert!(starter.rebuilds(), "a catalog was added");
    starter.append("errcat.yaml", "# A comment.\n");
    assert!(starter.rebuilds(), "the project file was edited");
    starter.write("notes.txt", "Not read by anything.");
    assert!(!starter.rebuilds(), "a file that nothing reads was added");
}

/// `errcat generate --check` compares blocks; a package or an image may lack the documents.
#[test]
fn a_file_with_blocks_is_nothing_to_a_build() {
    let starter = Starter::new("toy-shop");
    let project = fs::read_to_string(starter.project.join("errcat.yaml")).expect("read a file");
    let markdown = "targets:\n  markdown: [{ flavour: portable, inject: [docs/errors.md] }]\n";
    starter.write("errcat.yaml", &project.replace("targets:\n", markdown));
    assert!(starter.rebuilds(), "the first build, without the file");
    fs::create_dir(starter.project.join("docs")).expect("made a folder");
    for broken in ["<!-- errcat: codes -->\n", "<!-- errcat: cods -->\nold\n<!-- /errcat -->\n"] {
        starter.write("docs/errors.md", broken);
        assert!(!starter.rebuilds(), "prose was edited");
        let text = fs::read_to_string(starter.project.join("docs/errors.md"));
        assert_eq!(text.expect("read a file"), broken);
    }
    starter.append("errcat.yaml", "# A comment.\n");
    assert!(starter.rebuilds(), "a run with the file in place");
    errcat(&starter.project, &["check"]).assert().code(1);
}

/// A crate that includes the generated Rust of a catalog, and needs no other.
fn check_included(catalog: &str, edition: &str, attributes: &str) {
    let project = Fixture::new(catalog);
    project.write("errcat.yaml", "targets: { rust: { examples: true } }\n");
    project.errcat(&["generate", "-q"]).assert().code(0);
    let manifest = format!("[package]\nname = \"shop\"\nedition = \"{edition}\"\n[workspace]\n");
    project.write("Cargo.toml", &manifest);
    let code = "include!(\"../generated/rust/mod.rs\");\n";
    project.write("src/lib.rs", &format!("{attributes}\n{code}"));
    let check = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .current_dir(project.path(""))
        .env("CARGO_TARGET_DIR", project.path("target"))
        .output();
    let stderr = String::from_utf8(check.expect("Cargo runs").stderr).expect("UTF-8");
    assert_eq!(stderr, "", "{edition} {attributes}");
}

#[test]
fn every_edition_with_paths_accepts_the_code() {
    let rich = fs::read_to_string(workspace().join("codegen/tests/it/rich/contract.yaml"));
    let rich = rich.expect("read a catalog");
    for edition in ["2018", "2021", "2024"] {
        check_included(&rich, edition, "#![no_std]\n#![deny(warnings)]");
    }
}

#[test]
fn a_crate_may_forbid_deprecated_items() {
    check_included(GOOD, "2021", "#![forbid(deprecated, unsafe_code)]");
}

#[test]
fn a_mistake_stops_the_build_at_its_place() {
    let starter = Starter::new("tea-shop");
    starter.append("catalog/tea_shop_api.yaml", "titel: Twice\n");
    let output = starter.cargo(&["build"]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(stderr.contains("catalog/tea_shop_api.yaml:"), "{stderr}");
    assert!(
        stderr.contains("unknown key `titel` [unknown-key]; write this instead: title"),
        "{stderr}"
    );
    assert!(!stderr.contains("panicked"), "{stderr}");
}
