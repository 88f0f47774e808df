//! `synth <count>`: creates a project of synthetic errors, for benchmarks.
//!
//! The same count and seed give the same catalog, byte for byte, on every machine.

mod draw;
mod package;
mod params;
mod random;
mod words;
mod yaml;

use std::fs;
use std::path::PathBuf;

use crate::process;

/// Paths relative to the project folder, with their texts.
type SynthFiles = Vec<(String, String)>;

/// The most codes that the words can form.
const MAX_COUNT: usize = 100_000;

#[derive(Debug, PartialEq)]
struct SynthOptions {
    count: usize,
    seed: u64,
    out: PathBuf,
}

pub(crate) fn run(count: &str, options: &[&str]) -> Result<(), String> {
    let SynthOptions { count, seed, out } = SynthOptions::parse(count, options)?;
    // Categories of an earlier run must not remain.
    let contract = out.join("catalog/synth");
    if contract.exists() {
        fs::remove_dir_all(&contract)
            .map_err(|error| format!("cannot empty `{}`: {error}", contract.display()))?;
    }
    let mut files = yaml::project(&draw::errors(count, seed));
    files.extend(package::files());
    for (path, text) in files {
        let path = out.join(path);
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        let written = folder.and_then(|()| fs::write(&path, text));
        written.map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
    }
    println!("wrote {count} errors to {}", out.display());
    Ok(())
}

impl SynthOptions {
    fn parse(count: &str, options: &[&str]) -> Result<Self, String> {
        let count = count.parse().ok().filter(|count| (1..=MAX_COUNT).contains(count));
        let count = count.ok_or_else(|| format!("the count is a number from 1 to {MAX_COUNT}"))?;
        let mut parsed = Self { count, seed: 1, out: process::root().join("target/synth") };
        for option in options.chunks(2) {
            match option {
                ["--seed", seed] => {
                    parsed.seed = seed.parse().map_err(|_| format!("`{seed}` is no seed"))?;
                }
                ["--out", out] => parsed.out = PathBuf::from(out),
                _ => {
                    return Err(format!(
                        "`{}` is no option; `--seed N` and `--out DIR` are",
                        option.join(" ")
                    ));
                }
            }
        }
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_come_in_any_order() {
        let parsed = SynthOptions::parse("10", &["--out", "a", "--seed", "7"]);
        assert_eq!(parsed, Ok(SynthOptions { count: 10, seed: 7, out: PathBuf::from("a") }));
        for (count, options) in
            [("0", &[][..]), ("x", &[]), ("1", &["--seed"]), ("1", &["--seed", "x"])]
        {
            assert!(SynthOptions::parse(count, options).is_err(), "{count} {options:?}");
        }
    }
}
