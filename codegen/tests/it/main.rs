//! Tests of the public interface of the compiler: texts in; files and findings out.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod agree;
mod explorer;
mod fields;
mod fixture;
mod growth;
mod guides;
mod inject;
mod keys;
mod language;
mod laws;
mod limits;
mod markdown;
mod package;
mod paths;
mod prose;
mod report;
mod rules;
mod same;
mod samples;
mod silence;
mod site;
mod targets;
mod templates;
mod thirty;
mod types;
