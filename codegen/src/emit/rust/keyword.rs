//! Words that Rust reserves, in any edition.

/// Keywords that can be written `r#word`.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be identifiers, not even raw ones.
const PATH_WORDS: [&str; 5] = ["Self", "crate", "self", "super", "_"];

/// Whether Rust reserves the word.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name) || is_path_word(name)
}

/// Whether the word cannot be an identifier, not even as `r#word`.
pub(super) fn is_path_word(name: &str) -> bool {
    PATH_WORDS.contains(&name)
}
