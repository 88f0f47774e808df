//! The emitter on a small contract built by hand; the cases of the whole compiler judge the rest.

use super::*;
use crate::model::{
    Action, Backoff, Category, Code, Condition, Contract, Definition, Deprecation, Details,
    Envelope, ErrorDef, Header, Integration, Jitter, Lifecycle, Literal, Member, Param, Piece,
    Remedy, Retry, RetrySource, Shape, Slot, Stability, StatusDoc, Template, Type, TypeDef, When,
};
use crate::source::{FileId, Span, Spanned};

fn here() -> Span {
    FileId::from_index(0).span(0..0)
}

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, here())
}

fn text(text: &str) -> Spanned<String> {
    at(text.to_owned())
}

/// A template without doubled braces.
fn template(source: &str) -> Template {
    let pieces = source.split_inclusive('}').flat_map(|part| match part.split_once('{') {
        Some((text, slot)) => {
            let slot = Piece::Slot(self::text(slot.trim_end_matches('}')));
            [Some(Piece::Text(text.to_owned())).filter(|_| !text.is_empty()), Some(slot)]
        }
        None => [Some(Piece::Text(part.to_owned())), None],
    });
    Template { pieces: pieces.flatten().collect(), span: here() }
}

fn param(name: &str, ty: Type) -> Param {
    let optional = name.ends_with('?');
    let name = text(name.trim_end_matches('?'));
    Param { name, ty, optional, doc: String::new(), example: None, unit: None, sensitive: false }
}

fn backoff() -> Backoff {
    Backoff { initial: 1_000, factor: 2.0, max: 60_000, attempts: 3, jitter: Jitter::Full }
}

fn retry(when: When) -> Retry {
    Retry { when, said: None, after: Vec::new(), backoff: backoff() }
}

fn error(name: &str, status: Option<u16>, message: &str) -> ErrorDef {
    ErrorDef {
        name: text(name),
        code: Code::Text(name.to_owned()),
        category: None,
        status: status.map(at),
        outage: false,
        outage_said: None,
        title: crate::name::words(name),
        description: text(message),
        message: template(message),
        causes: Vec::new(),
        remedy: None,
        user_message: None,
        retry: retry(When::Never),
        args: Vec::new(),
        details: Details::None,
        headers: Vec::new(),
        conditions: Vec::new(),
        examples: Vec::new(),
        lifecycle: Lifecycle { since: None, stability: Stability::Stable, deprecated: None },
        refused: std::collections::BTreeSet::new(),
    }
}

fn condition(name: &str, of: &ErrorDef) -> Condition {
    Condition {
        name: text(name),
        title: crate::name::words(name),
        description: String::new(),
        message: template("Team not found"),
        causes: vec![text("The team was deleted.")],
        remedy: Some(remedy(Action::FixRequest, "Call `GET /teams`.", None)),
        user_message: None,
        retry: retry(When::Never),
        args: of.args.clone(),
        details: of.details.clone(),
        headers: Vec::new(),
        examples: Vec::new(),
    }
}

fn remedy(action: Action, text: &str, link: Option<&str>) -> Remedy {
    Remedy { action: at(action), text: self::text(text), link: link.map(template) }
}

fn slot(slot: Slot) -> Shape {
    Shape::Slot(at(slot))
}

/// A member of an object; `key?` is optional.
fn member(key: &str, shape: Shape) -> Member {
    Member::Key { key: text(key.trim_end_matches('?')), optional: key.ends_with('?'), shape }
}

fn contract(name: &str, errors: Vec<ErrorDef>) -> Contract {
    let body = Shape::Object(vec![
        member("success", Shape::Constant(Literal::Boolean(false))),
        member(
            "error",
            Shape::Object(vec![
                member("code", slot(Slot::Code)),
                member("message", slot(Slot::Message)),
                member("field?", slot(Slot::Param("field".to_owned()))),
                member("details?", slot(Slot::Details)),
            ]),
        ),
    ]);
    Contract {
        name: text(name),
        path: format!("catalog/{name}.yaml"),
        title: "Inspira API".to_owned(),
        version: text("1.0.0"),
        description: "Status codes and [detailed] errors, see https://example.com/a_b.".to_owned(),
        docs_url: None,
        context: Vec::new(),
        envelope: Envelope { shape: body, span: here() },
        statuses: vec![StatusDoc {
            status: at(404),
            title: "Not Found".to_owned(),
            description: String::new(),
        }],
        status_retries: Vec::new(),
        backoff: backoff(),
        types: Vec::new(),
        categories: Vec::new(),
        errors,
        operations: Vec::new(),
        client: Vec::new(),
        removed: Vec::new(),
        guides: Vec::new(),
    }
}

/// One of everything.
fn rich() -> Contract {
    let mut credits = error("INSUFFICIENT_CREDITS", Some(402), "This takes {required} credits");
    credits.category = Some(0);
    credits.remedy = Some(remedy(Action::Pay, "Purchase more credits.", Some("{purchaseUrl}")));
    credits.details = Details::Members(vec![
        Param { example: Some(at(Literal::Integer(10))), ..param("required", Type::Number) },
        Param { doc: "Where to pay".to_owned(), ..param("purchaseUrl", Type::Url) },
    ]);
    let mut limit = error("RATE_LIMIT_EXCEEDED", Some(429), "Too many requests");
    limit.retry = Retry {
        after: vec![source("retryAfter", None), source("resetAt", Some("X-Reset"))],
        ..retry(When::Always)
    };
    limit.details = Details::Members(vec![
        Param { unit: Some(text("seconds")), ..param("retryAfter", Type::Number) },
        param("resetAt?", Type::Timestamp),
        param("type?", Type::Named("KeyFormat".to_owned())),
    ]);
    limit.headers = vec![Header { name: text("X-Rate"), value: template("after {retryAfter}") }];
    let mut missing = error("NOT_FOUND", Some(404), "Resource not found");
    missing.args = vec![
        param("field?", Type::String),
        Param { sensitive: true, ..param("key?", Type::String) },
    ];
    missing.causes = vec![text("A typo.\nOr <less>."), text("Deleted")];
    missing.conditions = vec![condition("team_not_found", &missing)];
    missing.lifecycle.since = Some(text("0.9.0"));
    let mut invalid = error("VALIDATION_ERROR", Some(400), "");
    invalid.message = Template::plain("Bad {braces} and `code", here());
    invalid.description = text("Bad {braces} and `code");
    invalid.details = Details::Whole(Box::new(param(
        "details",
        Type::List(Box::new(Type::Named("FieldError".to_owned()))),
    )));
    let mut old = error("SELF", Some(500), "Gone");
    old.lifecycle.deprecated = Some(Deprecation {
        since: text("1.0.0"),
        replaced_by: Some(text("NOT_FOUND")),
        reason: "Too vague".to_owned(),
    });
    Contract {
        docs_url: Some(template("https://example.com/errors/{slug}#{code}")),
        context: vec![param("timestamp", Type::Timestamp), param("request_id?", Type::String)],
        types: vec![
            TypeDef {
                name: text("FieldError"),
                definition: Definition::Object(vec![
                    param("field", Type::String),
                    Param { sensitive: true, ..param("provided?", Type::Any) },
                    param("limits?", Type::Map(Box::new(Type::List(Box::new(Type::Integer))))),
                ]),
            },
            TypeDef {
                name: text("KeyFormat"),
                definition: Definition::Enumeration(vec![text("invalid"), text("expired")]),
            },
        ],
        categories: vec![Category {
            name: text("credits"),
            title: "Credit Errors".to_owned(),
            description: String::new(),
            status: Some(402),
        }],
        ..contract("inspira", vec![credits, limit, missing, invalid, old])
    }
}

fn source(param: &str, header: Option<&str>) -> RetrySource {
    RetrySource {
        param: Some(text(param)),
        header: header.map(text),
        body: None,
        format: None,
        default: None,
        span: here(),
    }
}

fn files(contracts: Vec<Contract>, serde: Integration, http: Integration) -> Files {
    let catalog = Catalog { contracts, ..Catalog::default() };
    let mut files = Files::default();
    emit(&catalog, &RustOptions { serde, http, examples: Integration::On }, &mut files);
    files
}

fn numbered(count: usize) -> Contract {
    let error = |at| {
        let mut error = error(
            &format!("CODE_NUMBER_{at}"),
            Some(400),
            &format!("What {at} means, in a sentence"),
        );
        error.remedy = Some(remedy(Action::FixRequest, &format!("Do {at}."), None));
        if at % 3 == 0 {
            let params =
                ["limit", "actual", "maximum", "field"].map(|name| param(name, Type::Integer));
            error.details = Details::Members(params[..=at % 4].to_vec());
        }
        error
    };
    contract("numbered", (0..count).map(error).collect())
}

/// The text without what a formatter may add.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_file_is_rust_that_can_be_included() {
    for (path, text) in files(vec![rich(), numbered(300)], Integration::On, Integration::On).iter()
    {
        let file = syn::parse_file(text).expect(path);
        assert!(file.attrs.is_empty(), "{path} has inner attributes");
        assert!(text.starts_with("// @generated by errcat "), "{path}");
    }
}

#[test]
fn a_contract_says_what_its_catalog_says() {
    let files = files(vec![rich()], Integration::Off, Integration::Off);
    let text = flat(files.get("rust/inspira.rs").expect("the contract has a file"));
    for expected in [
        "/// `NOT_FOUND` (404 Not Found): Resource not found. /// /// Cause: A typo. Or \\<less\\>.",
        "static STATUS: &[u16] = &[402, 404, 429, 500, 400];",
        "static RETRY_AFTER: &[Option<(&str, u32)>] = &[ None, None, Some((\"retryAfter\", 1000)),",
        "\"Bad {{braces}} and `code\"",
        "\"INSUFFICIENT_CREDITS\" => Ok(ErrorCode::InsufficientCredits),",
        "#[deprecated(note = \"since 1.0.0, use `NOT_FOUND`: Too vague.\")]",
        "ErrorCode::ALL.len() + self as usize",
        "pub fn team_not_found(params: params::TeamNotFound) -> ApiError",
        "pub type TeamNotFound = NotFound;",
        ".field(\"key\", &\"(sensitive)\")",
        "pub r#type: Option<types::KeyFormat>,",
        "pub provided: Option<Value<'static>>,",
        "Member::Optional(\"field\", Part::slot(find(&fields, \"field\")))",
    ] {
        assert!(text.contains(expected), "{expected}\n\n{text}");
    }
}

#[test]
fn a_large_contract_looks_its_codes_up_in_a_hash() {
    let search = |count| {
        let files = files(vec![numbered(count)], Integration::Off, Integration::Off);
        let text = files.get("rust/numbered.rs").expect("the contract has a file");
        let shared = files.get("rust/errcat.rs").expect("there is a shared file");
        (
            text.contains("match text"),
            text.contains("BY_TEXT.index(text)"),
            shared.contains("PerfectHash"),
        )
    };
    assert_eq!(search(256), (true, false, false));
    assert_eq!(search(257), (false, true, true));
}

#[test]
fn an_integration_is_off_or_on_or_behind_a_feature() {
    let text = |serde: Integration| {
        let files = files(vec![rich()], serde, Integration::Off);
        flat(&files.iter().map(|(_, text)| text).collect::<String>())
    };
    let off = text(Integration::Off);
    assert!(!off.contains("serde") && !off.contains("cfg"), "{off}");
    let on = text(Integration::On);
    assert!(on.contains("impl serde::Serialize for Value<'_>") && !on.contains("cfg"), "{on}");
    let gated = text(Integration::Gated("json".to_owned()));
    let items = gated.matches("impl serde::Serialize").count();
    assert_eq!((items, gated.matches("#[cfg(feature = \"json\")]").count()), (3, 3), "{gated}");
}

#[test]
fn the_order_of_errors_changes_nothing() {
    let mut turned = rich();
    turned.errors.reverse();
    let made =
        [rich(), turned].map(|contract| files(vec![contract], Integration::On, Integration::On));
    let [first, second] = made.each_ref().map(|files| files.get("rust/inspira.rs"));
    assert_eq!(first, second);
}
