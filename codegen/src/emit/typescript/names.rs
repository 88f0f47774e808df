//! Names in TypeScript.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::emit::typescript::MODULES;
use crate::model::Contract;
use crate::name;

/// The names of one contract's module.
pub(super) struct Names {
    /// The file, without its extension: `job-processing`.
    pub(super) file: String,
    /// The prefix of types: `JobProcessing`.
    pub(super) prefix: String,
    /// The prefix of values: `jobProcessing`.
    pub(super) camel: String,
}

/// Members of every error: a param with such a name gets another one.
const MEMBERS: [&str; 17] = [
    "body",
    "category",
    "cause",
    "code",
    "contract",
    "details",
    "idempotent",
    "message",
    "name",
    "response",
    "retryAfterMs",
    "retryAt",
    "stack",
    "status",
    "toJSON",
    "toString",
    "wireCode",
];

/// In [`WORDS`], the prefix of types.
const PREFIX: char = '\u{1}';
/// In [`WORDS`], the prefix of values.
const CAMEL: char = '\u{2}';

/// The identifiers in the templates of a contract's module: it declares them, or uses them as globals.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let is_word =
        |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$' | PREFIX | CAMEL);
    let templates = MODULES.iter().filter(|(name, _)| !OWN_MODULES.contains(name));
    let words = templates.flat_map(|(_, text)| {
        let text = text.replace("{{ prefix }}", &PREFIX.to_string());
        let text = text.replace("{{ camel }}", &CAMEL.to_string());
        text.split(|letter| !is_word(letter)).map(str::to_owned).collect::<Vec<_>>()
    });
    words.collect()
});

/// The templates of modules that do not have the names of a catalog.
const OWN_MODULES: [&str; 2] = ["typescript/testing.ts.j2", "typescript/resilience.ts.j2"];

impl Names {
    pub(super) fn new(contract: &Contract) -> Self {
        Self::of(&contract.name)
    }

    /// The names of the module of a contract with this name.
    pub(super) fn of(contract: &str) -> Self {
        let file = match name::slug(contract).as_str() {
            // The shared module already has this name.
            "resilience" => "resilience-errors".to_owned(),
            slug => slug.to_owned(),
        };
        Self { file, prefix: name::type_name(contract), camel: name::camel(contract) }
    }

    /// The name of the union of a category's errors.
    pub(super) fn category(&self, name: &str) -> String {
        self.alias(&format!("{}{}", self.prefix, name::type_name(name)))
    }

    /// The name of the union of an operation's errors.
    pub(super) fn operation(&self, name: &str) -> String {
        self.alias(&name::type_name(name))
    }

    /// The name of a union of errors; changed if the module already declares it.
    fn alias(&self, name: &str) -> String {
        let alias = format!("{name}Error");
        if self.is_taken(&alias) { format!("{}{name}UnionError", self.prefix) } else { alias }
    }

    /// The name of a declared type; changed if the module already declares it.
    pub(super) fn declared(&self, name: &str) -> String {
        let full = format!("{}{}", self.prefix, name::type_name(name));
        if self.is_taken(&full) { full + "Type" } else { full }
    }

    /// The name of the function that checks a declared type.
    pub(super) fn check(&self, name: &str) -> String {
        guard(&self.declared(name))
    }

    /// Whether the module declares or uses a type of this name, its guard, or its list.
    fn is_taken(&self, name: &str) -> bool {
        [name, &guard(name), &list(name)].iter().any(|name| self.is_word(name))
    }

    fn is_word(&self, name: &str) -> bool {
        let with = |mark: char, prefix: &str| {
            let places = name.match_indices(prefix).map(|(at, _)| at);
            let mut words =
                places.map(|at| format!("{}{mark}{}", &name[..at], &name[at + prefix.len()..]));
            words.any(|word| WORDS.contains(&word))
        };
        WORDS.contains(name) || with(PREFIX, &self.prefix) || with(CAMEL, &self.camel)
    }

    /// Whether a declaration of the module would hide a global that the module uses.
    pub(super) fn hides_a_global(&self) -> bool {
        WORDS.iter().any(|word| {
            let name = word.replace(PREFIX, &self.prefix).replace(CAMEL, &self.camel);
            name != *word && WORDS.contains(&name)
        })
    }
}

/// The name of the list of the codes of a union of errors: `createOrderErrorCodes`.
pub(super) fn list(alias: &str) -> String {
    let (first, rest) = alias.split_at(alias.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}Codes", first.to_lowercase())
}

/// The name of the guard of a type.
pub(super) fn guard(name: &str) -> String {
    format!("is{name}")
}

/// The member of an error for a param outside the details.
pub(super) fn member(param: &str) -> String {
    let name = name::camel(param);
    if MEMBERS.contains(&name.as_str()) { format!("{name}Value") } else { name }
}
