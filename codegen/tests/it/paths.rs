//! The paths of generated files: every file system can hold them, and no two are one file.

use std::collections::BTreeSet;

use crate::fixture::{compiled, try_compile};

const FLAVOURS: [&str; 9] = [
    "portable",
    "single",
    "docusaurus",
    "hugo",
    "mdbook",
    "mkdocs",
    "sphinx",
    "starlight",
    "vitepress",
];
/// Names that Windows, or a docs engine, takes for something else than a file.
const NAMES: [&str; 8] = ["CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "INDEX", "README"];

/// Whether a file with this name cannot exist on some system.
fn is_impossible(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let devices = ["con", "prn", "aux", "nul", "com1", "lpt9"];
    devices.contains(&stem.as_str()) || name.ends_with(['.', ' ']) || name.len() > 255
}

#[test]
fn every_target_avoids_the_names_of_devices() {
    let entry =
        |name: &str| format!("  {name}: {{ status: 404, description: Gone., remedy: Look. }}\n");
    let codes: String = NAMES.iter().map(|name| entry(name)).collect();
    let long = entry(&"A".repeat(200));
    let category = format!("title: A category\nerrors:\n{codes}{long}");
    let trees = FLAVOURS.map(|flavour| format!("{{ flavour: {flavour} }}")).join(", ");
    let project = format!(
        "targets: {{ rust: {{}}, data: {{}}, typescript: {{ package: x }}, markdown: [{trees}] }}\n"
    );
    let files = compiled(&[
        ("errcat.yaml", &project),
        ("catalog/shop/contract.yaml", "errcat: 1\ncategories: [aux]\n"),
        ("catalog/shop/aux.yaml", &category),
        ("catalog/shop/guides/nul.md", "# A guide\n"),
    ]);
    let mut lower = BTreeSet::new();
    for (path, _) in files.iter() {
        let impossible = path.split('/').find(|name| is_impossible(name));
        assert_eq!(impossible, None, "{path}");
        assert!(lower.insert(path.to_lowercase()), "{path}");
    }
    for page in ["codes/con-page", "codes/com1-page", "categories/aux-page", "guides/nul-page"] {
        let path = format!("markdown/portable/shop/{page}.md");
        assert!(files.get(&path).is_some(), "{path}");
    }
}

#[test]
fn a_name_that_a_page_gets_instead_is_taken() {
    let codes = "errcat: 1
errors:
  CON: { status: 404, description: Gone., remedy: Look. }
  CON_PAGE: { status: 404, description: Gone., remedy: Look. }
";
    let project = ("errcat.yaml", "targets: { markdown: [{ flavour: portable }] }\n");
    let findings = try_compile(&[project, ("catalog/shop.yaml", codes)]).unwrap_err();
    assert!(findings.contains("identifier-clash"), "{findings}");
}

#[test]
fn trees_within_each_other_do_not_share_a_file() {
    let tree = |output| format!("{{ flavour: single, output: {output} }}");
    let project = format!("targets: {{ markdown: [{}, {}] }}\n", tree("docs"), tree("docs/a"));
    let contract = "errcat: 1\nerrors:\n  GONE: { status: 404, description: Gone., remedy: L. }\n";
    let files = [("errcat.yaml", project.as_str()), ("catalog/shop.yaml", contract)];
    assert!(compiled(&files).get("docs/a/shop.md").is_some());

    let portable = project.replacen("single", "portable", 1).replacen("docs/a", "docs/Shop", 1);
    let codes = contract.replace("errcat: 1", "errcat: 1\nname: index");
    let files = [
        ("errcat.yaml", portable.as_str()),
        ("catalog/shop.yaml", contract),
        ("catalog/index.yaml", &codes),
    ];
    let findings = try_compile(&files).unwrap_err();
    let message = "`docs/shop/index.md` and `docs/Shop/index.md` would be the same file";
    assert!(findings.contains(message), "{findings}");
}
