//! The TypeScript package: its manifest, its files, and the names in its modules.

use crate::fixture::{GOOD, compiled};

fn package(options: &str) -> (serde_json::Value, Vec<String>) {
    let project = format!("targets: {{ typescript: {{ package: \"@x/e\"{options} }} }}\n");
    let files = compiled(&[("errcat.yaml", &project), ("catalog/api.yaml", GOOD)]);
    let manifest = files.get("typescript/package.json").unwrap();
    let paths = files.iter().map(|(path, _)| path.replace("typescript/", "")).collect();
    (serde_json::from_str(manifest).unwrap(), paths)
}

#[test]
fn a_package_has_both_module_systems_and_its_sources() {
    let (manifest, paths) = package("");
    let exported = &manifest["exports"]["./api"];
    assert_eq!(exported["require"], "./dist/api.cjs");
    assert_eq!(exported["default"], "./dist/api.js");
    assert_eq!(manifest["typesVersions"]["*"]["api"][0], "./dist/api.d.cts");
    assert_eq!(manifest["files"], serde_json::json!(["RECIPES.md", "src", "dist"]));
    for form in ["js", "cjs", "d.ts", "d.ts.map", "d.cts", "d.cts.map"] {
        assert!(paths.contains(&format!("dist/api.{form}")), "{form}");
    }
    // Nobody stated them.
    assert!(manifest.get("license").is_none() && manifest.get("repository").is_none());
}

#[test]
fn a_package_has_what_its_options_state() {
    let (manifest, paths) = package(
        ", version: 2.5.0-rc.1, license: MIT, repository: \"https://x.test/r\", commonjs: false, sources: false",
    );
    assert_eq!(manifest["version"], "2.5.0-rc.1");
    assert_eq!(manifest["license"], "MIT");
    assert_eq!(manifest["repository"], "https://x.test/r");
    assert_eq!(manifest["exports"]["./api"], "./dist/api.js");
    assert_eq!(manifest["typesVersions"]["*"]["api"][0], "./dist/api.d.ts");
    assert_eq!(manifest["files"], serde_json::json!(["RECIPES.md", "dist"]));
    let others = paths.iter().filter(|path| path.ends_with("cjs") || path.ends_with("map"));
    assert_eq!(others.count(), 0);
}
