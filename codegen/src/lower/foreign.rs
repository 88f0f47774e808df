//! Types as other languages write them, translated into the catalog language.

/// Names of the types in other languages.
const SYNONYMS: [(&str, &str); 16] = [
    ("bool", "boolean"),
    ("char", "string"),
    ("datetime", "timestamp"),
    ("decimal", "number"),
    ("double", "number"),
    ("float", "number"),
    ("guid", "uuid"),
    ("int", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("json", "any"),
    ("long", "integer"),
    ("str", "string"),
    ("text", "string"),
    ("time", "timestamp"),
    ("uri", "url"),
];

/// Names of types that need the type of their items or values.
const LISTS: [&str; 7] = ["list", "array", "readonlyarray", "sequence", "set", "slice", "vec"];
const MAPS: [&str; 7] = ["map", "btreemap", "dict", "dictionary", "hashmap", "object", "record"];
/// Names of types whose value may be absent.
const OPTIONALS: [&str; 4] = ["maybe", "nullable", "option", "optional"];

/// The maximum nesting of `list<…>` and `map<…>`.
pub(super) const MAX_NESTING: usize = 8;

/// A type in the catalog language.
pub(super) struct Translated {
    pub(super) text: String,
    /// Whether the value may be absent, which the catalog language marks on the key.
    pub(super) optional: bool,
}

/// Translates a type. `nearest` is the known type that a name probably means.
pub(super) fn translate(
    text: &str,
    nearest: &dyn Fn(&str) -> Option<String>,
) -> Option<Translated> {
    nested(text, nearest, 0)
}

fn nested(
    text: &str,
    nearest: &dyn Fn(&str) -> Option<String>,
    depth: usize,
) -> Option<Translated> {
    let text = text.trim();
    let inner = |text| nested(text, nearest, depth + 1);
    // Items and values cannot be absent.
    let part = |text| inner(text).filter(|part| !part.optional).map(|part| part.text);
    let list = |item| part(item).map(|item| required(format!("list<{item}>")));
    let map = |value| part(value).map(|value| required(format!("map<{value}>")));
    let optional = |text| inner(text).map(|ty| Translated { optional: true, ..ty });
    if depth > MAX_NESTING {
        return None;
    }
    let known = nearest(text);
    if known.as_deref() == Some(text) {
        return known.map(required);
    }
    if let Some(present) = without_null(text) {
        return optional(present);
    }
    if let Some(item) = text.strip_suffix("[]").or_else(|| text.strip_prefix("[]")) {
        return list(item);
    }
    match generic(text) {
        Some((name, args)) if is_in(&LISTS, name) => list(args),
        Some((name, args)) if is_in(&MAPS, name) => {
            map(args.split_once(',').map_or(args, |(_, value)| value))
        }
        Some((name, args)) if is_in(&OPTIONALS, name) => optional(args),
        _ if is_in(&LISTS, text) || is_in(&MAPS, text) => None,
        _ => {
            let synonym = SYNONYMS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
            synonym.map(|(_, ty)| (*ty).to_owned()).or(known).map(required)
        }
    }
}

fn required(text: String) -> Translated {
    Translated { text, optional: false }
}

/// The type of a value that may be absent: `string?`, `?string`, `string | null`.
fn without_null(text: &str) -> Option<&str> {
    let is_null = |part: &str| matches!(part.trim(), "None" | "nil" | "null" | "undefined");
    let marked = text.strip_suffix('?').or_else(|| text.strip_prefix('?'));
    marked.or_else(|| match text.split_once('|')? {
        (present, null) if is_null(null) => Some(present),
        (null, present) if is_null(null) => Some(present),
        _ => None,
    })
}

/// The name and the arguments of `Name<…>`, `Name[…]` or `Name(…)`.
fn generic(text: &str) -> Option<(&str, &str)> {
    let (name, args) = text.split_at(text.find(['<', '[', '('])?);
    let inner = |pair: (char, char)| args.strip_prefix(pair.0)?.strip_suffix(pair.1);
    let args = [('<', '>'), ('[', ']'), ('(', ')')].into_iter().find_map(inner)?;
    Some((name.trim(), args)).filter(|_| !args.trim().is_empty())
}

fn is_in(names: &[&str], name: &str) -> bool {
    let name = name.trim_end_matches("<>");
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The help for an unknown type.
pub(super) fn help(unknown: &str) -> &'static str {
    if is_in(&LISTS, unknown) {
        "a list needs the type of its items: `list<string>`"
    } else if is_in(&MAPS, unknown) {
        "a map needs the type of its values: `map<string>`; an object is declared under `types`"
    } else {
        "the types are string, integer, number, boolean, timestamp, date, url, uuid, email, any, list<…>, map<…>, and those under `types`"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_other_languages_are_translated() {
        let known = ["string", "integer", "number", "Set", "list<string>"];
        let nearest = |name: &str| known.contains(&name).then(|| name.to_owned());
        for (text, expected) in [
            ("string?", "string, optional"),
            ("?string", "string, optional"),
            ("int | null", "integer, optional"),
            ("undefined|float", "number, optional"),
            ("Option<str>", "string, optional"),
            ("Optional[int]", "integer, optional"),
            ("string[]?", "list<string>, optional"),
            ("string[]", "list<string>"),
            ("[]string", "list<string>"),
            ("int[][]", "list<list<integer>>"),
            ("Array<int>", "list<integer>"),
            ("list(string)", "list<string>"),
            ("Vec<HashMap<String, f64>>", "none"),
            ("Dict[str, List[int]]", "map<list<integer>>"),
            ("Record<string, number>", "map<number>"),
            ("Set[]", "list<Set>"),
            ("set<Set>", "list<Set>"),
            ("list<string?>", "none"),
            ("list", "none"),
            ("map<>", "none"),
            ("?", "none"),
            ("[]", "none"),
        ] {
            let found = translate(text, &nearest).map_or("none".to_owned(), |found| {
                format!("{}{}", found.text, if found.optional { ", optional" } else { "" })
            });
            assert_eq!(found, expected, "{text}");
        }
        assert!(translate(&"[]".repeat(100_000), &nearest).is_none());
    }
}
