//! Runs programs from the root of the repository.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Runs a command line, split at spaces, and shows its output.
pub(crate) fn run(line: &str) -> Result<(), String> {
    run_with(line, &[])
}

/// Runs a command line with some environment variables set.
pub(crate) fn run_with(line: &str, environment: &[(&str, &str)]) -> Result<(), String> {
    println!("$ {line}");
    let mut command = command(line);
    let status = command.envs(environment.iter().copied()).status();
    match status.map_err(|error| cannot_run(line, &error))? {
        status if status.success() => Ok(()),
        status => Err(format!("`{line}` failed: {status}")),
    }
}

/// Runs a command line, and returns its output.
pub(crate) fn read(line: &str) -> Result<String, String> {
    let output = command(line).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| cannot_run(line, &error))?;
    if !output.status.success() {
        return Err(format!("`{line}` failed: {}", output.status));
    }
    String::from_utf8(output.stdout)
        .map_err(|_| format!("`{line}` prints something that is not UTF-8"))
}

fn command(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).current_dir(root());
    command
}

fn cannot_run(line: &str, error: &std::io::Error) -> String {
    format!("cannot run `{line}`: {error}")
}
