//! `errcat init`.

use std::path::Path;

use errcat_codegen::schema::SchemaKind;
use snapbox::str;

use crate::fixture::{Fixture, errcat};

#[test]
fn a_new_folder_gets_a_project() {
    let folder = Fixture::empty();
    folder.errcat(&["init", "web-shop"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
wrote web-shop/errcat.yaml
wrote web-shop/catalog/web_shop_api.yaml
wrote web-shop/Cargo.toml
wrote web-shop/build.rs
wrote web-shop/src/lib.rs
wrote web-shop/.gitignore
wrote web-shop/.gitattributes
wrote web-shop/.prettierignore
wrote web-shop/.markdownlintignore
wrote web-shop/schema/catalog.schema.json
wrote web-shop/schema/category.schema.json
wrote web-shop/schema/errcat.schema.json
next: `cd web-shop && cargo test`

"#]]);
    let text = folder.read("web-shop/catalog/web_shop_api.yaml");
    assert!(text.contains("name: web_shop_api\ntitle: Web Shop API\n"), "{text}");
    assert!(!text.to_lowercase().contains("starter"), "{text}");
}

#[test]
fn each_file_names_a_schema_of_the_project() {
    let folder = Fixture::empty();
    folder.errcat(&["init", "shop", "-q"]).assert().code(0);
    for (file, kind) in [
        ("shop/errcat.yaml", SchemaKind::Project),
        ("shop/catalog/shop_api.yaml", SchemaKind::Catalog),
    ] {
        let text = folder.read(file);
        let header = text.lines().next().unwrap_or_default();
        let schema = header.strip_prefix("# yaml-language-server: $schema=").expect("a schema");
        let beside = Path::new(file).parent().expect("a folder").join(schema);
        assert_eq!(folder.read(beside.to_str().expect("UTF-8")), kind.schema());
    }
    folder.errcat(&["schema", "--write", "shop/schema"]).assert().code(0).stderr_eq(str![[r#"
up to date

"#]]);
}

#[test]
fn files_that_other_tools_share_are_kept() {
    let folder = Fixture::empty();
    folder.errcat(&["init", "new", "-q"]).assert().code(0);
    assert!(
        folder.read("new/.gitattributes").contains("generated/** linguist-generated text eol=lf\n")
    );

    assert_eq!(folder.read("new/.prettierignore"), "generated/\nschema/\n");
    assert_eq!(folder.read("new/.markdownlintignore"), "generated/\n");

    folder.write("old/.gitattributes", "*.png binary\n");
    folder.write("old/.prettierignore", "dist/\n");
    folder.errcat(&["init", "old"]).assert().code(0).stderr_eq(str![[r#"
wrote old/errcat.yaml
...
wrote old/.gitignore
wrote old/.markdownlintignore
...
add these lines to .gitattributes:
  generated/** linguist-generated text eol=lf
  generated/.errcat.sha256 merge=union
add these lines to .prettierignore:
  generated/
  schema/
next: `cd old && cargo test`

"#]]);
    assert_eq!(folder.read("old/.gitattributes"), "*.png binary\n");
    assert_eq!(folder.read("old/.prettierignore"), "dist/\n");
}

#[test]
fn the_starter_has_no_findings_in_any_profile() {
    let folder = Fixture::empty();
    folder.errcat(&["init", "web-shop", "-q"]).assert().code(0).stderr_eq("");
    for level in ["minimal", "standard", "strict"] {
        let project = folder.read("web-shop/errcat.yaml");
        let (before, _) = project.split_once("  level: ").expect("the starter names a level");
        folder.write("web-shop/errcat.yaml", &format!("{before}  level: {level}\n"));
        folder.errcat(&["check", "--project", "web-shop"]).assert().code(0).stderr_eq(str![[r#"
no findings in 1 contract

"#]]);
    }
}

#[test]
fn the_current_folder_is_the_default() {
    let folder = Fixture::empty();
    folder.write("shop-api/.gitkeep", "");
    errcat(&folder.path("shop-api"), &["init", "-q"]).assert().code(0);
    assert!(folder.path("shop-api/catalog/shop_api.yaml").exists());
}

#[test]
fn a_folder_that_is_no_name_gets_one() {
    let folder = Fixture::empty();
    for (name, catalog) in [("42", "shop_api"), ("fn", "fn_api"), ("Ünïcode ✓", "n_code_api")] {
        folder.errcat(&["init", name, "-q"]).assert().code(0);
        assert!(folder.path(&format!("{name}/catalog/{catalog}.yaml")).exists(), "{name}");
        folder.errcat(&["check", "-q", "--project", name]).assert().code(0).stderr_eq("");
    }
}

#[test]
fn a_crate_that_exists_gets_a_catalog_and_the_lines_to_add() {
    let folder = Fixture::empty();
    folder.write("shop/Cargo.toml", "[package]\nname = \"shop\"\n");
    folder
        .errcat(&["init", "shop"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Add these lines to your crate.

Cargo.toml:

    [dependencies]
    serde = { version = "1", default-features = false, features = ["alloc"] }

    [build-dependencies]
    errcat-codegen = "0.1.0"

build.rs:

    fn main() {
        errcat_codegen::build();
    }

src/lib.rs:

    include!(concat!(env!("OUT_DIR"), "/rust/mod.rs"));

"#]])
        .stderr_eq(str![[r#"
wrote shop/errcat.yaml
wrote shop/catalog/shop_api.yaml
wrote shop/.gitattributes
wrote shop/.prettierignore
wrote shop/.markdownlintignore
wrote shop/schema/catalog.schema.json
wrote shop/schema/category.schema.json
wrote shop/schema/errcat.schema.json

"#]]);
    assert_eq!(folder.files("shop").len(), 9);
    assert_eq!(folder.read("shop/Cargo.toml"), "[package]\nname = \"shop\"\n");
}

#[test]
fn no_file_is_replaced_and_nothing_is_half_written() {
    let folder = Fixture::empty();
    folder.write("shop/errcat.yaml", "mine\n");
    folder.write("shop/src/lib.rs", "mine\n");
    folder.errcat(&["init", "shop"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: `shop/errcat.yaml`, `shop/src/lib.rs` already exist
help: nothing was written; move the files, or choose another folder

"#]]);
    assert_eq!(folder.files("shop").len(), 2);
    assert_eq!(folder.read("shop/errcat.yaml"), "mine\n");
}

#[test]
fn a_folder_that_cannot_be_made_leaves_nothing() {
    let folder = Fixture::empty();
    folder.write("shop/src", "a file where a folder is due\n");
    let output = folder.errcat(&["init", "shop"]).assert().code(2);
    let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(stderr.starts_with("error: cannot write `shop/src/lib.rs`: "), "{stderr}");
    assert!(stderr.ends_with("help: nothing was written\n"), "{stderr}");
    assert_eq!(folder.files("shop").len(), 1);
}
