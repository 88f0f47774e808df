//! Where the delay before the next try is found, as the generated client looks it up.

use crate::emit::delay::{self, Delay, Place, Unit};
use crate::emit::typescript::envelope;
use crate::emit::typescript::escape::string;
use crate::model::{Contract, ErrorDef};

/// The sources of an error's delay as the rows of the client have them, and the delay where no source says, in
/// milliseconds.
pub(super) fn sources(contract: &Contract, error: &ErrorDef) -> (Vec<String>, Option<u64>) {
    let mut rows: Vec<String> = delay::delays(contract, error).iter().map(row).collect();
    rows.dedup();
    let default = error.retry.after.iter().find_map(|source| source.default);
    (rows, default)
}

/// Whether some source counts from 1970.
pub(super) fn is_since_1970(contract: &Contract, error: &ErrorDef) -> bool {
    let delays = delay::delays(contract, error);
    delays.iter().any(|delay| matches!(delay.unit, Unit::Since1970(_)))
}

/// A place, the unit in milliseconds or 0 where it is a date, and a mark where it counts from 1970.
fn row(Delay { place, unit }: &Delay) -> String {
    let place = match place {
        Place::Body(path) => format!("[{}]", envelope::arguments(path)),
        Place::Header(name) => string(&name.to_lowercase()),
    };
    match unit {
        Unit::Date => format!("[{place}, 0]"),
        Unit::RetryAfter => format!("[{place}, 1000]"),
        Unit::Milliseconds(unit) => format!("[{place}, {unit}]"),
        Unit::Since1970(unit) => format!("[{place}, {unit}, 1]"),
    }
}
