//! The errors of the Starter API, compiled from `catalog/` by the build script.

include!(concat!(env!("OUT_DIR"), "/rust/mod.rs"));

#[cfg(test)]
mod tests {
    use crate::starter_api::{ErrorCode, err, params};

    #[test]
    fn an_error_has_the_status_and_the_message_of_the_catalog() {
        let error = err::insufficient_credits(params::InsufficientCredits { required: 10.0, available: 5.5 });

        assert_eq!(error.code(), ErrorCode::InsufficientCredits);
        assert_eq!(error.status(), 402);
        assert_eq!(error.to_string(), "The order costs 10 credits, the account has 5.5");
    }
}
