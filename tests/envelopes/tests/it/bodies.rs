//! The bodies, as the standards show them.

use envelope_contracts::{
    bots, conditions, google_status, graph_ql, groups, json_api, number_codes, o_data,
    problem_details, sql_state, statuses, stripe_like,
};
use serde::Serialize;
use serde_json::{Value, json};

/// Compares as text, because the order of keys matters.
#[track_caller]
fn is(body: impl Serialize, expected: &Value) {
    assert_eq!(
        serde_json::to_string_pretty(&body).unwrap(),
        serde_json::to_string_pretty(expected).unwrap()
    );
}

#[test]
fn problem_details_spread_their_members() {
    use problem_details::{Context, err, params};

    let error = err::out_of_credit(params::OutOfCredit {
        balance: 30.0,
        cost: 50.0,
        accounts: vec!["/account/12345".to_owned(), "/account/67890".to_owned()],
    });
    let context = Context { instance: Some("/account/12345/msgs/abc".to_owned()) };
    is(
        error.body(&context),
        &json!({
            "type": "https://example.com/probs/out-of-credit",
            "title": "You do not have enough credit.",
            "status": 403,
            "detail": "Your current balance is 30, but that costs 50.",
            "code": "OUT_OF_CREDIT",
            "instance": "/account/12345/msgs/abc",
            "balance": 30,
            "cost": 50,
            "accounts": ["/account/12345", "/account/67890"],
        }),
    );
    assert_eq!(error.header_map()["content-type"], "application/problem+json");
    is(
        err::not_found().body(&Context::default()),
        &json!({
            "type": "https://example.com/probs/not-found",
            "title": "Not found",
            "status": 404,
            "detail": "There is no such resource.",
            "code": "NOT_FOUND",
        }),
    );
}

#[test]
fn an_inner_error_contains_another_one() {
    use o_data::{err, params, types};

    let inner = |code: &str, innererror| types::InnerError {
        code: code.to_owned(),
        trace: None,
        innererror,
    };
    let error = err::bad_query(params::BadQuery {
        target: "$search".to_owned(),
        inner: Some(inner("NOT_SUPPORTED", Some(Box::new(inner("NO_INDEX", None))))),
        state: vec![1.5].into(),
    });
    is(
        error,
        &json!({
            "error": {
                "code": "BAD_QUERY",
                "message": "The query option $search is not supported",
                "target": "$search",
                "innererror": { "code": "NOT_SUPPORTED", "innererror": { "code": "NO_INDEX" } },
                "@ext.state": [1.5],
            },
        }),
    );
}

#[test]
fn google_status_has_the_code_among_the_details() {
    use google_status::{err, params, types::GrpcCode};

    let error = err::stockout(params::Stockout {
        grpc: GrpcCode::Unavailable,
        zone: "us-east1-a".to_owned(),
        vm_type: "e2-medium".to_owned(),
    });
    is(
        error,
        &json!({
            "error": {
                "code": 503,
                "message": "The zone us-east1-a does not have enough resources available to fulfill the request.",
                "status": "UNAVAILABLE",
                "details": [{
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "STOCKOUT",
                    "domain": "stock.example.com",
                    "metadata": { "zone": "us-east1-a", "vmType": "e2-medium" },
                }],
            },
        }),
    );
}

#[test]
fn json_api_leaves_out_what_is_empty() {
    use json_api::{Context, err, params};

    let context = Context { request_id: "req_1".to_owned() };
    let error = err::invalid_attribute(params::InvalidAttribute {
        pointer: "/data/attributes/firstName".to_owned(),
        attribute: "First name".to_owned(),
    });
    is(
        error.body(&context),
        &json!({
            "jsonapi": { "version": "1.1" },
            "errors": [{
                "id": "req_1",
                "links": { "about": "https://example.com/errors#invalid-attribute" },
                "status": "422",
                "code": "INVALID_ATTRIBUTE",
                "title": "Invalid attribute",
                "detail": "First name must contain at least two characters.",
                "source": { "pointer": "/data/attributes/firstName" },
            }],
        }),
    );
    let body = serde_json::to_value(err::teapot_busy().body(&context)).unwrap();
    assert_eq!(body["errors"][0].get("source"), None);
    let unknown = |known| params::UnknownParameter { parameter: "include".to_owned(), known };
    let body = |known| {
        serde_json::to_value(err::unknown_parameter(unknown(known)).body(&context)).unwrap()
    };
    assert_eq!(body(None)["errors"][0].get("meta"), None);
    assert_eq!(
        body(Some(vec!["sort".to_owned()]))["errors"][0]["meta"],
        json!({ "known": ["sort"] })
    );
}

#[test]
fn graph_ql_has_no_status() {
    use graph_ql::{Category, Context, ErrorCode, err, params};

    let limits = [("min".to_owned(), 1), ("max".to_owned(), 100)].into();
    let error = err::bad_user_input(params::BadUserInput { argument: "first".to_owned(), limits });
    let context = Context { path: Some(vec!["hero".into(), 1.into(), "name".into()]) };
    is(
        error.body(&context),
        &json!({
            "data": null,
            "errors": [{
                "message": "An argument has a value that the field cannot take.",
                "path": ["hero", 1, "name"],
                "extensions": {
                    "code": "BAD_USER_INPUT",
                    "category": "input",
                    "argument": "first",
                    "limits": { "max": 100, "min": 1 },
                },
            }],
        }),
    );
    assert_eq!(ErrorCode::ForbiddenField.category(), Category::Access);
    let error = err::forbidden_field(params::ForbiddenField { field: "salary".to_owned() });
    is(
        error.body(&Context::default()),
        &json!({
            "data": null,
            "errors": [{
                "message": "You may not read salary.",
                "extensions": { "code": "FORBIDDEN_FIELD", "category": "access" },
            }],
        }),
    );
}

#[test]
fn stripe_like_members_are_null_where_they_are_empty() {
    use stripe_like::{err, params, types::DeclineCode};

    is(
        err::card_declined(params::CardDeclined { decline_code: Some(DeclineCode::LostCard) }),
        &json!({
            "error": {
                "type": "card_error",
                "code": "card_declined",
                "message": "The card was declined.",
                "param": null,
                "doc_url": "https://docs.example.com/error-codes/card-declined",
                "decline_code": "lost_card",
            },
        }),
    );
    let error = err::parameter_missing(params::ParameterMissing { param: "amount".to_owned() });
    assert_eq!(error.to_string(), "Missing required param: amount.");
    assert_eq!(serde_json::to_value(error).unwrap()["error"]["param"], "amount");
}

#[test]
fn number_codes_are_numbers_on_the_wire() {
    use number_codes::{Context, ErrorCode, err, params};

    let error = err::method_not_found(params::MethodNotFound { method: "subtract".to_owned() });
    is(
        error.body(&Context { id: Some(1.into()) }),
        &json!({
            "jsonrpc": "2.0",
            "error": { "code": -32601, "message": "Method not found", "data": { "method": "subtract" } },
            "id": 1,
        }),
    );
    is(
        err::parse_error().body(&Context::default()),
        &json!({ "jsonrpc": "2.0", "error": { "code": -32700, "message": "Parse error" }, "id": null }),
    );
    assert_eq!("-32700".parse(), Ok(ErrorCode::ParseError));
    assert_eq!(ErrorCode::from_number(20003), Ok(ErrorCode::ServerError));
    assert_eq!(ErrorCode::from_number(20001), Ok(ErrorCode::ServerError));
    assert_eq!("20002".parse(), Ok(ErrorCode::ServerError));
    assert!(ErrorCode::from_number(20004).is_err());
    assert_eq!(serde_json::to_value(ErrorCode::ServerError).unwrap(), json!(20003));
}

#[test]
fn fields_are_constants_of_each_case() {
    use sql_state::{ErrorCode, err, types};

    let deadlock = ErrorCode::Deadlock.fields();
    assert_eq!(
        (deadlock.severity, deadlock.owner),
        (types::Severity::Error, Some(types::Owner::Core))
    );
    assert_eq!((deadlock.tags, deadlock.retriable), (Some(&["locks"][..]), true));
    assert_eq!(err::of_rows().fields().owner, None);
    is(
        err::of_rows().body(),
        &json!({
            "code": 1213,
            "name": "DEADLOCK",
            "message": "Two transactions wait for a row.",
            "severity": "WARNING",
            "state": "40001",
            "tags": ["locks"],
            "classes": ["transaction"],
            "origin": "transaction",
            "limits": { "seconds": [1, 60] },
            "weight": 2,
        }),
    );
    is(
        err::disk_full().body(),
        &json!({
            "code": 1021,
            "name": "DISK_FULL",
            "message": "The disk is full.",
            "severity": "ERROR",
            "state": "53100",
            "classes": null,
            "origin": null,
            "limits": null,
        }),
    );
}

#[test]
fn a_code_carries_values() {
    use bots::{ErrorCode, err, params, types};

    let error = err::flood_wait(params::FloodWait { seconds: 30 });
    assert_eq!((error.code().as_str(), error.retry_after()), ("FLOOD_WAIT_{seconds}", Some(30)));
    is(error.body(), &json!({ "ok": false, "error_code": 429, "description": "FLOOD_WAIT_30" }));
    let moved = err::file_moved(params::FileMoved { kind: types::Kind::File, dc: -4 });
    assert_eq!(moved.wire_code(), "file_{X}_MIGRATE_-4");
    for (text, code) in [
        ("FLOOD_WAIT_30", Some(ErrorCode::FloodWait)),
        ("FLOOD_WAIT_{seconds}", Some(ErrorCode::FloodWait)),
        ("FLOOD_WAIT_030", None),
        ("FLOOD_WAIT_", None),
        ("a_{X}_MIGRATE_", None),
        ("a_{X}_MIGRATE_1_{X}_MIGRATE_0", Some(ErrorCode::Moved)),
        ("AUTH_KEY_INVALID", Some(ErrorCode::AuthKeyInvalid)),
    ] {
        assert_eq!(text.parse().ok(), code, "{text}");
    }
}

#[test]
fn a_body_names_its_condition() {
    use conditions::{Condition, ErrorCode, err, params};

    is(
        err::forbidden_join_room(params::ForbiddenJoinRoom {
            until: "2026-01-01T00:00:00Z".to_owned(),
        }),
        &json!({
            "code": "FORBIDDEN",
            "condition": "join_room",
            "message": "The user is banned.",
            "details": { "until": "2026-01-01T00:00:00Z" },
        }),
    );
    is(
        err::moved(params::Moved { details: vec!["lobby".to_owned()] }),
        &json!({
            "code": "NOT_FOUND",
            "condition": "moved",
            "message": "The room is moving.",
            "details": ["lobby"],
        }),
    );
    is(
        err::not_found(),
        &json!({ "code": "NOT_FOUND", "condition": null, "message": "There is no such thing." }),
    );
    let gone = err::not_found_join_room(params::NotFoundJoinRoom { room: 3, until: true });
    assert_eq!((gone.status(), gone.is_outage()), (410, false));
    assert_eq!((Condition::Moved.status(), Condition::Moved.is_outage()), (503, true));
    assert_eq!(http::StatusCode::from(&gone), http::StatusCode::GONE);
    assert_eq!(ErrorCode::NotFound.status(), 404);
    assert_eq!(ErrorCode::by_status(410).collect::<Vec<_>>(), [ErrorCode::NotFound]);
}

#[test]
fn a_code_has_the_status_of_its_condition() {
    use statuses::{ErrorCode, err};

    assert_eq!(ErrorCode::ResourceUnknown.status(), None);
    assert_eq!(err::no_account().status(), Some(404));
    assert_eq!((err::busy().status(), err::busy().is_outage()), (Some(503), true));
    let with = |status| ErrorCode::by_status(status).collect::<Vec<_>>();
    assert_eq!(with(403), [ErrorCode::ResourceUnknown]);
    assert_eq!(with(400), [ErrorCode::FormatError]);
}

#[test]
fn a_category_is_a_key() {
    use groups::{Category, Context, ErrorCode, err};

    let context = Context { request_id: "req_1".to_owned() };
    is(
        err::budget_not_found().body(&context),
        &json!({
            "errorCode": { "budgetError": "NOT_FOUND" },
            "message": "There is no such budget.",
            "requestId": "req_1",
        }),
    );
    let in_category = |category| ErrorCode::in_category(category, "NOT_FOUND").unwrap();
    assert_eq!(in_category(Category::BudgetError), ErrorCode::BudgetNotFound);
    assert_eq!(in_category(Category::CampaignError), ErrorCode::CampaignNotFound);
    assert!(ErrorCode::in_category(Category::BudgetError, "DUPLICATE_NAME").is_err());
    assert!("NOT_FOUND".parse::<ErrorCode>().is_err());
    assert_eq!("DUPLICATE_NAME".parse(), Ok(ErrorCode::DuplicateName));
}
