//! Places files, and fails to, in a temporary folder.

use super::*;

fn entries(folder: &Path) -> usize {
    fs::read_dir(folder).expect("a folder").count()
}

fn write<'t>(place: &Path, text: &'t str) -> Write<'t> {
    Write { place: place.to_owned(), text, before: None, permissions: None }
}

fn replace(path: &Path, text: &str) -> Result<(), DiskError> {
    place(&[], &[], &[write(path, text)])
}

#[test]
fn the_files_of_a_killed_run_are_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.md");
    let left = [".errcat-1-0.tmp", ".errcat-99999-12.tmp"];
    let others = [".errcat-1.tmp", ".errcat-a-0.tmp", "errcat-1-0.tmp", ".errcat.sha256"];
    for name in left.iter().chain(&others) {
        fs::write(folder.path().join(name), "left").expect("wrote a file");
    }
    place(&[folder.path().to_owned()], &[], &[]).expect("removed");
    assert!(left.iter().all(|name| !folder.path().join(name).exists()));
    assert!(others.iter().all(|name| folder.path().join(name).exists()));
    replace(&path, "new").expect("replaced");
    assert_eq!(fs::read_to_string(&path).expect("a file"), "new");
    assert_eq!(entries(folder.path()), others.len() + 1);
}

#[test]
fn a_temporary_file_that_another_run_removed_is_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let writes = [write(&folder.path().join("a.md"), "a"), write(&folder.path().join("b.md"), "b")];
    let mut stage = Stage::default();
    stage.fill(&[], &writes).expect("filled");
    sweep(folder.path());
    assert_eq!(entries(folder.path()), 0);
    stage.place(&[], &writes).expect("placed");
    assert_eq!(fs::read_to_string(folder.path().join("b.md")).expect("a file"), "b");
    assert_eq!(entries(folder.path()), 2);
}

#[test]
fn a_file_that_another_run_removed_is_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    place(&[], &[folder.path().join("gone.md")], &[]).expect("removed");
}

#[test]
fn a_failure_before_the_first_file_is_placed_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, file) = (folder.path().join("old.md"), folder.path().join("file"));
    fs::write(&old, "old").expect("wrote a file");
    fs::write(&file, "").expect("wrote a file");
    let writes = [write(&folder.path().join("a/b/c.md"), "new"), write(&file.join("c.md"), "new")];
    place(&[], std::slice::from_ref(&old), &writes).expect_err("a file is no folder");
    assert_eq!(fs::read_to_string(&old).expect("a file"), "old");
    assert_eq!(entries(folder.path()), 2);
}

#[test]
fn a_failure_after_that_tells_how_far_it_came() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, taken) = (folder.path().join("old.md"), folder.path().join("taken.md"));
    fs::write(&old, "old").expect("wrote a file");
    fs::create_dir(&taken).expect("made a folder");
    let error = place(&[], &[old], &[write(&folder.path().join("a.md"), "a"), write(&taken, "b")]);
    let error = error.expect_err("a folder is no file");
    assert!(matches!(error, DiskError::Unfinished { done: 2, total: 3, .. }), "{error}");
    assert_eq!(entries(folder.path()), 2);
}

#[test]
fn the_longest_name_can_be_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    replace(&folder.path().join("a".repeat(255)), "new").expect("replaced");
}

#[cfg(unix)]
#[test]
fn a_link_at_the_temporary_path_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, other) = (folder.path().join("a.md"), folder.path().join("other"));
    fs::write(&other, "kept").expect("wrote a file");
    std::os::unix::fs::symlink(&other, temporary(&path, 0)).expect("made a link");
    replace(&path, "new").expect("replaced");
    assert_eq!(fs::read_to_string(&other).expect("a file"), "kept");
    assert!(!path.is_symlink());
}

#[cfg(unix)]
#[test]
fn a_private_file_is_private_from_the_start() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.md");
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let (temporary, _) = create(&path, Some(&Permissions::from_mode(0o644))).expect("a file");
    assert_eq!(mode(&temporary), 0o600);
    let permissions = Some(Permissions::from_mode(0o640));
    place(&[], &[], &[Write { permissions, ..write(&path, "new") }]).expect("replaced");
    assert_eq!(mode(&path), 0o640);
}
