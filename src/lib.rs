//! Five real API error contracts, compiled from `catalog/` by the build script.
//!
//! An error is made with all that its contract requires of it:
//!
//! ```
//! use error_contracts::content_publishing::{err, params};
//!
//! let error = err::insufficient_credits(params::InsufficientCredits { required: 40.0, available: 12.0 });
//! assert_eq!(error.status(), 402);
//! assert_eq!(error.to_string(), "This operation requires 40 credits but your balance is 12");
//! ```
//!
//! One that lacks a param does not compile:
//!
//! ```compile_fail
//! use error_contracts::content_publishing::{err, params};
//!
//! let error = err::insufficient_credits(params::InsufficientCredits { required: 40.0 });
//! ```
//!
//! Neither does one without any:
//!
//! ```compile_fail
//! use error_contracts::content_publishing::err;
//!
//! let error = err::insufficient_credits();
//! ```

#![no_std]

include!(concat!(env!("OUT_DIR"), "/rust/mod.rs"));
