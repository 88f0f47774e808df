//! The five examples of the `HeadshotPro` page.

use error_contracts::headshotpro::{ApiError, ErrorCode, err, params};

use super::Answer;

fn answer(error: &ApiError) -> Answer {
    Answer::new(error.status(), error.headers(), error)
}

#[test]
fn invalid_api_key() {
    answer(&err::invalid_api_key()).is("headshotpro/invalid_api_key", 401, &[]);
}

#[test]
fn insufficient_credits() {
    answer(&err::too_few_credits()).is("headshotpro/insufficient_credits", 402, &[]);
}

#[test]
fn user_already_exists() {
    let error = err::user_already_exists();
    assert_eq!(error.code(), ErrorCode::InvalidRequest);
    answer(&error).is("headshotpro/user_already_exists", 400, &[]);
}

#[test]
fn team_not_found() {
    let error = err::team_not_found();
    assert_eq!(error.code(), ErrorCode::NotFound);
    assert_ne!(error.to_string(), ErrorCode::NotFound.message());
    answer(&error).is("headshotpro/team_not_found", 404, &[]);
}

#[test]
fn whitelabel_not_enabled() {
    answer(&err::whitelabel_not_enabled()).is("headshotpro/whitelabel_not_enabled", 403, &[]);
}

/// The page shows no body for it, but a client that reads `X-RateLimit-Reset`.
#[test]
fn rate_limit_exceeded_sends_when_the_limit_ends() {
    let error = err::rate_limit_exceeded(params::RateLimitExceeded {
        reset_at: "2026-01-01T12:01:00Z".to_owned(),
    });
    let reset = ("X-RateLimit-Reset", "2026-01-01T12:01:00Z".to_owned());
    assert_eq!((error.status(), error.headers()), (429, vec![reset]));
    assert_eq!(error.header_map()["x-ratelimit-reset"], "2026-01-01T12:01:00Z");
}
