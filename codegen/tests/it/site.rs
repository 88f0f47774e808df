//! Sites of several contracts, in every flavour: titles, navigation, links to files, and the files that a change changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use errcat_codegen::{Files, compile};

use crate::fixture::{GUIDE, RICH, compiled, sources};
use crate::targets::conformance;

/// The flavours with a page for each code.
const FLAVOURS: [&str; 8] =
    ["portable", "docusaurus", "hugo", "mdbook", "mkdocs", "sphinx", "starlight", "vitepress"];

fn project(flavours: &[&str], more: &str) -> String {
    let tree = |flavour: &&str| format!("{{ flavour: {flavour}, base: /errors{more} }}");
    let trees = flavours.iter().map(tree).collect::<Vec<_>>().join(", ");
    format!("targets: {{ markdown: [{trees}], data: {{}} }}\nrules: {{ level: minimal }}\n")
}

/// The pages of the contracts of this repository.
fn site() -> Files {
    let project = ("errcat.yaml".to_owned(), project(&FLAVOURS, "").into_bytes());
    // Two contracts of one title, and two pages of one label.
    let twin = "errcat: 1\ntitle: Rich & strange API\noperations: { list: { errors: [A] } }\ncategories:\n  other:\n    title: Operations\n    errors:\n\
                \x20     A: { status: 400, description: Same }\n      B: { status: 400, description: Same }\n";
    let twin = ("catalog/twin.yaml".to_owned(), twin.into());
    let sources = sources(conformance().into_iter().chain([project, twin]));
    compile(&sources).unwrap_or_else(|report| panic!("{}", report.short(&sources)))
}

fn pages<'f>(files: &'f Files, flavour: &str) -> impl Iterator<Item = (&'f str, &'f str)> {
    let folder = format!("markdown/{flavour}/");
    let is_page = move |path: &str| path.starts_with(&folder) && path.ends_with(".md");
    files.iter().filter(move |(path, _)| is_page(path) && !path.ends_with("/SUMMARY.md"))
}

/// The text after a mark, up to the end of its line.
fn after<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    Some(text.split_once(mark)?.1.lines().next().unwrap_or_default())
}

#[test]
fn no_two_pages_of_a_site_share_a_title_or_a_description() {
    let files = site();
    for flavour in FLAVOURS {
        let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
        for (path, text) in pages(&files, flavour) {
            let mark = match flavour {
                "portable" | "sphinx" => "# ",
                "mdbook" => "{{#title ",
                _ => "\ntitle: ",
            };
            let title =
                after(if mark == "# " { text.trim_start_matches("---\n# ") } else { text }, mark);
            let title = title.unwrap_or_else(|| panic!("{path} has no title:\n{text}"));
            assert!(titles.insert(title), "{path} shares the title {title}");
            if matches!(flavour, "portable" | "mdbook") {
                continue;
            }
            let description = after(text, "description: ");
            let description = description.unwrap_or_else(|| panic!("{path}:\n{text}"));
            assert!(description.len() > 10, "{path}: {description}");
            assert!(descriptions.insert(description), "{path} shares {description}");
        }
        assert!(titles.len() > 150, "{flavour}: {}", titles.len());
    }
}

#[test]
fn a_title_names_the_api_and_a_label_in_the_navigation_does_not() {
    let files = site();
    let page = |path: &str| files.get(&format!("markdown/{path}.md")).unwrap();
    let title = "title: \"RATE_LIMIT_EXCEEDED – Inspira API\"\n";
    let description = "description: \"Inspira API: Too many requests\"\n";
    let code = |flavour| page(&format!("{flavour}/inspira/codes/rate-limit-exceeded"));
    for flavour in ["docusaurus", "hugo", "mkdocs", "starlight", "vitepress"] {
        let text = code(flavour);
        assert!(text.contains(title) && text.contains(description), "{flavour}:\n{text}");
    }
    assert!(code("docusaurus").contains("\nsidebar_label: \"RATE_LIMIT_EXCEEDED\"\n"));
    assert!(code("hugo").contains("\nlinkTitle: \"RATE_LIMIT_EXCEEDED\"\n"));
    assert!(code("starlight").contains("\n  label: \"RATE_LIMIT_EXCEEDED\"\n"));
    assert!(code("mdbook").contains("\n\n{{#title RATE_LIMIT_EXCEEDED – Inspira API}}\n"));
    assert!(code("portable").starts_with("# RATE_LIMIT_EXCEEDED – Inspira API\n"));
    for (file, label) in [
        ("docusaurus/sidebar.js", "label: \"RATE_LIMIT_EXCEEDED\" }"),
        ("mdbook/SUMMARY.md", "- [RATE_LIMIT_EXCEEDED]("),
        ("mkdocs/.nav.yml", "- \"RATE_LIMIT_EXCEEDED\": "),
        ("sphinx/inspira/categories/rate-limits.md", "\nRATE_LIMIT_EXCEEDED <../codes/"),
        ("starlight/sidebar.js", "label: \"RATE_LIMIT_EXCEEDED\", link"),
        ("vitepress/sidebar.js", "text: \"RATE_LIMIT_EXCEEDED\", link"),
    ] {
        let text = files.get(&format!("markdown/{file}")).unwrap();
        assert!(text.contains(label), "{file}:\n{text}");
    }
}

/// A contract with many codes in a few categories, each with everything that other pages list.
fn many(count: usize, first: &str) -> String {
    let mut text = "errcat: 1\nversion: 2.0.0\ncategories:\n".to_owned();
    let known: Vec<String> = (0..count).map(|at| format!("KNOWN_FAULT_OF_KIND_X{at}")).collect();
    for (group, names) in known.chunks(60).enumerate() {
        let _ = writeln!(text, "  group_{group}:\n    errors:");
        let new = Some((first, "")).filter(|_| group == 0 && !first.is_empty());
        let names = names.iter().map(|name| (name.as_str(), ", since: 1.1.0"));
        for (name, since) in new.into_iter().chain(names) {
            let status = 500 + group % 5;
            let _ = writeln!(
                text,
                "      {name}: {{ status: {status}, description: About {name}, retry: always, user_message: Sorry{since} }}"
            );
        }
    }
    let _ = writeln!(text, "operations: {{ run: {{ errors: [{}] }} }}", known.join(", "));
    text
}

#[test]
fn a_new_code_changes_few_files() {
    let flavours = [&FLAVOURS[..], &["single"]].concat();
    let tree = |flavour: &&str| match *flavour {
        "portable" | "single" | "mkdocs" | "mdbook" => format!("{{ flavour: {flavour} }}"),
        _ => format!("{{ flavour: {flavour}, assets: static/{flavour} }}"),
    };
    let trees = flavours.iter().map(tree).collect::<Vec<_>>().join(", ");
    let project =
        format!("targets: {{ data: {{}}, markdown: [{trees}] }}\nrules: {{ level: minimal }}\n");
    let made = |first: &str| {
        let catalog = many(200, first);
        compiled(&[("errcat.yaml", &project), ("catalog/api.yaml", &catalog)])
    };
    let (before, after) = (made(""), made("NEW"));
    let mut changed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, text) in after.iter().filter(|(path, text)| before.get(path) != Some(text)) {
        changed.entry(path.split('/').nth(1).unwrap()).or_default().push(path);
        assert!(text.contains("NEW"), "{path}");
    }
    for flavour in &flavours {
        let paths = &changed[flavour];
        assert!(!paths.is_empty() && paths.len() <= 10, "{flavour}: {paths:#?}");
    }
}

const NAVIGATION: &str = r#"- "Rich &amp; strange API":
  - "Overview": "rich/index.md"
  - "Things &amp; stuff":
    - "Overview": "rich/categories/things.md"
    - "NOT_FOUND": "rich/codes/not-found.md"
    - "MISSING": "rich/codes/missing.md"
  - "Limits":
    - "Overview": "rich/categories/limits.md"
    - "SLOW_DOWN": "rich/codes/slow-down.md"
  - "Removed codes":
    - "OLD": "rich/codes/old.md"
  - "HTTP statuses": "rich/http-statuses.md"
  - "Conditions": "rich/scenarios.md"
  - "Operations": "rich/operations.md"
  - "Handling errors": "rich/handling.md"
  - "Changes": "rich/changes.md"
  - "Guides":
    - "How to": "rich/guides/how-to.md"
"#;

#[test]
fn codes_are_below_their_categories_in_the_order_of_the_catalog() {
    let files = compiled(&[
        ("errcat.yaml", &project(&FLAVOURS, "")),
        ("catalog/rich/contract.yaml", RICH),
        ("catalog/rich/guides/how-to.md", GUIDE),
    ]);
    let file = |path: &str| files.get(&format!("markdown/{path}")).unwrap();
    let nav = file("mkdocs/.nav.yml");
    assert!(nav.contains(NAVIGATION), "{nav}");
    let sidebars = [
        "docusaurus/sidebar.js",
        "mdbook/SUMMARY.md",
        "starlight/sidebar.js",
        "vitepress/sidebar.js",
    ];
    for path in sidebars {
        let text = file(path);
        let order = ["categories/things", "codes/not-found", "codes/missing", "categories/limits"];
        let places: Vec<_> = order.iter().map(|name| text.find(name)).collect();
        assert!(places.is_sorted() && places[0].is_some(), "{path}:\n{text}");
    }
    assert!(file("vitepress/sidebar.js").contains(
        "    { text: \"Limits\", link: base + \"rich/categories/limits\", collapsed: true, items: [\n      { text: \"SLOW_DOWN\", link: base + \"rich/codes/slow-down\" },\n    ] },\n"
    ));
    assert!(file("docusaurus/sidebar.js").contains(
        "link: { type: \"doc\", id: base + \"rich/categories/limits\" }, collapsed: true, items: [\n      { type: \"doc\", id: base + \"rich/codes/slow-down\", label: \"SLOW_DOWN\" },\n"
    ));
    assert!(file("starlight/sidebar.js").contains(
        "{ label: \"NOT_FOUND\", link: base + \"rich/codes/not-found\", badge: { text: \"Deprecated\", variant: \"caution\" } },"
    ));
    assert!(
        file("mdbook/SUMMARY.md")
            .contains("\n  - [Removed codes]()\n    - [OLD](rich/codes/old.md)\n")
    );
    assert!(
        file("sphinx/rich/categories/limits.md")
            .ends_with("```{toctree}\n:hidden:\n\nSLOW_DOWN <../codes/slow-down>\n```\n")
    );
}

/// An engine that repeats the navigation in every page does not list thousands of codes in it.
#[test]
fn a_navigation_stays_usable() {
    let catalog = many(450, "");
    let files = compiled(&[
        ("errcat.yaml", &project(&["mkdocs", "starlight", "vitepress", "mdbook"], "")),
        ("catalog/api.yaml", &catalog),
    ]);
    for (file, has_codes) in [
        ("mkdocs/.nav.yml", false),
        ("starlight/sidebar.js", false),
        ("vitepress/sidebar.js", false),
        ("mdbook/SUMMARY.md", true),
    ] {
        let text = files.get(&format!("markdown/{file}")).unwrap();
        assert_eq!(text.contains("codes/known-fault-of-kind-x449"), has_codes, "{file}");
        assert!(text.contains("api/categories/group-7"), "{file}:\n{text}");
    }
    let category = files.get("markdown/mkdocs/api/categories/group-7.md").unwrap();
    assert!(category.contains("(../codes/known-fault-of-kind-x449.md)"), "{category}");
}

#[test]
fn a_landing_page_lists_the_contracts() {
    let files = site();
    for flavour in FLAVOURS {
        let name = if flavour == "hugo" { "_index" } else { "index" };
        let page = files.get(&format!("markdown/{flavour}/{name}.md")).unwrap();
        let link = match flavour {
            "hugo" => "[Inspira API]({{< relref \"inspira/_index.md\" >}})",
            "starlight" => "[Inspira API](/errors/inspira/)",
            _ => "[Inspira API](inspira/index.md)",
        };
        assert!(page.contains(link), "{flavour}:\n{page}");
        assert!(page.contains("Rich &amp; strange API (twin)"), "{flavour}:\n{page}");
    }
    let single =
        compiled(&[("errcat.yaml", &project(&["single"], "")), ("catalog/rich.yaml", RICH)]);
    let page = single.get("markdown/single/index.md").unwrap();
    assert!(page.contains("| [Rich &amp; strange API](rich.md) |"), "{page}");
}

/// Files that are not pages arrive where the engine serves them, and pages link to them only then.
#[test]
fn files_that_are_not_pages_are_linked_where_they_are_served() {
    let made = |more: &str| {
        compiled(&[("errcat.yaml", &project(&FLAVOURS, more)), ("catalog/rich.yaml", RICH)])
    };
    let code = |files: &Files, flavour: &str| {
        files.get(&format!("markdown/{flavour}/rich/codes/missing.md")).unwrap().to_owned()
    };
    let beside = made("");
    for flavour in FLAVOURS {
        let is_served = matches!(flavour, "mdbook" | "mkdocs");
        let link = "\n- [In the explorer](../../explorer.html#rich/MISSING)\n";
        assert_eq!(code(&beside, flavour).contains(link), is_served, "{flavour}");
        assert_eq!(code(&beside, flavour).contains("explorer"), is_served, "{flavour}");
        let file = |name: &str| beside.get(&format!("markdown/{flavour}/{name}")).is_some();
        assert_eq!(file("explorer.html"), flavour != "hugo", "{flavour}");
        assert_eq!(file("rich/errors.json"), is_served, "{flavour}");
        assert!(file("rich/llms.txt"), "{flavour}");
    }
    for (flavour, link, page) in [
        (
            "docusaurus",
            "[In the explorer](pathname:///errors/explorer.html#rich/MISSING)",
            "rich/codes/missing",
        ),
        ("hugo", "[In the explorer](/errors/explorer.html#rich/MISSING)", "rich/codes/missing/"),
        (
            "sphinx",
            "<a href=\"/errors/explorer.html#rich/MISSING\">In the explorer</a>",
            "rich/codes/missing.html",
        ),
        (
            "starlight",
            "[In the explorer](/errors/explorer.html#rich/MISSING)",
            "rich/codes/missing/",
        ),
        (
            "vitepress",
            "[In the explorer](/errors/explorer.html#rich/MISSING){target=\"_self\"}",
            "rich/codes/missing.html",
        ),
    ] {
        let project = project(&[flavour], ", assets: static/errors");
        let files = compiled(&[("errcat.yaml", &project), ("catalog/rich.yaml", RICH)]);
        let text = code(&files, flavour);
        assert!(text.contains(link), "{flavour}:\n{text}");
        for name in ["explorer.html", "rich/llms.txt", "rich/errors.json", "rich/redirects.json"] {
            assert!(files.get(&format!("static/errors/{name}")).is_some(), "{flavour}: {name}");
        }
        let explorer = files.get("static/errors/explorer.html").unwrap();
        assert!(
            explorer.contains(&format!("<a href=\"{page}\">Page of this code</a>")),
            "{flavour}"
        );
        let llms = files.get("static/errors/rich/llms.txt").unwrap();
        let own = page.trim_start_matches("rich/");
        assert!(llms.contains(&format!("[`MISSING`]({own})")), "{llms}");
        assert!(llms.contains("The contract as data: [errors.json](errors.json)."), "{llms}");
    }
}

/// The names of the server's code are for readers within the company.
#[test]
fn the_code_of_the_server_is_shown_only_on_request() {
    let page = |more: &str| {
        let project = format!(
            "targets: {{ rust: {{}}, typescript: {{ package: \"@example/errors\" }}, markdown: [{{ flavour: portable{more} }}] }}\nrules: {{ level: minimal }}\n"
        );
        let files = compiled(&[("errcat.yaml", &project), ("catalog/rich.yaml", RICH)]);
        files.get("markdown/portable/rich/codes/missing.md").unwrap().to_owned()
    };
    let (public, internal) = (page(""), page(", internals: true"));
    let (rust, typescript) =
        ("- **Rust:** `rich::ErrorCode::Missing`", "- **TypeScript:** `isRich");
    assert!(!public.contains("Rust") && public.contains(typescript), "{public}");
    assert!(internal.contains(rust) && internal.contains(typescript), "{internal}");
}
