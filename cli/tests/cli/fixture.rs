//! Small projects in temporary folders, and the command run in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use snapbox::assert::Action;
use snapbox::cmd::Command;
use tempfile::TempDir;

/// A catalog without findings.
pub(crate) const GOOD: &str = "\
errcat: 1
title: Shop API
version: 1.0.0
retry: { statuses: { 4xx: never } }
errors:
  OUT_OF_STOCK:
    status: 409
    description: Nothing is left of the product.
    remedy: Choose another product.
  UNKNOWN_COUPON:
    code: E7
    status: 404
    description: There is no such coupon.
    cause: The coupon has expired.
    remedy: { action: fix_request, text: Check the coupon. }
    details:
      coupon: { type: string, doc: What was sent., example: SPRING }
";

/// The good catalog with one warning: an error without a remedy.
pub(crate) fn with_warning() -> String {
    GOOD.replace("    remedy: Choose another product.\n", "")
}

/// The good catalog with one error: an unknown key.
pub(crate) fn with_error() -> String {
    GOOD.replace("    cause:", "    coz:")
}

/// A project in a temporary folder, which is removed when the project is dropped.
pub(crate) struct Fixture {
    folder: TempDir,
}

impl Fixture {
    /// A project with one contract, `shop`.
    pub(crate) fn new(catalog: &str) -> Self {
        let fixture = Self::empty();
        fixture.write("errcat.yaml", "targets: { rust: {} }\n");
        fixture.write("catalog/shop.yaml", catalog);
        fixture
    }

    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the test") }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("made a folder");
        fs::write(path, text).expect("wrote a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("read a file")
    }

    /// Every file under a folder, by path, with its text.
    pub(crate) fn files(&self, folder: &str) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        collect(&self.path(folder), &mut files);
        files.sort();
        files
    }

    /// The command, in the folder of the project.
    pub(crate) fn errcat(&self, args: &[&str]) -> Command {
        errcat(self.folder.path(), args)
    }
}

/// The command in a folder, without environment variables for colours.
pub(crate) fn errcat(folder: &Path, args: &[&str]) -> Command {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let action = if update { Action::Overwrite } else { Action::Verify };
    let assert = snapbox::Assert::new().action(action);
    Command::new(env!("CARGO_BIN_EXE_errcat"))
        .with_assert(assert)
        .current_dir(folder)
        .args(args)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR")
        .env_remove("CLICOLOR_FORCE")
}

/// The time at which a file was last written.
pub(crate) fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|about| about.modified()).expect("a file has a time")
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("read a folder").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let text = fs::read_to_string(&path).expect("read a file");
            files.push((path, text));
        }
    }
}
