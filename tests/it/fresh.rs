//! The committed output equals that of the build script; `UPDATE_EXPECT=1` refreshes it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::root;

#[test]
fn generated_is_what_the_build_script_made() {
    let made = files(Path::new(env!("OUT_DIR")));
    let committed_root = root().join("generated");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        for (path, text) in &made {
            let path = committed_root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }
    let committed = files(&committed_root);
    let paths = |files: &BTreeMap<PathBuf, String>| files.keys().cloned().collect::<Vec<_>>();
    let repair = "run `cargo run -- generate`";
    assert_eq!(paths(&made), paths(&committed), "{repair}");
    for (path, text) in made {
        assert!(text == committed[&path], "`{}` is out of date: {repair}", path.display());
    }
}

/// Every file below a folder.
fn files(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                files.insert(path.strip_prefix(root).unwrap().to_owned(), text);
            }
        }
    }
    files
}
