//! Compiles the project in one folder into another, and leaves its documents as they are: `cargo run --example compile -- <project> <output>`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use errcat_codegen::report::Style;
use errcat_codegen::{compile, load};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [project, output] = args.as_slice() else {
        eprintln!("usage: compile <project> <output>");
        return ExitCode::FAILURE;
    };
    match run(Path::new(project), Path::new(output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(project: &Path, output: &Path) -> Result<(), String> {
    let loaded = load(project).map_err(|error| error.to_string())?;
    let files = compile(&loaded.sources);
    let files = files.map_err(|report| report.human(&loaded.sources, Style::Plain))?;
    files.iter().try_for_each(|(path, text)| {
        let path = output.join(path);
        fs::create_dir_all(path.parent().unwrap_or(output))
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("`{}`: {error}", path.display()))
    })
}
