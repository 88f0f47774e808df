//! Samples on pages: their languages, and the facts that they share with the page and with the client.

use errcat_codegen::Files;

use crate::fixture::{compiled, try_compile};

const SHOP: &str = "
errcat: 1
version: 1.0.0
envelope: { error: { code: $code, details?: $details } }
errors:
  BUSY:
    status: 503
    description: Busy.
    details: { pause: { type: integer, unit: seconds, example: 4 }, token?: { type: string, sensitive: true, example: t } }
    retry: { when: always, after: pause }
  LOST: { status: 404, description: Lost. }
";

fn shop(tree: &str, more: &[(&str, &str)]) -> Result<Files, String> {
    let project = format!(
        "targets: {{ markdown: [{{ {tree} }}], typescript: {{ package: s }} }}\nrules: {{ level: minimal }}\n"
    );
    let files = [("errcat.yaml", project.as_str()), ("catalog/shop.yaml", SHOP)];
    try_compile(&[&files, more].concat())
}

fn page<'f>(files: &'f Files, path: &str) -> &'f str {
    files.get(&format!("markdown/portable/shop/{path}.md")).unwrap()
}

/// The headings above blocks of code.
fn languages(page: &str) -> Vec<&str> {
    let lines: Vec<&str> = page.lines().collect();
    let headings =
        lines.windows(3).filter(|it| it[0].starts_with("### ") && it[2].starts_with("```"));
    headings.map(|it| &it[0][4..]).collect()
}

#[test]
fn a_tree_has_samples_in_the_languages_that_it_lists() {
    let usual = shop("flavour: portable", &[]).unwrap();
    assert_eq!(languages(page(&usual, "handling")), ["JavaScript", "Python"]);
    assert!(languages(page(&usual, "codes/busy")).is_empty());
    let listed = shop("flavour: portable, samples: [go, Curl, typescript]", &[]).unwrap();
    for path in ["handling", "codes/busy", "codes/lost"] {
        assert_eq!(languages(page(&listed, path)), ["Go", "curl", "TypeScript"], "{path}");
    }
    let none = shop("flavour: portable, samples: []", &[]).unwrap();
    assert!(!page(&none, "handling").contains("Without a client"));
}

#[test]
fn the_sample_of_a_code_has_its_facts() {
    let files = shop("flavour: portable, samples: [javascript]", &[]).unwrap();
    let busy = page(&files, "codes/busy");
    for text in [
        "// Handles \"BUSY\", which has the status 503.",
        "body?.[\"error\"]?.[\"code\"] !== \"BUSY\"",
        "\"pause\": body?.[\"error\"]?.[\"details\"]?.[\"pause\"],",
        "number(body?.[\"error\"]?.[\"details\"]?.[\"pause\"]) * 1000,",
        "attempt < 3",
    ] {
        assert!(busy.contains(text), "{text}\n{busy}");
    }
    // What must be kept out of logs.
    assert!(!busy.contains("\"token\": body"), "{busy}");
    let lost = page(&files, "codes/lost");
    assert!(
        lost.contains("\"LOST\", which has the status 404") && !lost.contains("attempt"),
        "{lost}"
    );
}

#[test]
fn a_project_adds_a_language_and_replaces_a_template() {
    let own = [
        (
            "templates/markdown/samples/code/php.j2",
            "// {{ text }} {{ status }} {{ path | join }}\n",
        ),
        ("templates/markdown/samples/code/go.j2", "ours {{ retry.attempts if retry else 0 }}\n"),
    ];
    let files = shop("flavour: portable, samples: [PHP, go]", &own).unwrap();
    let busy = page(&files, "codes/busy");
    assert!(
        busy.contains("\n### PHP\n\n```php\n// \"BUSY\" 503 \"error\"\"code\"\n```\n"),
        "{busy}"
    );
    assert!(busy.contains("\n### Go\n\n```go\nours 3\n```\n"), "{busy}");
    // The project has no template of PHP for this page.
    assert_eq!(languages(page(&files, "handling")), ["Go"]);
    let broken = [("templates/markdown/samples/code/php.j2", "{{ nothing }}")];
    let found = shop("flavour: portable, samples: [php]", &broken).unwrap_err();
    assert!(found.starts_with("templates/markdown/samples/code/php.j2:1:4"), "{found}");
}

#[test]
fn an_unknown_language_is_reported() {
    let found = shop("flavour: portable, samples: [python, ../code]", &[]).unwrap_err();
    assert_eq!(found, "errcat.yaml:1:62: error[unknown-file]: there are no samples in `../code`\n");
}

/// The page, its samples and the client know the same rules for a code that they do not know.
#[test]
fn an_unknown_code_is_retried_by_its_status() {
    let files = shop("flavour: portable, samples: [javascript, python, curl, go, typescript]", &[])
        .unwrap();
    let handling = page(&files, "handling");
    let client = files.get("typescript/src/shop.ts").unwrap();
    assert!(client.contains("425: 2, 429: 2, 500: 1, 502: 1, 503: 1, 504: 1"), "{client}");
    assert!(!handling.contains("\n| 425 | "), "nobody wrote this rule: {handling}");
    assert_eq!(handling.matches("429, 429, \"always\"").count(), 5, "{handling}");
    assert_eq!(handling.matches("503, 503, \"if_idempotent\"").count(), 5, "{handling}");
    // The longest wait, in the client and on the page.
    let client = files.get("typescript/src/resilience.ts").unwrap();
    assert!(client.contains("maxWaitMs = 120000"), "{client}");
    assert!(handling.contains("give up if an error asks for more than 120 s."), "{handling}");
    assert_eq!(handling.matches("> 120000").count(), 5, "{handling}");
}

#[test]
fn pages_do_not_say_what_a_contract_does_not_say() {
    let project = "targets: { markdown: [{ flavour: portable, samples: [python] }, { flavour: single }] }\nrules: { level: minimal }\n";
    let pages = |errors: &str| {
        let catalog = format!("errcat: 1\nerrors: {{ {errors} }}\n");
        compiled(&[("errcat.yaml", project), ("catalog/shop.yaml", &catalog)])
    };
    let silent = pages("A: { status: 503, description: A. }");
    for (path, text) in silent.iter() {
        assert!(
            !text.contains("not retry") && !text.contains("## By HTTP status"),
            "{path}:\n{text}"
        );
        assert!(!text.contains("**Retry:**") && !text.contains("| Retry |"), "{path}:\n{text}");
    }
    assert!(page(&silent, "handling").contains(
        "## When to retry\n\nThe contract does not say which errors may be retried.\n\n["
    ));
    let stated = pages("A: { status: 503, description: A., retry: never }");
    assert!(
        page(&stated, "handling")
            .contains("\n\nDo not retry any code: the same request fails again.\n")
    );
    assert!(
        page(&stated, "codes/a")
            .contains("- **Retry:** Do not retry: the same request fails again.\n")
    );
    let partly = pages(
        "A: { status: 503, description: A. }, B: { status: 503, description: B., retry: always }",
    );
    assert!(!page(&partly, "handling").contains("Do not retry"));
    assert!(page(&partly, "index").contains("| 503 | A. | — |\n"), "{}", page(&partly, "index"));
}

/// A description that says what the title or the message says is not printed a second time.
#[test]
fn a_description_equal_to_the_message_is_not_said_twice() {
    let catalog = "errcat: 1\nerrors:\n  A: { status: 404, description: There is no such thing., message: There is no such thing }\n  B: { status: 404, description: It was deleted., message: Gone }\n";
    let project = "targets: { markdown: [{ flavour: portable }, { flavour: single, output: one }] }\nrules: { level: minimal }\n";
    let files = compiled(&[("errcat.yaml", project), ("catalog/shop.yaml", catalog)]);
    let a = page(&files, "codes/a");
    assert!(a.contains("\n**A.**\n\n- **Message:** `There is no such thing`\n"), "{a}");
    assert!(!a.contains("thing."), "{a}");
    let b = page(&files, "codes/b");
    assert!(b.contains("\n**B.** It was deleted.\n\n- **Message:** `Gone`\n"), "{b}");
}
