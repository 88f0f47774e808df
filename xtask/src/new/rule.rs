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

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{WARN, Rule, rule};

pub(super) static RULE: Rule = rule!(\"{name}\", WARN);

pub(super) fn check(_contract: &Contract, _report: &mut Report) {}
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
    let line = format!("    Check::contract(&{snake}::RULE, {snake}::check),");
    let with_check = with_module.and_then(|list| sorted::insert(&list, &line, check));
    with_check
        .ok_or_else(|| format!("`{LIST}` has no `mod …;` lines, or no list of `Check::…` lines"))
}

/// The check that a line such as `    Check::contract(&duplicate_code::RULE, duplicate_code::check),` lists.
fn check(line: &str) -> Option<&str> {
    let (_, rule) = line.strip_prefix("    Check::")?.split_once("(&")?;
    Some(rule.split_once("::RULE, ")?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "mod a;\nmod c;\n\nstatic ALL: &[Check] = &[\n    Check::contract(&a::RULE, a::check),\n    Check::names(&c::RULE, c::check),\n];\n";

    #[test]
    fn a_check_is_declared_and_listed() {
        let list = listed(LIST, "b").unwrap_or_default();
        assert!(list.starts_with("mod a;\nmod b;\nmod c;\n"));
        let before = "    Check::contract(&a::RULE, a::check),\n";
        let after = "    Check::names(&c::RULE, c::check),\n";
        let both = format!("{before}    Check::contract(&b::RULE, b::check),\n{after}];\n");
        assert!(list.ends_with(&both), "{list}");
    }

    #[test]
    fn a_missing_list_is_an_error() {
        assert!(listed("mod a;\n", "b").is_err());
    }
}
