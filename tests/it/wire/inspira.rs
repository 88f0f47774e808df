//! The complete response of the Inspira page, and its eleven examples, which show only the `error` member.

use error_contracts::inspira::types::{FieldError, KeyFormat};
use error_contracts::inspira::{ApiError, Context, Value, err, params};

use super::Answer;

fn answer(error: &ApiError) -> Answer {
    let context = Context {
        timestamp: "2025-01-06T12:00:00.000Z".to_owned(),
        request_id: "req_123456789".to_owned(),
    };
    Answer::new(error.status(), error.headers(), error.body(&context))
}

#[test]
fn standard_response() {
    let error = err::invalid_api_key(params::InvalidApiKey {
        field: Some("authorization".to_owned()),
        key_format: KeyFormat::Invalid,
        suggestion: Some(
            "Check your API key format and ensure it starts with 'inspira_'".to_owned(),
        ),
    });
    answer(&error).is("inspira/standard_response", 401, &[]);
}

#[test]
fn invalid_api_key() {
    let error = err::invalid_api_key(params::InvalidApiKey {
        field: None,
        key_format: KeyFormat::Invalid,
        suggestion: None,
    });
    answer(&error).is_within_error("inspira/invalid_api_key", 401, &[]);
}

#[test]
fn missing_api_key() {
    let error = err::missing_api_key(params::MissingApiKey {
        header: "Authorization".to_owned(),
        format: "Bearer inspira_your_api_key".to_owned(),
    });
    answer(&error).is_within_error("inspira/missing_api_key", 401, &[]);
}

#[test]
fn expired_api_key() {
    let error = err::expired_api_key(params::ExpiredApiKey {
        expired_at: "2024-12-31T23:59:59.000Z".to_owned(),
    });
    answer(&error).is_within_error("inspira/expired_api_key", 401, &[]);
}

#[test]
fn insufficient_credits() {
    let purchase_url = "https://app.inspirahub.net/developer?tab=credits";
    let error = err::insufficient_credits(params::InsufficientCredits {
        required: 10.0,
        available: 5.5,
        shortfall: 4.5,
        purchase_url: purchase_url.to_owned(),
    });
    assert_eq!(error.remedy_link().as_deref(), Some(purchase_url));
    answer(&error).is_within_error("inspira/insufficient_credits", 402, &[]);
}

#[test]
fn credit_limit_exceeded() {
    let error = err::credit_limit_exceeded(params::CreditLimitExceeded {
        limit: 10_000.0,
        used: 10_050.0,
        reset_date: "2025-02-01T00:00:00.000Z".to_owned(),
    });
    answer(&error).is_within_error("inspira/credit_limit_exceeded", 402, &[]);
}

#[test]
fn invalid_parameter() {
    let error = err::invalid_parameter(params::InvalidParameter {
        field: "size".to_owned(),
        provided: "2048x2048".into(),
        allowed: vec!["512x512".to_owned(), "1024x1024".to_owned()],
        reason: "Size not supported".to_owned(),
    });
    answer(&error).is_within_error("inspira/invalid_parameter", 400, &[]);
}

#[test]
fn missing_parameter() {
    let error = err::missing_parameter(params::MissingParameter {
        field: "prompt".to_owned(),
        r#type: "string".to_owned(),
        required: true,
    });
    answer(&error).is_within_error("inspira/missing_parameter", 400, &[]);
}

#[test]
fn validation_error() {
    let wrong = |field: &str, message: &str, provided: Value<'static>| FieldError {
        field: field.to_owned(),
        message: message.to_owned(),
        provided: Some(provided),
    };
    let errors = vec![
        wrong("temperature", "Must be between 0 and 1", 2.5.into()),
        wrong("maxTokens", "Must be a positive integer", (-100).into()),
    ];
    answer(&err::validation_error(params::ValidationError { errors })).is_within_error(
        "inspira/validation_error",
        422,
        &[],
    );
}

#[test]
fn rate_limit_exceeded() {
    let error = err::rate_limit_exceeded(params::RateLimitExceeded {
        limit: 60,
        window: "1 minute".to_owned(),
        retry_after: 45,
        reset_at: "2025-01-06T12:01:00.000Z".to_owned(),
    });
    // The page shows the delay in the details, and no header.
    answer(&error).is_within_error("inspira/rate_limit_exceeded", 429, &[]);
}

#[test]
fn service_unavailable() {
    let error = err::service_unavailable(params::ServiceUnavailable {
        service: "image-generation".to_owned(),
        reason: "High load".to_owned(),
        estimated_recovery: "2025-01-06T12:30:00.000Z".to_owned(),
    });
    answer(&error).is_within_error("inspira/service_unavailable", 503, &[]);
}

#[test]
fn upstream_error() {
    let error = err::upstream_error(params::UpstreamError {
        provider: "openai".to_owned(),
        original_error: "Model overloaded".to_owned(),
    });
    answer(&error).is_within_error("inspira/upstream_error", 502, &[]);
}
