//! Creates the crate around a synthetic catalog: a separate workspace, so that it builds like a user's crate.

use crate::process;
use crate::synth::SynthFiles;

const BUILD: &str = "\
//! Compiles the catalog.

fn main() {
    errcat_codegen::build();
}
";

const LIB: &str = "\
//! The errors of a synthetic catalog.

include!(concat!(env!(\"OUT_DIR\"), \"/rust/mod.rs\"));
";

pub(super) fn files() -> SynthFiles {
    let codegen = process::root().join("codegen");
    let manifest = format!(
        "\
[package]
name = \"errcat-synth\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[workspace]

[dependencies]
http = \"1\"
serde = {{ version = \"1\", default-features = false, features = [\"alloc\"] }}

[build-dependencies]
errcat-codegen = {{ path = '{}' }}
",
        codegen.display()
    );
    let files = [("Cargo.toml", manifest.as_str()), ("build.rs", BUILD), ("src/lib.rs", LIB)];
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}
