//! One module in, three texts out: the TypeScript, and the JavaScript and the declarations that `tsc` would make of it.
//!
//! A template writes its module as `tsc` prints (four spaces, one line for a signature), and puts `⟨…⟩` around what is a
//! type only inside of an item that is more than a type. What remains to be done here is to leave parts out. This is no
//! parser of TypeScript; the tests hold its output to that of three compilers.

use std::fmt::Write as _;

const OPEN: char = '⟨';
const CLOSE: char = '⟩';
/// What stands for the marks in text that comes from a catalog, which never has control characters.
const MARKS: [(char, char); 2] = [(OPEN, '\u{1}'), (CLOSE, '\u{2}')];

/// A module in its three forms.
pub(super) struct Module {
    pub(super) typescript: String,
    pub(super) javascript: String,
    pub(super) declarations: String,
}

/// A value as a template prints it: whatever it holds, it is no mark.
pub(super) fn unmarked(value: &str) -> String {
    MARKS.iter().fold(value.to_owned(), |text, (mark, stand_in)| {
        text.replace(*mark, stand_in.encode_utf8(&mut [0; 4]))
    })
}

/// A text that is no module: what a catalog holds is as it was.
pub(super) fn page(text: String) -> String {
    restored(text)
}

/// The three forms of a module with marks. Its first lines, up to the first that is empty, are its header.
pub(super) fn module(marked: &str) -> Module {
    let (header, body) = marked.split_once("\n\n").unwrap_or((marked, ""));
    let items = items(body);
    let mut javascript = format!("{header}\n");
    // Of comments, declarations keep only those of JSDoc.
    let mut declarations = format!(
        "{}
",
        header.lines().next().unwrap_or_default()
    );
    let mut overloaded = false;
    for item in &items {
        item.write_javascript(&mut javascript);
        let kind = item.kind();
        // The overloads of a function are all that is declared of it.
        if !(overloaded && kind == Kind::Function) {
            item.write_declaration(&mut declarations);
        }
        overloaded = kind == Kind::Overload;
    }
    let typescript = marked.replace([OPEN, CLOSE], "");
    let [typescript, javascript, declarations] =
        [typescript, javascript, declarations].map(restored);
    Module { typescript, javascript, declarations }
}

fn restored(text: String) -> String {
    MARKS
        .iter()
        .fold(text, |text, (mark, stand_in)| text.replace(*stand_in, mark.encode_utf8(&mut [0; 4])))
}

/// A statement of the module, or a member of a class, with the comment before it.
struct Item<'m> {
    comment: &'m str,
    text: &'m str,
}

#[derive(PartialEq)]
enum Kind {
    /// An interface, an alias, an import of types.
    Type,
    /// The signature of a function whose body follows.
    Overload,
    Function,
    Class,
    Constant,
}

/// The statements, or the members, of a block without its braces: each starts at the indentation of the first.
fn items(block: &str) -> Vec<Item<'_>> {
    let indent = block.len() - block.trim_start_matches(' ').len();
    let mut items: Vec<Item<'_>> = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut has_text = false;
    for line in block.split_inclusive('\n') {
        let content = line.get(indent..).unwrap_or_default().trim_end();
        let is_inner = content.is_empty() || content.starts_with([' ', '}', ']', ')']);
        if !is_inner {
            let is_comment = content.starts_with("/**");
            if has_text {
                items.push(Item::new(&block[start..at]));
                start = at;
            }
            has_text = !is_comment;
        }
        at += line.len();
    }
    if has_text {
        items.push(Item::new(&block[start..]));
    }
    items
}

impl<'m> Item<'m> {
    fn new(text: &'m str) -> Self {
        let is_comment = text.trim_start().starts_with("/**");
        let end = text.find("*/\n").filter(|_| is_comment).map_or(0, |at| at + "*/\n".len());
        let (comment, text) = text.split_at(end);
        Self { comment, text }
    }
}

impl Item<'_> {
    fn kind(&self) -> Kind {
        let words = self.text.trim_start_matches("export ").trim_start_matches("async ");
        if words.starts_with("class ") {
            Kind::Class
        } else if words.starts_with("const ") {
            Kind::Constant
        } else if !words.starts_with("function ") {
            Kind::Type
        } else if self.text.lines().next().is_some_and(|line| line.ends_with(';')) {
            Kind::Overload
        } else {
            Kind::Function
        }
    }

    fn write_javascript(&self, out: &mut String) {
        match self.kind() {
            Kind::Type | Kind::Overload => {}
            Kind::Function | Kind::Constant => {
                write_lines(out, self.comment);
                write_lines(out, &erased(self.text));
            }
            Kind::Class => {
                write_lines(out, self.comment);
                let (head, members) = self.class();
                write_lines(out, &erased(head));
                for member in members {
                    let text = erased(member.text);
                    if !text.trim().is_empty() {
                        write_lines(out, member.comment);
                        write_lines(out, &text);
                    }
                }
                out.push_str("}\n");
            }
        }
    }

    fn write_declaration(&self, out: &mut String) {
        let Some(text) = self.text.strip_prefix("export ") else {
            if self.text.starts_with("import type ") {
                write_lines(out, self.text);
            }
            return;
        };
        write_lines(out, self.comment);
        match self.kind() {
            Kind::Type => {
                // An alias of a union stands on one line.
                let text = self.text.replace("=\n    | ", "= ").replace("\n    | ", " | ");
                write_lines(out, &text);
            }
            Kind::Overload | Kind::Function => {
                let _ = writeln!(out, "export declare {}", signature(text));
            }
            Kind::Constant => {
                let end = text.find(CLOSE).unwrap_or(text.len());
                write_lines(out, &format!("export declare {};", unmark(&text[..end])));
            }
            Kind::Class => {
                let (head, members) = self.class();
                let head = head.trim_start_matches("export ").trim_end();
                let _ = writeln!(out, "export declare {}", unmark(head));
                for member in members {
                    write_lines(out, member.comment);
                    let _ = writeln!(out, "    {}", declared_member(member.text.trim()));
                }
                out.push_str("}\n");
            }
        }
    }

    /// The first line of a class, and its members.
    fn class(&self) -> (&str, Vec<Item<'_>>) {
        let (head, rest) = self.text.split_at(self.text.find('\n').map_or(0, |at| at + 1));
        let members = rest.trim_end().strip_suffix('}').unwrap_or(rest);
        (head, items(members))
    }
}

/// A member of a class as its declaration has it.
fn declared_member(text: &str) -> String {
    let unmarked = unmark(text.lines().next().unwrap_or_default());
    if let Some(name) = unmarked.strip_prefix("private ") {
        let name = name.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        return format!("private {name};");
    }
    let mut first = text.lines().next().unwrap_or_default().to_owned();
    for modifier in ["override ", "async ", "declare "] {
        first = first.replacen(modifier, "", 1);
    }
    if first.ends_with('{') {
        return signature(&first);
    }
    let end = first.rfind(CLOSE).unwrap_or(first.len());
    format!("{};", unmark(first[..end].trim_end_matches(';')).trim_end_matches(';'))
}

/// The first line of a function without its body: a param with a default is an optional one.
fn signature(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim_end_matches(['{', ';', ' ']);
    let mut line = line.strip_prefix("async ").unwrap_or(line).to_owned();
    while let Some(at) = line.find("⟩ = ") {
        let default = at + "⟩ = ".len();
        let end = line[default..].find(['⟨', ',', ')']).map_or(line.len(), |end| default + end);
        // The mark that closes here was opened right behind the name of the param.
        let open = line[..at].rfind("⟨: ").unwrap_or(at);
        line = format!("{}?{}{}", &line[..open], &line[open..at + "⟩".len()], &line[end..]);
    }
    format!("{};", unmark(&line))
}

/// A text without what is a type only.
fn erased(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            OPEN => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out
}

fn unmark(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// Lines as `tsc` prints them: none is empty, and what follows a block starts a line of its own.
fn write_lines(out: &mut String, text: &str) {
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        let content = line.trim_start();
        let indent = &line[..line.len() - content.len()];
        let follows =
            ["} else", "} catch", "} finally"].iter().any(|word| content.starts_with(word));
        if follows {
            let _ = writeln!(out, "{indent}}}\n{indent}{}", &content["} ".len()..]);
        } else {
            let _ = writeln!(out, "{line}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(marked: &str) -> (String, String) {
        let module = module(&format!("/** Header. */\n/* lint */\n\n{marked}"));
        let without = |text: String, header: &str| text.strip_prefix(header).map(str::to_owned);
        (
            without(module.javascript, "/** Header. */\n/* lint */\n").unwrap_or_default(),
            without(module.declarations, "/** Header. */\n").unwrap_or_default(),
        )
    }

    #[test]
    fn types_are_declarations_only() {
        let text = "/** A. */\nexport type A =\n    | \"a\"\n    | \"b\";\n\ninterface B {\n    readonly c: 1;\n}\n";
        assert_eq!(
            printed(text),
            (String::new(), "/** A. */\nexport type A = \"a\" | \"b\";\n".to_owned())
        );
    }

    #[test]
    fn functions_lose_their_types_or_their_body() {
        let text = "/** F. */\nexport async function f(a⟨: A⟩, b⟨: B⟩ = c.d)⟨: Promise<C>⟩ {\n    try {\n        g();\n    } catch {\n        h();\n    }\n\n    return a⟨ as C⟩;\n}\n";
        let (javascript, declarations) = printed(text);
        assert_eq!(
            javascript,
            "/** F. */\nexport async function f(a, b = c.d) {\n    try {\n        g();\n    }\n    catch {\n        h();\n    }\n    return a;\n}\n"
        );
        assert_eq!(
            declarations,
            "/** F. */\nexport declare function f(a: A, b?: B): Promise<C>;\n"
        );
    }

    #[test]
    fn overloads_hide_the_body() {
        let text = "/** F. */\nexport function f(a: A): a is B;\nexport function f(a⟨: A⟩)⟨: boolean⟩ {\n    return true;\n}\n";
        let (javascript, declarations) = printed(text);
        assert_eq!(javascript, "export function f(a) {\n    return true;\n}\n");
        assert_eq!(declarations, "/** F. */\nexport declare function f(a: A): a is B;\n");
    }

    #[test]
    fn classes_keep_their_members() {
        let text = "export class A⟨<B>⟩ extends Error {\n    static ⟨override readonly ⟩name⟨: string⟩ = \"A\";\n    ⟨readonly ⟩b⟨: B⟩;\n    /** C. */\n    ⟨declare readonly c?: string;⟩\n    ⟨private ⟩d = 0;\n\n    async e(f⟨: F⟩)⟨: Promise<G>⟩ {\n        return f;\n    }\n}\n";
        let (javascript, declarations) = printed(text);
        assert_eq!(
            javascript,
            "export class A extends Error {\n    static name = \"A\";\n    b;\n    d = 0;\n    async e(f) {\n        return f;\n    }\n}\n"
        );
        assert_eq!(
            declarations,
            "export declare class A<B> extends Error {\n    static readonly name: string;\n    readonly b: B;\n    /** C. */\n    readonly c?: string;\n    private d;\n    e(f: F): Promise<G>;\n}\n"
        );
    }

    #[test]
    fn text_of_a_catalog_is_no_mark() {
        let text = format!("export const a⟨: A⟩ = \"{}\";\n", unmarked("x ⟨y⟩ z"));
        assert_eq!(
            printed(&text),
            (
                "export const a = \"x ⟨y⟩ z\";\n".to_owned(),
                "export declare const a: A;\n".to_owned()
            )
        );
    }
}
