//! Converts names of a catalog to Rust identifiers. Words that Rust reserves in any edition are written differently.

use proc_macro2::{Ident, Span};

use crate::name;

/// The names that the modules of generated structs import.
const IMPORTED: [&str; 6] = ["BTreeMap", "Box", "Option", "String", "Value", "Vec"];

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

/// A variant: `InsufficientCredits`.
pub(super) fn variant(name: &str) -> Ident {
    word(&name::type_name(name))
}

/// A struct or an enum: `InsufficientCredits`, or `String_` if the plain name is in use.
pub(super) fn ty(name: &str) -> Ident {
    let name = name::type_name(name);
    if IMPORTED.contains(&name.as_str()) { word(&(name + "_")) } else { word(&name) }
}

/// A function, a field or a module: `insufficient_credits`, `r#type`.
pub(super) fn value(name: &str) -> Ident {
    word(&name::value_name(name))
}

/// Whether Rust reserves the word.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name) || is_path_word(name)
}

/// Whether the word cannot be an identifier, not even as `r#word`.
fn is_path_word(name: &str) -> bool {
    PATH_WORDS.contains(&name)
}

fn word(name: &str) -> Ident {
    if is_path_word(name) {
        Ident::new(&format!("{name}_"), Span::call_site())
    } else if is_keyword(name) {
        Ident::new_raw(name, Span::call_site())
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        Ident::new(&format!("_{name}"), Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_an_identifier() {
        assert_eq!(variant("INSUFFICIENT_CREDITS"), "InsufficientCredits");
        assert_eq!(variant("SELF"), "Self_");
        assert_eq!(variant("2FA_REQUIRED"), "_2faRequired");
        assert_eq!((variant("VALUE"), ty("VALUE")), (word("Value"), word("Value_")));
        assert_eq!(value("purchaseUrl"), "purchase_url");
        assert_eq!(value("type").to_string(), "r#type");
        assert_eq!(value("crate"), "crate_");
    }
}
