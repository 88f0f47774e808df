//! `errcat explain`.

use snapbox::str;

use crate::fixture::{Fixture, GOOD, with_error};

#[test]
fn a_rule_is_its_page() {
    let output =
        Fixture::empty().errcat(&["explain", "duplicate-code"]).assert().code(0).stderr_eq("");
    let page = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(page.starts_with(include_str!("../../../codegen/rules/duplicate-code.md")), "{page}");
    assert!(page.ends_with("Level: deny in every profile, and cannot be relaxed.\n"), "{page}");
}

#[test]
fn a_code_is_found_as_the_catalog_names_it() {
    Fixture::new(GOOD)
        .errcat(&["explain", "OUT_OF_STOCK"])
        .assert()
        .code(0)
        .stderr_eq("")
        .stdout_eq(str![[r#"
OUT_OF_STOCK
  contract      shop (Shop API 1.0.0)
  status        409 Conflict
  title         Out of stock
  description   Nothing is left of the product.
  message       Nothing is left of the product.
  remedy        Choose another product.
  retry         never
  declared      catalog/shop.yaml:6

"#]]);
}

#[test]
fn a_code_is_found_as_it_is_sent() {
    Fixture::new(GOOD).errcat(&["explain", "E7"]).assert().code(0).stdout_eq(str![[r#"
E7
  name          UNKNOWN_COUPON
  contract      shop (Shop API 1.0.0)
  status        404 Not Found
  title         Unknown coupon
  description   There is no such coupon.
  message       There is no such coupon.
  causes        The coupon has expired.
  remedy        fix_request: Check the coupon.
  retry         never
  details       coupon: string  What was sent.
  declared      catalog/shop.yaml:10

"#]]);
}

#[test]
fn everything_that_is_known_is_said() {
    Fixture::new(RICH).errcat(&["explain", "BUSY"]).assert().code(0).stdout_eq(str![[r#"
BUSY
  contract      shop (Shop API 2.0.0)
  category      Load
  status        503 Service Unavailable
  since         1.1.0
  deprecated    since 2.0.0: Too vague.
  title         Too busy
  description   The shop has more visitors than it can serve.
  message       Come back in {wait} seconds
  user message  Please come back later.
  causes        A sale has started.
                A machine has failed.
  remedy        wait: Wait.
                https://example.com/status
  retry         always, after the param `wait`, or after the header `X-Reset` (unix_seconds)
  args          wait: integer (seconds)  How long to wait.
  details       queue?: list<string>  Who waits.
  headers       X-Load: high
  declared      catalog/shop.yaml:9
  condition     sale
    title         Sale
    message       A sale is on
    remedy        Be patient.

"#]]);
    Fixture::new(RICH).errcat(&["explain", "OFFLINE"]).assert().code(0).stdout_eq(str![[r#"
OFFLINE
  contract      shop (Shop API 2.0.0)
  seen by       clients only (no_response)
  title         Offline
  description   No answer came
  message       No answer came
  remedy        Check the connection.
  retry         if_idempotent
  declared      catalog/shop.yaml:26

"#]]);
    Fixture::new(RICH).errcat(&["explain", "OLD"]).assert().code(0).stdout_eq(str![[r#"
OLD
  contract      shop (Shop API 2.0.0)
  removed       in 1.2.0
  reason        Nobody used it.
  replaced by   BUSY
  declared      catalog/shop.yaml:28

"#]]);
}

#[test]
fn every_contract_that_has_the_code_is_shown() {
    let project = Fixture::new(GOOD);
    project.write("catalog/depot.yaml", GOOD);
    let output = project.errcat(&["explain", "E7"]).assert().code(0);
    let text = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(text.contains("catalog/depot.yaml:10\n\nE7\n"), "{text}");
    assert!(text.contains("catalog/shop.yaml:10\n"), "{text}");
}

#[test]
fn a_mistake_elsewhere_does_not_hide_a_code() {
    Fixture::new(&with_error()).errcat(&["explain", "OUT_OF_STOCK"]).assert().code(0).stderr_eq(
        str![[r#"
the catalogs have 1 error: `errcat check` shows them

"#]],
    );
}

#[test]
fn an_unknown_name_gets_the_nearest() {
    let project = Fixture::new(GOOD);
    for name in ["OUT_OF_STOK", "duplicate-cod", "nothing-like-it"] {
        project.errcat(&["explain", name]).assert().code(2).stdout_eq("");
    }
    project.errcat(&["explain", "out_of_stock"]).assert().code(2).stderr_eq(str![[r#"
error: there is no rule and no code `out_of_stock`
help: did you mean `OUT_OF_STOCK`?

"#]]);
    project.errcat(&["explain", "duplicate-cod"]).assert().code(2).stderr_eq(str![[r#"
error: there is no rule and no code `duplicate-cod`
help: did you mean `duplicate-code`?

"#]]);
    project.errcat(&["explain", "nothing-like-it"]).assert().code(2).stderr_eq(str![[r#"
error: there is no rule and no code `nothing-like-it`
help: `errcat rules` lists the rules

"#]]);
}

#[test]
fn a_code_needs_a_project() {
    Fixture::empty().errcat(&["explain", "OUT_OF_STOCK"]).assert().code(2).stdout_eq("").stderr_eq(
        str![[r#"
error: there is no rule `OUT_OF_STOCK`, and no `errcat.yaml` in this folder or any folder above it
help: `errcat init` creates a project; `--project <DIR>` selects one

"#]],
    );
    Fixture::empty().errcat(&["explain", "duplicate-cod"]).assert().code(2).stderr_eq(str![[r#"
error: there is no rule `duplicate-cod`, and no `errcat.yaml` in this folder or any folder above it
help: `errcat init` creates a project; `--project <DIR>` selects one
help: did you mean the rule `duplicate-code`?

"#]]);
}

#[test]
fn text_of_a_catalog_cannot_steer_the_terminal() {
    let project = Fixture::new(&GOOD.replace("Choose another product.", r#""Choose \e[31mred""#));
    let output = project.errcat(&["explain", "OUT_OF_STOCK", "--color", "always"]).assert().code(0);
    let text = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(text.contains("Choose \u{FFFD}[31mred"), "{text}");
}

const RICH: &str = r#"
errcat: 1
title: Shop API
version: 2.0.0
categories:
  load:
    title: Load
    errors:
      BUSY:
        status: 503
        title: Too busy
        description: The shop has more visitors than it can serve.
        message: Come back in {wait} seconds
        cause: [A sale has started., A machine has failed.]
        remedy: { action: wait, text: Wait., link: https://example.com/status }
        user_message: Please come back later.
        retry: { when: always, after: [wait, { header: X-Reset, format: unix_seconds }] }
        args: { wait: { type: integer, unit: seconds, doc: How long to wait., example: 5 } }
        details: { queue?: { type: list<string>, doc: Who waits., example: [a] } }
        headers: { X-Load: high }
        since: 1.1.0
        deprecated: { since: 2.0.0, reason: Too vague. }
        conditions:
          sale: { message: A sale is on, remedy: Be patient. }
client:
  OFFLINE: { origin: no_response, message: No answer came, remedy: Check the connection., retry: if_idempotent }
removed:
  OLD: { since: 1.2.0, reason: Nobody used it., replaced_by: BUSY }
"#;
