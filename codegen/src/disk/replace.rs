//! Replaces the text of a file: a concurrent reader sees the old text or the new one, never half of it.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::disk::DiskError;

/// Replaces the text of a file, and gives it `permissions`, if any.
pub(super) fn replace(
    path: &Path,
    text: &str,
    permissions: Option<Permissions>,
) -> Result<(), DiskError> {
    let (temporary, file) = create(path, permissions.as_ref())?;
    let written = fill(file, text, permissions)
        .map_err(DiskError::io(&temporary))
        .and_then(|()| fs::rename(&temporary, path).map_err(DiskError::io(path)));
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Creates a temporary file beside another, which nobody else can read if that one's permissions are known.
fn create(path: &Path, permissions: Option<&Permissions>) -> Result<(PathBuf, File), DiskError> {
    let options = options(permissions);
    let mut attempt = 0;
    loop {
        let temporary = temporary(path, attempt);
        match options.open(&temporary) {
            // A killed run may have left it, another process may be writing it, or somebody may have put a link there:
            // it is neither written nor removed.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => attempt += 1,
            file => return file.map_err(DiskError::io(&temporary)).map(|file| (temporary, file)),
        }
    }
}

fn options(permissions: Option<&Permissions>) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // A process that opens the file before its permissions are set could read what is written later.
    #[cfg(unix)]
    if permissions.is_some() {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = permissions;
    options
}

/// The path of a temporary file. Its name is hidden, so that no tool takes it for a page or a catalog.
fn temporary(path: &Path, attempt: u32) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{}.{attempt}.{name}", std::process::id()))
}

fn fill(mut file: File, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(folder: &Path) -> usize {
        fs::read_dir(folder).expect("a folder").count()
    }

    #[test]
    fn a_file_left_by_a_killed_run_is_skipped() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        for attempt in 0..3 {
            fs::write(temporary(&path, attempt), "left").expect("wrote a file");
        }
        replace(&path, "new", None).expect("replaced");
        assert_eq!(fs::read_to_string(&path).expect("a file"), "new");
        assert_eq!(fs::read_to_string(temporary(&path, 2)).expect("a file"), "left");
        assert_eq!(entries(folder.path()), 4);
    }

    #[test]
    fn a_failure_leaves_no_temporary_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        fs::create_dir(&path).expect("made a folder");
        replace(&path, "new", None).expect_err("a folder is no file");
        assert_eq!(entries(folder.path()), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_at_the_temporary_path_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other) = (folder.path().join("a.md"), folder.path().join("other"));
        fs::write(&other, "kept").expect("wrote a file");
        std::os::unix::fs::symlink(&other, temporary(&path, 0)).expect("made a link");
        replace(&path, "new", None).expect("replaced");
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
        replace(&path, "new", Some(Permissions::from_mode(0o640))).expect("replaced");
        assert_eq!(mode(&path), 0o640);
    }
}
