//! Modules in their forms: TypeScript, and the JavaScript and the declarations that `tsc` would emit.
//!
//! A template prints the `.ts` file, and marks the parts that not all three files contain:
//!
//! | mark  | around                                                       | `.ts` | `.js` | `.d.ts` |
//! |-------|--------------------------------------------------------------|-------|-------|---------|
//! | `⟨…⟩` | a type                                                       | yes   |       | yes     |
//! | `«…»` | a value: a body, a default, a statement that is not exported | yes   | yes   |         |
//! | `⟦…⟧` | a declaration: `declare`, `;` for a body, `?` for a default  |       |       | yes     |
//! | `‹…›` | the layout of `tsc`: a new line before `else` and `catch`    |       | yes   | yes     |
//!
//! Marks nest: `«⟨…⟩»` is in `.ts` alone. Text without a mark is in all three. An exported function, for example:
//!
//! ```text
//! export ⟦declare ⟧function ask(url⟨: string⟩, times⟦?⟧⟨: number⟩« = 3»)⟨: Answer⟩⟦;⟧« {
//!     return send(url, times)⟨ as Answer⟩;
//! }»
//! ```
//!
//! Only `.ts` has empty lines. The template determines all other layout, and must match `tsc`: four spaces, one line
//! for a signature. The tests compare the result with three compiler versions.
//!
//! The CommonJS of a module is its JavaScript, in which assignments to `exports` replace the word `export`.

use std::ops::Range;

use crate::emit::typescript::source_map::{self, Part};

/// A set of forms.
type Forms = u8;

const TYPESCRIPT: Forms = 1;
const JAVASCRIPT: Forms = 2;
const DECLARATIONS: Forms = 4;
const ALL: Forms = TYPESCRIPT | JAVASCRIPT | DECLARATIONS;

/// The marks that open and close a part, and the forms that contain it.
const MARKS: [(char, char, Forms); 4] = [
    ('⟨', '⟩', TYPESCRIPT | DECLARATIONS),
    ('«', '»', TYPESCRIPT | JAVASCRIPT),
    ('⟦', '⟧', DECLARATIONS),
    ('‹', '›', JAVASCRIPT | DECLARATIONS),
];

/// Encloses a value, in which marks are plain text. Catalog text has no control characters.
const QUOTE: char = '\u{1}';

/// A module in its three forms.
pub(super) struct Module {
    pub(super) typescript: String,
    pub(super) javascript: String,
    pub(super) declarations: String,
    /// The places of the declarations in the TypeScript, for a source map.
    pub(super) mappings: String,
}

/// A part of a module, and the forms that contain it.
struct Segment<'m> {
    forms: Forms,
    text: &'m str,
}

/// A value for a template, in which marks are plain text.
pub(super) fn quoted(value: &str) -> String {
    format!("{QUOTE}{}{QUOTE}", value.replace(QUOTE, ""))
}

/// The bytes of the first unpaired mark in a template.
pub(super) fn unpaired(template: &str) -> Option<Range<usize>> {
    let mut open = Vec::new();
    for (at, letter) in template.char_indices() {
        let range = at..at + letter.len_utf8();
        for (opening, closing, _) in MARKS {
            if letter == opening {
                open.push((range.clone(), closing));
            } else if letter == closing && open.pop().is_none_or(|(_, expected)| letter != expected)
            {
                return Some(range);
            }
        }
    }
    open.pop().map(|(range, _)| range)
}

/// Prints the three forms of a module with marks.
pub(super) fn module(marked: &str) -> Module {
    let segments = segments(marked);
    let print = |form| {
        let of_form = segments.iter().filter(|segment| segment.forms & form != 0);
        of_form.map(|segment| segment.text).collect::<String>()
    };
    Module {
        typescript: print(TYPESCRIPT),
        javascript: without_empty_lines(&print(JAVASCRIPT)),
        declarations: without_empty_lines(&print(DECLARATIONS)),
        mappings: source_map::mappings(segments.iter().map(|segment| Part {
            text: segment.text,
            in_source: segment.forms & TYPESCRIPT != 0,
            in_declarations: segment.forms & DECLARATIONS != 0,
        })),
    }
}

/// JavaScript as CommonJS; `None` if a statement imports, or exports something other than a declaration.
pub(super) fn commonjs(javascript: &str) -> Option<String> {
    let mut text = String::from(
        "\"use strict\";\nObject.defineProperty(exports, \"__esModule\", { value: true });\n",
    );
    let mut exports = String::new();
    for line in javascript.split_inclusive('\n') {
        if line.starts_with("import ") {
            return None;
        }
        let Some(declaration) = line.strip_prefix("export ") else {
            text += line;
            continue;
        };
        let declared = declaration.strip_prefix("async ").unwrap_or(declaration);
        let declared = ["function ", "class ", "const "]
            .iter()
            .find_map(|keyword| declared.strip_prefix(keyword))?;
        let is_end = |letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$';
        let name = declared.split(is_end).next()?;
        text += declaration;
        exports += &format!("exports.{name} = {name};\n");
    }
    Some(text + &exports)
}

/// The declarations of a module as those of its CommonJS: they import those of other CommonJS.
pub(super) fn commonjs_declarations(declarations: &str) -> String {
    let lines = declarations.split_inclusive('\n').map(|line| {
        let is_import = line.starts_with("import ");
        if is_import { line.replace(".js\"", ".cjs\"") } else { line.to_owned() }
    });
    lines.collect()
}

fn segments(marked: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    // The forms of each open part, always a subset of the forms of the enclosing part.
    let mut open = vec![ALL];
    let mut is_value = false;
    let mut start = 0;
    for (at, letter) in marked.char_indices() {
        let forms = open.last().copied().unwrap_or(ALL);
        if letter == QUOTE {
            is_value = !is_value;
        } else if is_value {
            continue;
        } else if let Some((_, _, inner)) = MARKS.iter().find(|(mark, ..)| *mark == letter) {
            open.push(forms & inner);
        } else if MARKS.iter().any(|(_, mark, _)| *mark == letter) {
            open.pop();
        } else {
            continue;
        }
        segments.push(Segment { forms, text: &marked[start..at] });
        start = at + letter.len_utf8();
    }
    segments.push(Segment { forms: ALL, text: &marked[start..] });
    segments
}

fn without_empty_lines(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts the `.ts`, the `.js` and the `.d.ts` of a module.
    fn assert_forms(marked: &str, [typescript, javascript, declarations]: [&str; 3]) {
        let module = module(marked);
        assert_eq!(module.typescript, typescript);
        assert_eq!(module.javascript, javascript);
        assert_eq!(module.declarations, declarations);
    }

    #[test]
    fn a_part_is_in_the_forms_of_its_mark() {
        assert_forms(
            "export ⟦declare ⟧«async »function f(a⟦?⟧⟨: A⟩« = b»)⟨: C⟩⟦;⟧« {\n    return a;\n}»\n",
            [
                "export async function f(a: A = b): C {\n    return a;\n}\n",
                "export async function f(a = b) {\n    return a;\n}\n",
                "export declare function f(a?: A): C;\n",
            ],
        );
    }

    #[test]
    fn a_part_in_a_part_is_in_the_forms_of_both() {
        assert_forms(
            "class A {\n    ⟨private ⟩b«⟨: B⟩ = 0»;\n    ⟨«declare »readonly c: C;⟩\n}\n",
            [
                "class A {\n    private b: B = 0;\n    declare readonly c: C;\n}\n",
                "class A {\n    b = 0;\n}\n",
                "class A {\n    private b;\n    readonly c: C;\n}\n",
            ],
        );
    }

    #[test]
    fn typescript_has_its_own_layout() {
        assert_forms(
            "«try {\n    a();\n}⟨ ⟩‹\n›catch {\n}»\n",
            ["try {\n    a();\n} catch {\n}\n", "try {\n    a();\n}\ncatch {\n}\n", ""],
        );
    }

    #[test]
    fn only_typescript_has_empty_lines() {
        assert_forms(
            "/** A. */\n\n⟨type A = 1;⟩\n\n«const b = 1;\n\nconst c = 2;»\n",
            [
                "/** A. */\n\ntype A = 1;\n\nconst b = 1;\n\nconst c = 2;\n",
                "/** A. */\nconst b = 1;\nconst c = 2;\n",
                "/** A. */\ntype A = 1;\n",
            ],
        );
    }

    #[test]
    fn commonjs_exports_every_declaration_of_a_module() {
        let head =
            "\"use strict\";\nObject.defineProperty(exports, \"__esModule\", { value: true });\n";
        let javascript = "/** A. */\nexport async function a$1() {\n}\nconst b = 1;\nexport class C {\n}\nexport const D = C;\n";
        let expected = "/** A. */\nasync function a$1() {\n}\nconst b = 1;\nclass C {\n}\nconst D = C;\nexports.a$1 = a$1;\nexports.C = C;\nexports.D = D;\n";
        assert_eq!(commonjs(javascript).as_deref(), Some(&*format!("{head}{expected}")));
        for other in ["import a from \"a\";\n", "export default 1;\n", "export { a };\n"] {
            assert_eq!(commonjs(other), None, "{other}");
        }
        let declarations = "import type { A } from \"./a.js\";\nexport type B = \"./a.js\";\n";
        let expected = "import type { A } from \"./a.cjs\";\nexport type B = \"./a.js\";\n";
        assert_eq!(commonjs_declarations(declarations), expected);
    }

    #[test]
    fn every_mark_has_a_partner() {
        assert_eq!(unpaired("a ⟨b «c»⟩ ⟦d⟧"), None);
        assert_eq!(unpaired("a ⟨b"), Some(2..5));
        assert_eq!(unpaired("a⟩"), Some(1..4));
        assert_eq!(unpaired("⟨a»"), Some(4..6));
    }

    #[test]
    fn marks_in_a_value_are_text() {
        let value = quoted("x ⟨y⟩ « ⟧ z");
        let printed = quoted(&format!("{value}!"));
        assert_forms(
            &format!("const a⟨: A⟩ = {printed};\n"),
            [
                "const a: A = x ⟨y⟩ « ⟧ z!;\n",
                "const a = x ⟨y⟩ « ⟧ z!;\n",
                "const a: A = x ⟨y⟩ « ⟧ z!;\n",
            ],
        );
    }
}
