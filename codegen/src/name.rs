//! Names: every case conversion, every keyword.
//!
//! A catalog's names become identifiers here and nowhere else, so that what clashes in a target is known to the checks.

use heck::{ToKebabCase, ToLowerCamelCase, ToSnakeCase, ToUpperCamelCase};

/// Words that people write in capitals.
const ACRONYMS: [&str; 24] = [
    "2FA", "AI", "API", "CPU", "CSV", "DNS", "GPU", "HTML", "HTTP", "HTTPS", "ID", "IP", "JSON",
    "JWT", "MFA", "OTP", "PDF", "SDK", "SQL", "SSL", "TLS", "URL", "UUID", "XML",
];

/// Words that Rust keeps for itself, in any edition; each can be written `r#word`.
const RUST_KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Words that no Rust identifier can be, not even a raw one.
const RUST_PATH_WORDS: [&str; 5] = ["Self", "crate", "self", "super", "_"];

/// Words that a JavaScript object inherits: a key or an identifier of this name is never quite the catalog's own.
const PROTOTYPE_WORDS: [&str; 12] = [
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "prototype",
    "toString",
    "valueOf",
];

/// Words that no TypeScript declaration can have for a name.
const TYPESCRIPT_KEYWORDS: [&str; 46] = [
    "any",
    "arguments",
    "await",
    "boolean",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "number",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "string",
    "super",
    "switch",
    "symbol",
    "this",
    "throw",
    "true",
];

/// `InsufficientCredits`: a type or a variant.
pub(crate) fn type_name(name: &str) -> String {
    name.to_upper_camel_case()
}

/// `insufficient_credits`: a function, a field or a module.
pub(crate) fn value_name(name: &str) -> String {
    name.to_snake_case()
}

/// `insufficientCredits`: a member or a function in JavaScript.
pub(crate) fn camel(name: &str) -> String {
    name.to_lower_camel_case()
}

/// `insufficient-credits`: a page or an anchor.
pub(crate) fn slug(name: &str) -> String {
    name.to_kebab_case()
}

/// `Invalid API key`: what people call a thing that has no title.
pub(crate) fn words(name: &str) -> String {
    let spoken = name.split(['_', '-', '.', ' ']).filter(|word| !word.is_empty()).enumerate().map(
        |(at, word)| {
            let upper = word.to_uppercase();
            if ACRONYMS.contains(&upper.as_str()) {
                return upper;
            }
            let lower = word.to_lowercase();
            let mut letters = lower.chars();
            match letters.next() {
                Some(first) if at == 0 => {
                    first.to_uppercase().collect::<String>() + letters.as_str()
                }
                _ => lower,
            }
        },
    );
    spoken.collect::<Vec<_>>().join(" ")
}

/// The candidate that was probably meant.
pub(crate) fn did_you_mean<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&written, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, candidate)| {
            *distance <= (written.len().max(candidate.len()) / 3).max(1)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether a name, once converted, starts like an identifier and holds nothing else.
pub(crate) fn is_identifier(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Whether Rust keeps the word for itself.
pub(crate) fn is_rust_keyword(name: &str) -> bool {
    RUST_KEYWORDS.contains(&name) || is_rust_path_word(name)
}

/// Whether the word cannot be a Rust identifier in any spelling.
pub(crate) fn is_rust_path_word(name: &str) -> bool {
    RUST_PATH_WORDS.contains(&name)
}

/// Whether JavaScript objects have something of this name already.
pub(crate) fn is_prototype_word(name: &str) -> bool {
    PROTOTYPE_WORDS.contains(&name)
}

/// Whether no TypeScript declaration can have this name.
pub(crate) fn is_typescript_keyword(name: &str) -> bool {
    TYPESCRIPT_KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_keep_their_capitals() {
        assert_eq!(words("INVALID_API_KEY"), "Invalid API key");
        assert_eq!(words("REQUIRES_2FA"), "Requires 2FA");
        assert_eq!(words("ip_not_allowed"), "IP not allowed");
    }

    #[test]
    fn different_names_can_become_one_identifier() {
        for (a, b) in [("A_B", "A__B"), ("a.b", "a-b"), ("FOO1_BAR", "FOO_1_BAR")] {
            assert_eq!(
                type_name(a) == type_name(b),
                value_name(a) == value_name(b) || a.starts_with("FOO")
            );
        }
    }

    #[test]
    fn keyword_tables_are_sorted() {
        assert!(
            RUST_KEYWORDS.is_sorted()
                && TYPESCRIPT_KEYWORDS.is_sorted()
                && PROTOTYPE_WORDS.is_sorted()
        );
    }
}
