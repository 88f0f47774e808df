//! A delay without a unit of time, or whose type is not a time.

use crate::model::{Contract, Param, ParamRef, RetryFormat, RetrySource, Type};
use crate::report::Report;
use crate::rule::{DENY, Rule, rule};
use crate::source::Spanned;

pub(super) static RULE: Rule = rule!("retry-without-unit", DENY);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for (_, case) in contract.cases().filter(|(_, case)| !case.refuses_params()) {
        for source in case.retry.after.iter() {
            if let Some(ParamRef { name, id }) = &source.param {
                look(contract, source, name, &case[*id], report);
            }
        }
    }
}

fn look(
    contract: &Contract,
    source: &Spanned<RetrySource>,
    name: &Spanned<String>,
    param: &Param,
    report: &mut Report,
) {
    let message = match param.ty {
        Type::Integer | Type::Number if is_moment(source) && !source.is_retry_after() => return,
        Type::Integer | Type::Number if is_moment(source) => {
            format!("`{}` is a point in time: `Retry-After` counts seconds", name.value)
        }
        Type::Integer | Type::Number if fits(param, source) => return,
        Type::Integer | Type::Number if param.milliseconds().is_some() => {
            format!("the unit of `{}` does not match its format", name.value)
        }
        Type::Integer | Type::Number => format!("`{}` has no unit of time", name.value),
        Type::Timestamp if source.format.is_some_and(|format| format != RetryFormat::DateTime) => {
            let message =
                format!("`{}` is sent as a date and time, but has another format", **name);
            let finding = RULE.at(source.span, message).also(param.span(), "declared here");
            return report.push(finding.help("a `timestamp` has the format `date_time`"));
        }
        // A point in time has no unit, and the header `Retry-After` does not allow this format.
        Type::Timestamp if !source.is_retry_after() => return,
        Type::Timestamp => {
            let message = format!("`{}` is a point in time: `Retry-After` counts seconds", **name);
            let finding = RULE.at(source.span, message).also(param.span(), "declared here");
            let help = "name the header that carries it, such as `X-RateLimit-Reset`";
            return report.push(finding.help(help));
        }
        _ => format!(
            "`{}` is not a delay: its type is `{}`",
            name.value,
            param.ty.spelling(&contract.types)
        ),
    };
    let finding = RULE.at(param.span(), message).also(source.span, "used as the delay here");
    report.push(finding.help("declare it as `{ type: integer, unit: seconds }`"));
}

/// Whether the value is the time of the next attempt, as a number.
fn is_moment(source: &RetrySource) -> bool {
    matches!(source.format, Some(RetryFormat::UnixSeconds | RetryFormat::UnixMilliseconds))
}

/// Whether the param is a duration, in the unit of the format if the source has one.
fn fits(param: &Param, source: &RetrySource) -> bool {
    match (param.milliseconds(), source.format) {
        (Some(unit), Some(RetryFormat::Seconds)) => unit == 1_000,
        (Some(unit), Some(RetryFormat::Milliseconds)) => unit == 1,
        (Some(_), None) => true,
        _ => false,
    }
}
