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

/// The longest name that may be a misspelling: to compare two takes time with the square of their length.
const MAX_MISSPELT: usize = 64;
/// How many candidates are compared with one name letter by letter; and as many again of those that share a half with it.
const MAX_COMPARED: usize = 64;

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

/// The slug of a page among others: some engines take `index` and `readme` for the page of the whole folder.
pub(crate) fn page_slug(name: &str) -> String {
    match slug(name) {
        slug if matches!(slug.as_str(), "index" | "readme") => format!("{slug}-page"),
        slug => slug,
    }
}

/// `Invalid API key`: what people call a thing that has no title.
pub(crate) fn words(name: &str) -> String {
    let name = name.to_snake_case();
    let spoken = name.split('_').enumerate().map(|(at, word)| {
        let upper = word.to_uppercase();
        if ACRONYMS.contains(&upper.as_str()) {
            return upper;
        }
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if at == 0 => first.to_uppercase().collect::<String>() + letters.as_str(),
            _ => word.to_owned(),
        }
    });
    spoken.collect::<Vec<_>>().join(" ")
}

/// The candidate that was probably meant; an equal one comes before one that differs in case, and that before all others.
///
/// Of a long list not every name is compared letter by letter: what thousands of mistakes cost stays bounded.
pub fn did_you_mean<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = written.chars().count();
    let lower = if length > MAX_MISSPELT { String::new() } else { written.to_lowercase() };
    let mut nearest: Option<(usize, &str)> = None;
    let mut left = 2 * MAX_COMPARED;
    for candidate in candidates {
        if candidate == written {
            return Some(candidate);
        }
        if left == 0 || left <= MAX_COMPARED && !shares_half(written, candidate) {
            continue;
        }
        let Some(allowed) = allowed_distance(length, candidate.chars().count()) else { continue };
        left -= 1;
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        if distance <= allowed && nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, candidate));
        }
        if left < MAX_COMPARED && nearest.is_some_and(|(least, _)| least <= 1) {
            left = 0;
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// How many letters of a name may be wrong, if a candidate of that length can be meant at all.
///
/// Less than half of them, so that nobody is told to write `A` for `B`.
fn allowed_distance(written: usize, candidate: usize) -> Option<usize> {
    let allowed = (written.max(candidate) / 3).max(1).min(written.saturating_sub(1) / 2);
    (written <= MAX_MISSPELT && written.abs_diff(candidate) <= allowed).then_some(allowed)
}

/// Whether one half of a name is right: one mistake spoils only the other.
fn shares_half(written: &str, candidate: &str) -> bool {
    let (start, end) = written.as_bytes().split_at(written.len() / 2);
    candidate.as_bytes().starts_with(start) || candidate.as_bytes().ends_with(end)
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
        assert_eq!(words("KeyFormat"), "Key format");
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
    fn a_misspelling_is_near_what_it_means() {
        let meant = |written| did_you_mean(written, ["A", "x", "status", "Message", "message"]);
        assert_eq!(meant("statsu"), Some("status"));
        assert_eq!(meant("message"), Some("message"));
        assert_eq!(meant("MESSAGE"), Some("Message"));
        assert_eq!(meant("a"), Some("A"));
        for absurd in ["B", "$", "\u{e9}", "\u{1f980}", "", "stat", "Essen"] {
            assert_eq!(meant(absurd), None, "{absurd}");
        }
        let long = "m".repeat(MAX_MISSPELT + 1);
        assert_eq!(did_you_mean(&long, ["status", &long]), Some(long.as_str()));
        assert_eq!(did_you_mean(&long, [&long[1..]]), None);
    }

    #[test]
    fn a_name_that_is_equal_is_found_in_any_list() {
        let names: Vec<String> = (0..1_000).map(|number| format!("CODE_{number:04}")).collect();
        let known = || names.iter().map(String::as_str);
        assert_eq!(did_you_mean("CODE_0999", known()), Some("CODE_0999"));
        assert_eq!(did_you_mean("CODE_9099", known()), Some("CODE_0099"));
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
