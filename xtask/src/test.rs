//! Every test, in order.

use crate::process;

/// The command lines; another language's tests are further lines here.
const STEPS: &[&str] = &["cargo test --workspace"];

pub(crate) fn run() -> Result<(), String> {
    STEPS.iter().try_for_each(|line| process::run(line))
}
