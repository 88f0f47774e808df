//! Creates the files of a new rule or target from templates.

pub(crate) mod rule;
mod sorted;
pub(crate) mod target;

use std::fs;
use std::path::PathBuf;

use crate::process;

/// Reads a file of `codegen`.
fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(place(path)).map_err(|error| format!("cannot read `{path}`: {error}"))
}

/// Writes a file of `codegen`, and prints its path.
fn write(path: &str, text: &str) -> Result<(), String> {
    let place = place(path);
    let folder = place.parent().map_or(Ok(()), fs::create_dir_all);
    let written = folder.and_then(|()| fs::write(&place, text));
    written.map_err(|error| format!("cannot write `{path}`: {error}"))?;
    println!("wrote {path}");
    Ok(())
}

/// Refuses to write over a file.
fn refuse_existing(path: &str) -> Result<(), String> {
    if place(path).exists() { Err(format!("`{path}` already exists")) } else { Ok(()) }
}

fn place(path: &str) -> PathBuf {
    process::root().join(path)
}

/// The module that a line such as `mod duplicate_code;` declares.
fn module(line: &str) -> Option<&str> {
    line.strip_prefix("mod ")?.strip_suffix(';')
}

/// Whether a name consists of words of lower-case letters and digits, joined by `separator`.
fn is_words(name: &str, separator: char) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.split(separator).all(|word| {
            let mut letters = word.chars();
            !word.is_empty()
                && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words() {
        assert!(is_words("duplicate-code", '-') && is_words("http2", '-'));
        for wrong in
            ["", "Duplicate-code", "duplicate_code", "-code", "code-", "a--b", "2fa", "a b", "a/b"]
        {
            assert!(!is_words(wrong, '-'), "{wrong}");
        }
    }
}
