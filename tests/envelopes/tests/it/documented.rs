//! The pages of other APIs' envelopes show the bodies that a service sends, also for integer codes and without a status.

#[path = "../../../it/documented/page.rs"]
mod page;
#[path = "../../../it/documented/response.rs"]
mod response;

use std::path::Path;

use response::{judge, responses};

/// Defines a test for each contract, with a function that returns the status of an error.
macro_rules! shows_what_is_sent {
    ($($contract:ident: $folder:literal, $status:expr);* $(;)?) => {$(
        #[test]
        fn $contract() {
            let trees = Path::new(env!("OUT_DIR")).join("markdown/portable");
            judge(&trees.join($folder), &responses!(envelope_contracts::$contract, $status));
        }
    )*};
}

shows_what_is_sent! {
    google_status: "google-status", |error| Some(error.status());
    graph_ql: "graph-ql", |_| None;
    json_api: "json-api", |error| Some(error.status());
    links: "links", |error| Some(error.status());
    number_codes: "number-codes", |error| Some(error.status());
    o_data: "o-data", |error| Some(error.status());
    problem_details: "problem-details", |error| Some(error.status());
    retry_formats: "retry-formats", |error| Some(error.status());
    stripe_like: "stripe-like", |error| Some(error.status());
}
