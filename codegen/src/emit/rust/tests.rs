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
        version: "1.0.0".to_owned(),
        description: "Status codes and [detailed] errors, see https://example.com/a_b.".to_owned(),
        docs_url: None,
        context: Vec::new(),
        envelope: Envelope { shape: body, span: here() },
        statuses: vec![StatusDoc {
            status: at(404),
            title: "Not Found".to_owned(),
            description: String::new(),
        }],
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
    missing.lifecycle.since = Some("0.9.0".to_owned());
    let mut invalid = error("VALIDATION_ERROR", Some(400), "Bad {{braces}} and `code");
    invalid.details = Details::Whole(Box::new(param(
        "details",
        Type::List(Box::new(Type::Named("FieldError".to_owned()))),
    )));
    let mut old = error("SELF", Some(500), "Gone");
    old.lifecycle.deprecated = Some(Deprecation {
        since: "1.0.0".to_owned(),
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

fn files(contracts: Vec<Contract>, serde: Integration) -> Files {
    let catalog = Catalog { contracts, ..Catalog::default() };
    let mut files = Files::default();
    emit(&catalog, &RustOptions { http: serde.clone(), serde }, &mut files);
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
            error.details = Details::Members(params[..1 + at % 4].to_vec());
        }
        error
    };
    contract("numbered", (0..count).map(error).collect())
}

#[test]
#[ignore = "writes a folder for `tests/scratch`"]
fn write() {
    let out = std::env::var("OUT").expect("OUT names a folder");
    let feature = |name: &str| Integration::Gated(name.to_owned());
    let count = std::env::var("N").map_or(300, |count| count.parse().expect("N is a number"));
    let mut flat = contract("flat", vec![error("A", None, "a"), error("B", Some(404), "b")]);
    flat.errors[0].code = Code::Integer(200_003);
    flat.errors[1].code = Code::Integer(404);
    for (path, text) in files(vec![rich(), numbered(count), flat], feature("serde")).iter() {
        let path = std::path::Path::new(&out).join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
}
