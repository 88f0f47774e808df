//! Where the delay before the next try is found, as the generated client looks it up.

use crate::emit::typescript::envelope::{self, Path, Step};
use crate::emit::typescript::escape::string;
use crate::model::{Contract, ErrorDef, Param, Retry, RetryFormat, RetrySource, Slot, Type};

/// The sources of an error's delay as the rows of the client have them, and the delay where no source says, in
/// milliseconds.
pub(super) fn sources(contract: &Contract, error: &ErrorDef) -> (Vec<String>, Option<u64>) {
    let mut rows = Vec::new();
    for source in &error.retry.after {
        let param = source
            .param
            .as_ref()
            .and_then(|name| error.params().find(|param| param.name.value == name.value));
        if let Some(param) = param {
            rows.extend(
                in_body(contract, error, param).map(|path| body(&path, param_unit(param, source))),
            );
        }
        if let Some(pointer) = &source.body {
            rows.push(body(&steps(pointer), unit(source.format)));
        }
        if let Some(header) = &source.header {
            let (unit, since_1970) = unit(source.format);
            let row = format!("{}, {unit}", string(&header.to_lowercase()));
            rows.push(if since_1970 { format!("[{row}, 1]") } else { format!("[{row}]") });
        }
    }
    rows.dedup();
    let default = error.retry.after.iter().find_map(|source| source.default);
    (rows, default)
}

/// Whether some source counts from 1970.
pub(super) fn is_since_1970(retry: &Retry) -> bool {
    retry.after.iter().any(|source| unit(source.format).1)
}

/// Where in the body a param is: in a slot of its own, among the details, or as the seconds until the next try.
fn in_body(contract: &Contract, error: &ErrorDef, param: &Param) -> Option<Path> {
    let slot = envelope::path(contract, &Slot::Param(param.name.value.clone()));
    let is_detail = error.details.whole().is_none()
        && error.details.params().iter().any(|detail| detail.name == param.name);
    let detail = || {
        let mut path = envelope::details(contract).filter(|_| is_detail)?.path;
        path.push(Step::Key(param.name.value.clone()));
        Some(path)
    };
    let seconds = || {
        let is_seconds = param.milliseconds() == Some(1_000);
        envelope::path(contract, &Slot::RetryAfter).filter(|_| is_seconds)
    };
    slot.or_else(detail).or_else(seconds)
}

fn body(path: &[Step], (unit, since_1970): (u32, bool)) -> String {
    let since = if since_1970 { ", 1" } else { "" };
    format!("[[{}], {unit}{since}]", envelope::arguments(path))
}

/// The unit of a param in milliseconds; 0 where it is a date. A format that stands with a header is that of the header.
fn param_unit(param: &Param, source: &RetrySource) -> (u32, bool) {
    match (&param.ty, param.milliseconds()) {
        (Type::Timestamp | Type::Date, _) => (0, false),
        (_, Some(unit)) => (unit, false),
        (_, None) => unit(source.format.filter(|_| source.header.is_none())),
    }
}

/// The unit of a format in milliseconds, 0 where it is a date, and whether it counts from 1970.
fn unit(format: Option<RetryFormat>) -> (u32, bool) {
    match format {
        Some(RetryFormat::DateTime) => (0, false),
        Some(RetryFormat::Milliseconds) => (1, false),
        Some(RetryFormat::UnixSeconds) => (1_000, true),
        Some(RetryFormat::UnixMilliseconds) => (1, true),
        Some(RetryFormat::Seconds | RetryFormat::RetryAfter) | None => (1_000, false),
    }
}

/// The steps of a JSON pointer (RFC 6901); a number may be the place in a list.
fn steps(pointer: &str) -> Path {
    let parts = pointer.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~"));
    parts.map(|part| part.parse().map_or_else(|_| Step::Key(part.clone()), Step::Index)).collect()
}
