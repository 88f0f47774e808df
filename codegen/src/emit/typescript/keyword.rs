//! Words that TypeScript and JavaScript keep for themselves.

use crate::name;
use crate::namespace::Grammar;

/// Names of modules.
pub(super) static MODULE: Grammar =
    Grammar { language: "TypeScript", is_valid: |_| true, is_taken: |name, _| is_keyword(name) };
/// Names of types.
pub(super) static TYPE: Grammar =
    Grammar { language: "TypeScript", is_valid: name::is_identifier, is_taken: |_, _| false };
/// Keys of objects, which can be any string.
pub(super) static KEY: Grammar =
    Grammar { language: INHERITED, is_valid: |_| true, is_taken: is_inherited };
/// Members of classes.
pub(super) static MEMBER: Grammar =
    Grammar { language: INHERITED, is_valid: name::is_identifier, is_taken: is_inherited };

const INHERITED: &str = "JavaScript: every object has it already";

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
const KEYWORDS: [&str; 46] = [
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

/// Whether no TypeScript declaration can have this name.
fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Whether every JavaScript object has something of this name.
fn is_inherited(written: &str, converted: &str) -> bool {
    [written, converted].iter().any(|name| PROTOTYPE_WORDS.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(KEYWORDS.is_sorted() && PROTOTYPE_WORDS.is_sorted());
    }
}
