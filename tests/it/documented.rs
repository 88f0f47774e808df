//! The pages show the responses that a service sends: each example of the five contracts, built by the constructors and
//! serialised, equals the JSON on the page of its code, and its status and headers equal the head above it.

mod page;
mod response;

use response::{judge, responses};

use crate::root;

/// Defines a test for each contract. Every code of these five contracts has a status.
macro_rules! shows_what_is_sent {
    ($($contract:ident: $folder:literal),* $(,)?) => {$(
        #[test]
        fn $contract() {
            judge(
                &root().join("generated/markdown/portable").join($folder),
                &responses!(error_contracts::$contract, |error| Some(error.status())),
            );
        }
    )*};
}

shows_what_is_sent! {
    content_publishing: "content-publishing",
    face_recognition: "face-recognition",
    headshotpro: "headshotpro",
    inspira: "inspira",
    job_processing: "job-processing",
}
