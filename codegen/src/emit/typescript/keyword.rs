//! Words that TypeScript and JavaScript reserve.

use crate::emit::typescript::Names;
use crate::name;
use crate::namespace::Grammar;

/// The grammar of module names.
pub(super) static MODULE: Grammar = Grammar {
    language: "TypeScript",
    is_valid: |_| true,
    is_taken: |name, _| is_keyword(name) || Names::of(name).hides_a_global(),
};
/// The grammar of type names.
pub(super) static TYPE: Grammar =
    Grammar { language: "TypeScript", is_valid: name::is_identifier, is_taken: |_, _| false };
/// The grammar of the keys of messages.
pub(super) static MESSAGE: Grammar = Grammar {
    language: "TypeScript: it is the key of the message for all other codes",
    is_valid: |_| true,
    is_taken: |name, _| name == "default",
};
/// The grammar of object keys, which can be any string.
pub(super) static KEY: Grammar =
    Grammar { language: INHERITED, is_valid: |_| true, is_taken: is_inherited };
/// The grammar of class members.
pub(super) static MEMBER: Grammar =
    Grammar { language: INHERITED, is_valid: name::is_identifier, is_taken: is_inherited };

const INHERITED: &str = "JavaScript: every object inherits it";

/// Names that every JavaScript object inherits, so that a catalog cannot use them safely.
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

/// Words that cannot be the name of a TypeScript declaration.
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

/// Whether the word cannot be the name of a TypeScript declaration.
fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Whether every JavaScript object inherits a member of this name.
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
