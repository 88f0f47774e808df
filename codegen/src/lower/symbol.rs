//! The names of conditions in programs.

use std::collections::HashMap;

use crate::model::{Case, Error};

/// Puts the name of the error before the names of conditions that others share: `join_room` becomes
/// `forbidden_join_room` and `not_found_join_room`. All of them change, so that the order of the errors does not matter.
pub(super) fn qualify(errors: &mut [Error]) {
    let mut uses: HashMap<String, usize> = HashMap::new();
    for case in errors.iter().flat_map(|error| error.cases.iter()) {
        *uses.entry(folded(&case.name)).or_default() += 1;
    }
    for Error { name, cases, .. } in errors {
        for Case { name: own, symbol, .. } in &mut cases.value[1..] {
            if uses[&folded(own)] > 1 {
                *symbol = format!("{}_{}", name.value, own.value);
            }
        }
    }
}

/// A name without its case and its separators, which targets write in different ways.
fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
