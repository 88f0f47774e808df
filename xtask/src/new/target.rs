//! `new target <name>`: creates and lists an emitter, and prints the remaining steps.

use crate::new::{is_words, module, read, refuse_existing, sorted, write};

const LIST: &str = "codegen/src/emit.rs";

const EMITTER: &str = "\
//! The `{name}` target: describe its output in one sentence.

use crate::emit::Files;
use crate::model::Catalog;

/// Adds the files of every contract.
pub(super) fn emit(_catalog: &Catalog, _files: &mut Files) {}
";

const STEPS: &str = "\
next:
  1. add the key `{name}` to `Targets` in codegen/src/raw/project.rs
  2. add the field `{name}` to `Targets` in codegen/src/model, and fill it in codegen/src/lower
  3. call `{name}::emit` from `all` in codegen/src/emit.rs
  4. add a case under tests with a catalog and the output of this target
  5. run `cargo run -- generate`, and read the output";

pub(crate) fn make(name: &str) -> Result<(), String> {
    if !is_words(name, '_') {
        return Err(format!("`{name}` is not in snake case; a target is named like `open_api`"));
    }
    let emitter = format!("codegen/src/emit/{name}.rs");
    refuse_existing(&emitter)?;
    let list = sorted::insert(&read(LIST)?, &format!("mod {name};"), module);
    let list = list.ok_or_else(|| format!("`{LIST}` has no `mod …;` lines"))?;
    write(&emitter, &EMITTER.replace("{name}", name))?;
    write(LIST, &list)?;
    println!("{}", STEPS.replace("{name}", name));
    Ok(())
}
