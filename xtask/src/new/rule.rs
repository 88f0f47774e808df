//! `new rule <name>`: creates the page and the check of a rule, and lists the rule.

use crate::new::{is_words, module, read, refuse_existing, sorted, write};

const LIST: &str = "codegen/src/check.rs";

const PAGE: &str = "\
# {name}

Describe the mistake in one sentence.

## Why

Describe its consequences for servers, clients or readers of the docs.

## Bad

```yaml
name: example
#^^^ error: describe the mistake
```

## Good

```yaml
name: example
```
";

const CHECK: &str = "\
//! Describe the mistake in one sentence.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{WARN, Rule, rule};

static RULE: Rule = rule!(\"{name}\", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(_contract: &Contract, _findings: &mut Findings<'_>) {}
";

pub(crate) fn make(name: &str) -> Result<(), String> {
    if !is_words(name, '-') {
        return Err(format!(
            "`{name}` is not in kebab case; a rule is named like `duplicate-code`"
        ));
    }
    let snake = name.replace('-', "_");
    let page = format!("codegen/rules/{name}.md");
    let file = format!("codegen/src/check/{snake}.rs");
    refuse_existing(&page)?;
    refuse_existing(&file)?;
    let list = listed(&read(LIST)?, &snake)?;
    write(&page, &PAGE.replace("{name}", name))?;
    write(&file, &CHECK.replace("{name}", name))?;
    write(LIST, &list)?;
    println!("next: write the check, and the page, which is its test");
    Ok(())
}

/// Adds a check to the list.
fn listed(list: &str, snake: &str) -> Result<String, String> {
    let with_module = sorted::insert(list, &format!("mod {snake};"), module);
    let with_check =
        with_module.and_then(|list| sorted::insert(&list, &format!("    &{snake}::CHECK,"), check));
    with_check
        .ok_or_else(|| format!("`{LIST}` has no `mod …;` lines, or no list of `&…::CHECK,` lines"))
}

/// The check that a line such as `    &duplicate_code::CHECK,` lists.
fn check(line: &str) -> Option<&str> {
    line.strip_prefix("    &")?.strip_suffix("::CHECK,")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "mod a;\nmod c;\n\nstatic ALL: &[&Check] = &[\n    &a::CHECK,\n    &c::CHECK,\n];\n";

    #[test]
    fn a_check_is_declared_and_listed() {
        let list = listed(LIST, "b").unwrap_or_default();
        assert!(list.starts_with("mod a;\nmod b;\nmod c;\n"));
        assert!(list.ends_with("    &a::CHECK,\n    &b::CHECK,\n    &c::CHECK,\n];\n"));
    }

    #[test]
    fn a_missing_list_is_an_error() {
        assert!(listed("mod a;\n", "b").is_err());
    }
}
