//! The two bodies of the Face Recognition page.

use error_contracts::face_recognition::types::FieldError;
use error_contracts::face_recognition::{Context, err, params};

use super::Answer;

#[test]
fn face_not_found() {
    let context = Context {
        request_id: Some("req_01j8...".to_owned()),
        timestamp: Some("2024-01-15T11:22:33Z".to_owned()),
    };
    let error = err::face_not_found();
    let answer = Answer::new(error.status(), error.headers(), error.body(&context));
    answer.is("face_recognition/face_not_found", 404, &[]);
}

#[test]
fn validation_error() {
    let wrong = |field: &str, message: &str| FieldError {
        field: field.to_owned(),
        message: message.to_owned(),
    };
    let details = vec![
        wrong("name", "name is required"),
        wrong("collection_id", "collection_id must be a valid UUID"),
    ];
    let error = err::validation_error(params::ValidationError { details });
    let answer = Answer::new(error.status(), error.headers(), error.body(&Context::default()));
    answer.is("face_recognition/validation_error", 400, &[]);
}

/// The page shows no body for it, but names the header.
#[test]
fn rate_limit_exceeded_sends_how_long_to_wait() {
    let error = err::rate_limit_exceeded(params::RateLimitExceeded { retry_after: 30 });
    assert_eq!((error.status(), error.headers()), (429, vec![("Retry-After", "30".to_owned())]));
}
