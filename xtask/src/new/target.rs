//! `new target <name>`: writes a target that compiles, and lists it.

use crate::new::{is_words, read, refuse_existing, write};
use crate::process;

const LIST: &str = "codegen/src/emit.rs";
const FEATURES: &str = "codegen/Cargo.toml";

const EMITTER: &str = r#"//! The `{name}` target: describe its output in one sentence.

use serde::Deserialize;

use crate::emit::{self, Comment, Files, Input, Plug, Setup};
use crate::report::Report;
use crate::source::Spanned;

/// The options of the target; `///` above a key is its description in editors.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct {Name}Options {}

/// The target, with its options checked.
#[derive(Debug)]
pub(crate) struct Target;

impl Plug for Target {
    const EXAMPLE: &str = "{}";
    type Options = {Name}Options;

    fn plug(_: Spanned<{Name}Options>, _: &mut Setup<'_>) -> Option<Self> {
        Some(Self)
    }
}

impl emit::Target for Target {
    fn name(&self) -> &'static str {
        "{name}"
    }

    fn emit(&self, input: &Input<'_>, files: &mut Files, _report: &mut Report) {
        for wire in input.wires {
            let contract = wire.contract;
            let names: Vec<&str> = contract.errors.iter().map(|it| it.name.as_str()).collect();
            let path = format!("{name}/{}.txt", *contract.name);
            let text = names.join("\n") + "\n";
            files.insert(path, Comment::Hash, Some(&contract.path.0), &text);
        }
    }
}
"#;

const STEPS: &str = "\
next:
  1. choose the comment syntax of the files, and the names that `namespaces` should check
  2. say in codegen/tests/it/targets.rs how files of this kind are judged
  3. run `cargo run -- schema --write codegen/schema`
  4. switch the target on in errcat.yaml, run `cargo run -- generate`, and read the output";

pub(crate) fn make(name: &str) -> Result<(), String> {
    if !is_words(name, '_') {
        return Err(format!("`{name}` is not in snake case; a target is named like `open_api`"));
    }
    let emitter = format!("codegen/src/emit/{name}.rs");
    refuse_existing(&emitter)?;
    let list = listed(&read(LIST)?, name)
        .ok_or_else(|| format!("`{LIST}` has no modules, or no list `targets! {{ … }}`"))?;
    let features = featured(&read(FEATURES)?, name)
        .ok_or_else(|| format!("`{FEATURES}` has no `default = [` or no `data = []`"))?;
    write(&emitter, &EMITTER.replace("{name}", name).replace("{Name}", &type_name(name)))?;
    write(LIST, &list)?;
    write(FEATURES, &features)?;
    process::run("cargo fmt --package errcat-codegen")?;
    println!("{STEPS}");
    Ok(())
}

/// `open_api` as `OpenApi`.
fn type_name(name: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').filter(|part| !part.is_empty()).map(word).collect()
}

/// The list with one more module and one more target.
fn listed(list: &str, name: &str) -> Option<String> {
    let modules = "#[cfg(feature = \"data\")]\nmod data;\n";
    let module = format!("{modules}#[cfg(feature = \"{name}\")]\nmod {name};\n");
    let end = list.find("\ntargets! {").and_then(|at| Some(at + list[at..].find("\n}\n")? + 1))?;
    let entry =
        format!("    /// The options of the {name} target.\n    {name}(\"{name}\"): {name},\n");
    let list = format!("{}{entry}{}", &list[..end], &list[end..]);
    list.contains(modules).then(|| list.replacen(modules, &module, 1))
}

/// The manifest with one more feature, on by default.
fn featured(manifest: &str, name: &str) -> Option<String> {
    let default = manifest.find("default = [")?;
    let end = default + manifest[default..].find(']')?;
    let feature = "\ndata = []\n";
    manifest[end..].contains(feature).then(|| {
        let features = manifest[end..].replacen(feature, &format!("{feature}{name} = []\n"), 1);
        format!("{}, \"{name}\"{features}", &manifest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_declared_and_listed() {
        let list =
            "#[cfg(feature = \"data\")]\nmod data;\n\ntargets! {\n    data(\"data\"): data,\n}\n";
        let listed = listed(list, "python").unwrap_or_default();
        assert!(listed.contains("#[cfg(feature = \"python\")]\nmod python;\n"), "{listed}");
        assert!(listed.ends_with("    python(\"python\"): python,\n}\n"), "{listed}");
    }

    #[test]
    fn a_target_is_a_feature() {
        let manifest = "[features]\ndefault = [\"data\"]\ndata = []\n";
        let expected = "[features]\ndefault = [\"data\", \"python\"]\ndata = []\npython = []\n";
        assert_eq!(featured(manifest, "python").as_deref(), Some(expected));
    }

    #[test]
    fn a_list_that_is_not_there_is_an_error() {
        assert_eq!((listed("mod a;\n", "b"), featured("[features]\n", "b")), (None, None));
    }
}
