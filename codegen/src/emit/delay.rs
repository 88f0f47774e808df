//! Where a client finds the delay before the next try.

use crate::emit::place::{self, Path, Step};
use crate::model::{Contract, ErrorDef, Param, RetryFormat, RetrySource, Slot, Type};

/// A place that says how long to wait.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Delay {
    pub(super) place: Place,
    pub(super) unit: Unit,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    Body(Path),
    Header(String),
}

/// How a delay is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    /// As the `Retry-After` header: seconds, or an HTTP date (RFC 9110, section 10.2.3).
    RetryAfter,
    /// A number of so many milliseconds.
    Milliseconds(u32),
    /// The time of the next try, counted from 1970 in so many milliseconds.
    Since1970(u32),
    /// The time of the next try, as RFC 3339 writes it.
    Date,
}

/// The places that an error's retry rule names besides the `Retry-After` header, the best first.
pub(super) fn delays(contract: &Contract, error: &ErrorDef) -> Vec<Delay> {
    let mut delays = Vec::new();
    for source in &error.retry.after {
        let name = source.param.as_ref();
        let param = name.and_then(|name| error.params().find(|param| param.name.value == **name));
        if let Some(param) = param
            && let Some(path) = in_body(contract, error, param)
        {
            delays.push(Delay { place: Place::Body(path), unit: param_unit(param, source) });
        }
        if let Some(pointer) = &source.body {
            let unit = match source.format {
                None => Unit::Milliseconds(1_000),
                format => unit(format),
            };
            delays.push(Delay { place: Place::Body(steps(pointer)), unit });
        }
        if let Some(header) = &source.header {
            delays.push(Delay {
                place: Place::Header(header.value.clone()),
                unit: unit(source.format),
            });
        }
    }
    delays.dedup();
    delays
}

/// Where in the body a param is: in a slot of its own, among the details, or as the seconds until the next try.
fn in_body(contract: &Contract, error: &ErrorDef, param: &Param) -> Option<Path> {
    let slot = place::path(contract, &Slot::Param(param.name.value.clone()));
    let is_detail = error.details.whole().is_none()
        && error.details.params().iter().any(|detail| detail.name == param.name);
    let detail = || {
        let mut path = place::details(contract).filter(|_| is_detail)?.path;
        path.push(Step::Key(param.name.value.clone()));
        Some(path)
    };
    let seconds = || {
        let is_seconds = param.milliseconds() == Some(1_000);
        place::path(contract, &Slot::RetryAfter).filter(|_| is_seconds)
    };
    slot.or_else(detail).or_else(seconds)
}

/// The unit of a param. A format that stands with a header is that of the header.
fn param_unit(param: &Param, source: &RetrySource) -> Unit {
    match (&param.ty, param.milliseconds()) {
        (Type::Timestamp | Type::Date, _) => Unit::Date,
        (_, Some(unit)) => Unit::Milliseconds(unit),
        (_, None) => match source.format.filter(|_| source.header.is_none()) {
            None => Unit::Milliseconds(1_000),
            format => unit(format),
        },
    }
}

fn unit(format: Option<RetryFormat>) -> Unit {
    match format {
        None | Some(RetryFormat::RetryAfter) => Unit::RetryAfter,
        Some(RetryFormat::Seconds) => Unit::Milliseconds(1_000),
        Some(RetryFormat::Milliseconds) => Unit::Milliseconds(1),
        Some(RetryFormat::UnixSeconds) => Unit::Since1970(1_000),
        Some(RetryFormat::UnixMilliseconds) => Unit::Since1970(1),
        Some(RetryFormat::DateTime) => Unit::Date,
    }
}

/// The steps of a JSON pointer (RFC 6901); a number may be the place in a list.
fn steps(pointer: &str) -> Path {
    let parts = pointer.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~"));
    let is_place = |part: &str| {
        part == "0" || !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let step = |part: String| match part.parse() {
        Ok(at) if is_place(&part) => Step::Index(at),
        _ => Step::Key(part),
    };
    parts.map(step).collect()
}
