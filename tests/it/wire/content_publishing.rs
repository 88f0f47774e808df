//! The five examples of the Content Publishing page.

use error_contracts::content_publishing::{ApiError, Context, err, params};

use super::Answer;

fn answer(error: &ApiError, request_id: &str) -> Answer {
    let context =
        Context { request_id: request_id.to_owned(), timestamp: "2026-02-01T12:00:00Z".to_owned() };
    Answer::new(error.status(), error.headers(), error.body(&context))
}

#[test]
fn validation_error() {
    let error =
        err::text_length(params::TextLength { field: "topic".to_owned(), min: 3, max: 500 });
    answer(&error, "req_abc123").is("content_publishing/validation_error", 400, &[]);
}

#[test]
fn unauthorized() {
    answer(&err::api_key_refused(), "req_def456").is("content_publishing/unauthorized", 401, &[]);
}

#[test]
fn insufficient_credits() {
    let error =
        err::insufficient_credits(params::InsufficientCredits { required: 40.0, available: 12.0 });
    answer(&error, "req_ghi789").is("content_publishing/insufficient_credits", 402, &[]);
}

#[test]
fn forbidden() {
    let error =
        err::permission_missing(params::PermissionMissing { permission: "write".to_owned() });
    answer(&error, "req_jkl012").is("content_publishing/forbidden", 403, &[]);
}

#[test]
fn rate_limit_exceeded() {
    let error = err::rate_limit_exceeded(params::RateLimitExceeded { retry_after: 45 });
    answer(&error, "req_mno345").is(
        "content_publishing/rate_limit_exceeded",
        429,
        &[("Retry-After", "45")],
    );
}
