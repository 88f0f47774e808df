//! The pages show what a service sends: each example of the five contracts, built by the generated constructors and
//! serialised, is the JSON on the page of its code, and its status and headers are the head above it.

mod page;
mod response;

use response::{judge, responses};

use crate::root;

/// A test for each contract: every code of these five has a status.
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
