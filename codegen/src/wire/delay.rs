//! The places where a client finds the delay before the next attempt.

use crate::model::{Case, Param, ParamId, ParamRef, RetryFormat, RetrySource, Slot, Type};
use crate::wire::Wire;
use crate::wire::header::{headers, is_retry_after};
use crate::wire::layout::Path;

/// A place in the response that states the delay, and its unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Delay {
    pub(crate) place: Place,
    pub(crate) unit: DelayUnit,
}

/// A place in the response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Place {
    Body(Path),
    Header(String),
    /// The code, which carries this param.
    Code(String),
}

/// The format of a delay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum DelayUnit {
    /// Seconds, or an HTTP date (RFC 9110, section 10.2.3).
    RetryAfter,
    /// A number, in units of this many milliseconds.
    Milliseconds(u32),
    /// The time of the next attempt: a number since 1970, in units of this many milliseconds.
    Since1970(u32),
    /// The time of the next attempt (RFC 3339).
    Date,
}

impl Delay {
    /// Whether it is the standard header in its own format.
    fn is_standard(&self) -> bool {
        matches!(&self.place, Place::Header(name) if is_retry_after(name))
            && self.unit == DelayUnit::RetryAfter
    }
}

impl Wire<'_> {
    /// The places in the retry rule of a case, in order of preference. `Retry-After` at the end is left out: a client reads it
    /// anyway.
    pub(crate) fn delays(&self, case: &Case) -> Vec<Delay> {
        let mut delays = Vec::new();
        for source in case.retry.after.iter() {
            if let Some(param) = &source.param
                && let Some(place) = self.place(case, param.id)
            {
                delays.push(Delay { place, unit: param_unit(&case[param.id], source) });
            }
            if let Some(pointer) = &source.body {
                let unit = match source.format {
                    None => DelayUnit::Milliseconds(1_000),
                    format => unit(format),
                };
                delays.push(Delay { place: Place::Body(Path::of_pointer(pointer)), unit });
            }
            if let Some(header) = &source.header {
                let place = Place::Header(header.value.clone());
                delays.push(Delay { place, unit: unit(source.format) });
            }
        }
        delays.dedup();
        delays.pop_if(|last| last.is_standard());
        delays
    }

    /// Whether a client can read the value of a source: it is a header, or a part of the body or of the code.
    pub(crate) fn is_sent(&self, case: &Case, source: &RetrySource) -> bool {
        let is_placed = |param: &ParamRef| self.place(case, param.id).is_some();
        source.header.is_some()
            || source.body.is_some()
            || source.param.as_ref().is_some_and(is_placed)
            || headers(case).iter().any(|(name, _)| is_retry_after(name))
    }

    /// The place of a param in the body: its slot, a member of the details, the slot `$retry_after`, or the code.
    fn place(&self, case: &Case, id: ParamId) -> Option<Place> {
        let param = &case[id];
        let slot = self.path(&Slot::Param(param.name.value.clone())).cloned();
        let is_member = matches!(id, ParamId::Detail(_)) && case.details.whole().is_none();
        let details = self.details.as_ref().filter(|_| is_member);
        let member = details.map(|details| details.path.clone().key(&param.name));
        let is_seconds = param.milliseconds() == Some(1_000);
        let seconds = self.path(&Slot::RetryAfter).filter(|_| is_seconds).cloned();
        let is_sent = self.path(&Slot::Code).is_some();
        let in_code = is_sent && case.code_params().any(|slot| slot.id == id);
        let code = in_code.then(|| Place::Code(param.name.value.clone()));
        slot.or(member).or(seconds).map(Place::Body).or(code)
    }
}

/// The unit of a param. In a source with a header, the format describes the header, not the param.
fn param_unit(param: &Param, source: &RetrySource) -> DelayUnit {
    match (&param.ty, param.milliseconds()) {
        (Type::Timestamp | Type::Date, _) => DelayUnit::Date,
        (_, Some(unit)) => DelayUnit::Milliseconds(unit),
        (_, None) => match source.format.filter(|_| source.header.is_none()) {
            None => DelayUnit::Milliseconds(1_000),
            format => unit(format),
        },
    }
}

fn unit(format: Option<RetryFormat>) -> DelayUnit {
    match format {
        None | Some(RetryFormat::RetryAfter) => DelayUnit::RetryAfter,
        Some(RetryFormat::Seconds) => DelayUnit::Milliseconds(1_000),
        Some(RetryFormat::Milliseconds) => DelayUnit::Milliseconds(1),
        Some(RetryFormat::UnixSeconds) => DelayUnit::Since1970(1_000),
        Some(RetryFormat::UnixMilliseconds) => DelayUnit::Since1970(1),
        Some(RetryFormat::DateTime) => DelayUnit::Date,
    }
}
