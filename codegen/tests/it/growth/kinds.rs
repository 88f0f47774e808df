//! Projects of any size: one for each kind of element that a catalog can have many of.

/// A kind of element, and the files of a project with many of them.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// The files of a project with this many elements, by path.
    pub(crate) project: fn(usize) -> Vec<(String, String)>,
}

/// The start of every contract.
const HEAD: &str = "errcat: 1\nversion: 1.0.0\nretry: { when: never }\n";
/// The keys of an error, within its braces.
const ERROR: &str = "status: 404, description: Gone., message: Gone., remedy: Look.";

/// Elements that a catalog may have.
pub(crate) const VALID: &[Kind] = &[
    kind("errors", |n| errors(n, |_| String::new())),
    kind("codes with values", |n| {
        errors(n, |i| format!(", code: \"A{i}_{{p}}\", args: {{ p: integer }}"))
    }),
    kind("fields", |n| {
        with_errors(1, &format!("fields: {{ {} }}\n", list(n, |i| format!("f{i}?: string"))))
    }),
    kind("conditions", |n| {
        one(&format!("conditions: {{ {} }}", list(n, |i| format!("c{i}: {{}}"))))
    }),
    kind("categories", |n| {
        let category = |i| format!("  c{i}: {{ errors: {{ A{i}: {{ {ERROR} }} }} }}\n");
        contract(&format!("categories:\n{}", many(n, category)))
    }),
    kind("category files", |n| {
        let file =
            |i| (format!("catalog/shop/c{i}.yaml"), format!("errors: {{ A{i}: {{ {ERROR} }} }}\n"));
        let head = (String::from("catalog/shop/contract.yaml"), String::from(HEAD));
        std::iter::once(head).chain((0..n).map(file)).collect()
    }),
    kind("contracts", |n| {
        let text = format!("{HEAD}errors: {{ A: {{ {ERROR} }} }}\n");
        (0..n).map(|i| (format!("catalog/shop{i}.yaml"), text.clone())).collect()
    }),
    kind("guides", |n| {
        let guide = |i| (format!("catalog/shop/guides/g{i}.md"), format!("# Guide {i}\n\nText.\n"));
        let contract = format!("{HEAD}errors: {{ A: {{ {ERROR} }} }}\n");
        let head = (String::from("catalog/shop/contract.yaml"), contract);
        std::iter::once(head).chain((0..n).map(guide)).collect()
    }),
    kind("headings of a guide", |n| guide(&many(n, |i| format!("## Part {i}\n\nText.\n\n")))),
    kind("lines of code of a guide", |n| {
        guide(&format!("```\n{}```\n", many(n, |_| "a\n".to_owned())))
    }),
    kind("operations", |n| {
        with_errors(1, &format!("operations:\n{}", operations(n, |_| "A0".to_owned())))
    }),
    kind("codes of an operation", |n| {
        with_errors(
            n,
            &format!("operations: {{ get: {{ errors: [{}] }} }}\n", list(n, |i| format!("A{i}"))),
        )
    }),
    kind("operations with 20 of the codes", |n| {
        let codes = |i| list(20, |at| format!("A{}", (i + at * 7) % n.max(140)));
        with_errors(n.max(140), &format!("operations:\n{}", operations(n, codes)))
    }),
    kind("removed codes", |n| {
        with_errors(
            1,
            &format!(
                "removed:\n{}",
                many(n, |i| format!(
                    "  OLD{i}: {{ since: 1.0.0, reason: Old., replaced_by: A0 }}\n"
                ))
            ),
        )
    }),
    kind("codes replaced in a chain", |n| {
        errors(n, |i| {
            if i + 1 < n {
                format!(", deprecated: {{ since: 1.0.0, replaced_by: A{} }}", i + 1)
            } else {
                String::new()
            }
        })
    }),
    kind("codes replaced by one", |n| {
        errors(n, |i| {
            if i > 0 {
                ", deprecated: { since: 1.0.0, replaced_by: A0 }".to_owned()
            } else {
                String::new()
            }
        })
    }),
    kind("types in a chain", |n| types(n, |i| format!("{{ a?: T{} }}", i + 1))),
    kind("types in a diamond", |n| {
        types(n, |i| format!("{{ a?: T{next}, b?: T{next} }}", next = i + 1))
    }),
    kind("types in a circle", |n| types(n, move |i| format!("{{ a?: T{} }}", (i + 1) % n))),
    kind("enumerations", |n| {
        let members = list(n, |i| format!("m{i}: T{}", i + 1));
        types(n, |i| if i == 0 { format!("{{ {members} }}") } else { format!("[a{i}, b{i}]") })
    }),
    kind("values of an enumeration", |n| {
        types(1, move |_| format!("[{}]", list(n, |i| format!("v{i}"))))
    }),
    kind("members of a type", |n| {
        types(1, move |_| format!("{{ {} }}", list(n, |i| format!("m{i}: string"))))
    }),
    kind("params", |n| one(&params("details", n, "string"))),
    kind("params in a message", |n| message("message", n)),
    kind("params in a message for users", |n| message("user_message", n)),
    kind("params in a link", |n| {
        let link = many(n, |i| format!("{{p{i}}}/"));
        contract(&format!(
            "errors:\n  A: {{ status: 404, description: Gone., remedy: {{ text: Look., link: \"https://example.com/{link}\" }}, {} }}\n",
            params("args", n, "string")
        ))
    }),
    kind("params in headers", |n| {
        let headers = list(n, |i| format!("X-{i}: \"{{p{i}}}\""));
        one(&format!("headers: {{ {headers} }}, {}", params("args", n, "string")))
    }),
    kind("headers", |n| one(&format!("headers: {{ {} }}", list(n, |i| format!("X-{i}: a"))))),
    kind("headers of the contract", |n| {
        with_errors(2, &format!("headers: {{ {} }}\n", list(n, |i| format!("X-{i}: a"))))
    }),
    kind("values of the context", |n| {
        let keys = list(n, |i| format!("k{i}: $c{i}"));
        with_errors(
            1,
            &format!(
                "context: {{ {} }}\nenvelope: {{ code: $code, message: $message, {keys} }}\n",
                list(n, |i| format!("c{i}: string"))
            ),
        )
    }),
    kind("keys of an envelope", |n| envelope(&list(n, |i| format!("k{i}: a")))),
    kind("items of an envelope", |n| {
        envelope(&format!("k: [{}]", list(n, |_| "$code".to_owned())))
    }),
    kind("slots in a text of an envelope", |n| {
        envelope(&format!("k: \"{}\"", "{code} ".repeat(n)))
    }),
    kind("params as slots", |n| {
        let keys = list(n, |i| format!("\"k{i}?\": $p{i}"));
        contract(&format!(
            "envelope: {{ code: $code, message: $message, {keys} }}\nerrors:\n  A: {{ {ERROR}, {} }}\n",
            params("args", n, "string")
        ))
    }),
    kind("causes", |n| one(&format!("cause: [{}]", list(n, |i| format!("Cause {i}."))))),
    kind("examples", |n| {
        one(&format!(
            "details: {{ a: string }}, examples: [{}]",
            list(n, |i| format!("{{ title: T{i}, params: {{ a: b }} }}"))
        ))
    }),
    kind("values of an example", |n| {
        let values = list(n, |i| format!("p{i}: b"));
        one(&format!(
            "{}, examples: [{{ params: {{ {values} }} }}]",
            params("details", n, "string")
        ))
    }),
    kind("members of an example", |n| {
        let members = list(n, |i| format!("m{i}: string"));
        let values = list(n, |i| format!("m{i}: b"));
        contract(&format!(
            "types: {{ Item: {{ {members} }} }}\nerrors:\n  A: {{ {ERROR}, details: {{ a: {{ type: Item, example: {{ {values} }} }} }} }}\n"
        ))
    }),
    kind("items of an example", |n| {
        one(&format!(
            "details: {{ a: {{ type: list<integer>, example: [{}] }} }}",
            list(n, |i| i.to_string())
        ))
    }),
    kind("entries of an example", |n| {
        one(&format!(
            "details: {{ a: {{ type: map<integer>, example: {{ {} }} }} }}",
            list(n, |i| format!("k{i}: {i}"))
        ))
    }),
    kind("any values of an example", |n| {
        one(&format!(
            "details: {{ a: {{ type: any, example: {{ {} }} }} }}",
            list(n, |i| format!("k{i}: [{i}]"))
        ))
    }),
    kind("failures of a client", |n| {
        with_errors(
            1,
            &format!(
                "client:\n{}",
                many(n, |i| format!(
                    "  C{i}: {{ origin: no_response, message: None., remedy: Look. }}\n"
                ))
            ),
        )
    }),
    kind("words", |n| text(&"word ".repeat(n))),
    kind("paragraphs", |n| text(&"Word.\n\n".repeat(n))),
    kind("items of a list in Markdown", |n| text(&"- item\n".repeat(n))),
    kind("runs of back-ticks", |n| text(&many(n.isqrt() + 1, |i| "`".repeat(i + 1) + "a"))),
    kind("equal runs of back-ticks", |n| text(&many(n, |i| "`".repeat(1 + i % 2 * 2) + "a"))),
    kind("code spans", |n| text(&"`a` ".repeat(n))),
    kind("opening brackets", |n| text(&"[".repeat(n))),
    kind("opening brackets with letters", |n| text(&"[a".repeat(n))),
    kind("halves of links", |n| text(&"[a](".repeat(n))),
    kind("links", |n| text(&"[a](https://example.com) ".repeat(n))),
    kind("addresses", |n| text(&"https://example.com/a ".repeat(n))),
    kind("schemes of addresses", |n| text(&"http://".repeat(n))),
    kind("references to codes", |n| text(&"`A` ".repeat(n))),
    kind("double braces", |n| text(&"{{a}} ".repeat(n))),
    kind("colons", |n| text(&":a".repeat(n))),
    kind("dollars", |n| text(&"$a ".repeat(n))),
    kind("stars", |n| text(&"*a **b ".repeat(n))),
    kind("tags", |n| text(&"<a ".repeat(n))),
    kind("exclamation marks", |n| text(&"![".repeat(n))),
];

/// Mistakes that a catalog may have: each is a finding.
pub(crate) const MISTAKES: &[Kind] = &[
    kind("misspelt codes", |n| {
        with_errors(
            n,
            &format!("operations: {{ get: {{ errors: [{}] }} }}\n", list(n, |i| format!("B{i}"))),
        )
    }),
    kind("misspelt replacements", |n| {
        errors(n, |i| format!(", deprecated: {{ since: 1.0.0, replaced_by: BA{i} }}"))
    }),
    kind("ambiguous codes", |n| {
        errors(n, |i| format!(", code: \"{{p{i}}}\", args: {{ p{i}: string }}"))
    }),
    kind("misspelt types", |n| types(n, |i| format!("{{ a: Tt{i} }}"))),
    kind("misspelt params in a message", |n| {
        one(&format!("message: \"{}\", {}", "{q} ".repeat(n), params("args", n, "string")))
    }),
    kind("misspelt params in messages", |n| {
        errors(n, |i| format!(", user_message: \"{{ap{i}}}\", args: {{ p{i}: string }}"))
    }),
    kind("misspelt params of an example", |n| {
        let values = list(n, |i| format!("qp{i}: b"));
        one(&format!(
            "{}, examples: [{{ params: {{ {values} }} }}]",
            params("details", n, "string")
        ))
    }),
    kind("misspelt slots", |n| envelope(&list(n, |i| format!("k{i}: $mesage")))),
    kind("misspelt keys", |n| errors(n, |_| ", descriptoin: a".to_owned())),
    kind("misspelt keys of one error", |n| one(&list(n, |i| format!("descriptoin{i}: a")))),
    kind("findings on one line", |n| {
        contract(&format!(
            "errors: {{ {} }}\n",
            list(n, |i| format!("A{i}: {{ {ERROR}, status: 4000 }}"))
        ))
    }),
    kind("equal keys", |n| one(&list(n, |_| "title: a".to_owned()))),
    kind("equal codes", |n| errors(n, |_| ", code: SAME".to_owned())),
    kind("codes of one identifier", |n| {
        let code = |i: usize| "A".to_owned() + &"_".repeat(i + 1) + "B";
        contract(&format!(
            "errors:\n{}",
            many(n.isqrt(), |i| format!("  {}: {{ {ERROR} }}\n", code(i)))
        ))
    }),
    kind("allowed findings", |n| {
        errors(n, |_| {
            ", headers: { Content-Length: a }, allow: [{ rule: unconventional-code, reason: r }]"
                .to_owned()
        })
    }),
    kind("unused params", |n| one(&params("args", n, "string"))),
    kind("unused types", |n| {
        contract(&format!(
            "types:\n{}errors:\n  A: {{ {ERROR} }}\n",
            many(n, |i| format!("  T{i}: {{ a: string }}\n"))
        ))
    }),
    kind("codes replaced in a circle", |n| {
        errors(n, move |i| {
            format!(", deprecated: {{ since: 1.0.0, replaced_by: A{} }}", (i + 1) % n)
        })
    }),
    kind("required types in a circle", |n| types(n, move |i| format!("{{ a: T{} }}", (i + 1) % n))),
    kind("required types that all contain each other", |n| {
        let n = n.isqrt();
        types(n, move |_| format!("{{ {} }}", list(n, |i| format!("a{i}: T{i}"))))
    }),
    kind("lone braces", |n| one(&format!("user_message: \"{}\"", "{ ".repeat(n)))),
    kind("lone closing braces", |n| one(&format!("user_message: \"{}\"", "} ".repeat(n)))),
    kind("placeholders with spaces", |n| one(&format!("user_message: \"{}\"", "{ a } ".repeat(n)))),
    kind("dollars in a text of an envelope", |n| {
        envelope(&format!("k: \"{}\"", "$code ".repeat(n)))
    }),
    kind("control characters", |n| text(&"\u{7}".repeat(n))),
    kind("cut texts", |n| {
        contract(&format!(
            "errors:\n{}",
            many(n, |i| format!(
                "  A{i}:\n    status: 404\n    description: See #12\n    remedy: Look.\n"
            ))
        ))
    }),
    kind("unconventional codes", |n| {
        contract(&format!(
            "errors:\n{}",
            many(n, |i| format!("  bad.{i}: {{ {ERROR} }}\n  BAD_{i}: {{ {ERROR} }}\n"))
        ))
    }),
    kind("missing keys", |n| {
        contract(&format!("errors:\n{}", many(n, |i| format!("  A{i}: {{}}\n"))))
    }),
    kind("unregistered statuses", |n| errors(n, |_| ", headers: { X-A: b, X-a: b }".to_owned())),
    kind("stray files", |n| {
        let stray = |i| (format!("catalog/shop/a/b/c{i}.yaml"), String::new());
        (0..n).map(stray).chain(contract("errors: {}\n")).collect()
    }),
];

const fn kind(name: &'static str, project: fn(usize) -> Vec<(String, String)>) -> Kind {
    Kind { name, project }
}

/// Texts, joined.
fn many(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

/// Items, separated by commas.
fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(", ")
}

fn contract(text: &str) -> Vec<(String, String)> {
    vec![("catalog/shop.yaml".to_owned(), format!("{HEAD}{text}"))]
}

fn errors(count: usize, more: impl Fn(usize) -> String) -> Vec<(String, String)> {
    contract(&format!(
        "errors:\n{}",
        many(count, |i| format!("  A{i}: {{ {ERROR}{} }}\n", more(i)))
    ))
}

fn with_errors(count: usize, more: &str) -> Vec<(String, String)> {
    contract(&format!("{more}errors:\n{}", many(count, |i| format!("  A{i}: {{ {ERROR} }}\n"))))
}

/// One error with further keys.
fn one(more: &str) -> Vec<(String, String)> {
    contract(&format!("errors:\n  A: {{ {ERROR}, {more} }}\n"))
}

/// One error with a description.
fn text(description: &str) -> Vec<(String, String)> {
    let quoted = serde_json::Value::from(description.trim()).to_string();
    contract(&format!(
        "errors:\n  A: {{ status: 404, message: Gone., remedy: Look., description: {quoted} }}\n"
    ))
}

fn guide(text: &str) -> Vec<(String, String)> {
    let contract = format!("{HEAD}errors: {{ A: {{ {ERROR} }} }}\n");
    vec![
        ("catalog/shop/contract.yaml".to_owned(), contract),
        ("catalog/shop/guides/long.md".to_owned(), format!("# Long\n\n{text}")),
    ]
}

fn envelope(keys: &str) -> Vec<(String, String)> {
    with_errors(1, &format!("envelope: {{ code: $code, message: $message, {keys} }}\n"))
}

fn operations(count: usize, codes: impl Fn(usize) -> String) -> String {
    many(count, |i| format!("  get{i}: {{ errors: [{}] }}\n", codes(i)))
}

fn params(key: &str, count: usize, ty: &str) -> String {
    format!("{key}: {{ {} }}", list(count, |i| format!("p{i}: {ty}")))
}

/// A message of a case with many params.
fn message(key: &str, count: usize) -> Vec<(String, String)> {
    let text = many(count, |i| format!("{{p{i}}} "));
    let keys = format!("{key}: \"{}\", {}", text.trim(), params("args", count, "string"));
    let rest = if key == "message" { "" } else { ", message: Gone." };
    contract(&format!(
        "errors:\n  A: {{ status: 404, description: Gone., remedy: Look., {keys}{rest} }}\n"
    ))
}

/// Types of which an error uses the first; one more type ends a chain of them.
fn types(count: usize, definition: impl Fn(usize) -> String) -> Vec<(String, String)> {
    let types = many(count, |i| format!("  T{i}: {}\n", definition(i)));
    contract(&format!(
        "types:\n{types}  T{count}: {{ a: string }}\nerrors:\n  A: {{ {ERROR}, details: {{ a: T0 }} }}\n"
    ))
}
