//! The pages show what a service sends: each example of the five contracts, built by the generated constructors and
//! serialised, is the JSON that stands in the page of its code, and its status and headers are the head above it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod page;
mod response;

use std::path::Path;

use response::{judge, responses};

/// A test for each contract: every code of these five has a status.
macro_rules! shows_what_is_sent {
    ($($contract:ident: $folder:literal),* $(,)?) => {$(
        #[test]
        fn $contract() {
            let trees = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated/markdown/portable");
            judge(
                &trees.join($folder),
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
