//! A code that does not have the form of most codes of its contract.

mod form;
#[cfg(test)]
mod tests;

use crate::model::{Code, Contract, Error};
use crate::name;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};
use crate::source::Span;

use form::Form;

pub(super) static RULE: Rule = rule!("unconventional-code", WARN);

/// The maximum length of a code (Google AIP-193, `ErrorInfo.reason`).
const MAX_LENGTH: usize = 63;
/// The number of deviations that are reported one by one. More are one finding.
const FEW: usize = 10;

/// A code, and its place.
type Place<'c> = (&'c str, Span);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    // Values are no part of a convention, and `lone-brace` reports the other braces.
    let is_fixed = |error: &&Error| !error.code.to_string().contains(['{', '}']);
    let codes =
        contract.errors.iter().filter(is_fixed).filter_map(|error| match &error.code.value {
            // A name that is not an identifier is reported by another rule.
            Code::Text(code) => name::is_identifier(&name::type_name(&error.name))
                .then_some((code.as_str(), error.name.span)),
            Code::Integer(_) => None,
        });
    let (long, codes): (Vec<_>, Vec<_>) =
        codes.partition(|(code, _)| code.chars().count() > MAX_LENGTH);
    let help = "move the rest to the title";
    each_of_few(
        report,
        &long,
        ["is", "are"],
        &format!("longer than {MAX_LENGTH} characters"),
        help,
    );
    let form = Form::of(codes.iter().map(|(code, _)| *code));
    let (usual, odd): (Vec<Place<'_>>, Vec<_>) =
        codes.iter().partition(|(code, _)| form.fits(code));
    // Two codes have no majority.
    let (Some((first, place)), total @ 3..) = (odd.first(), codes.len()) else { return };
    if usual.len() * 2 <= total {
        let message = format!("the {total} codes of this contract have no common form");
        let help = format!("give new codes one form, such as that of `{first}`");
        report.push(RULE.at(*place, message).help(help));
        return;
    }
    let help = |verb| {
        let (count, example) = (usual.len(), usual[0].0);
        format!("{count} of the contract's {total} codes {verb}, such as `{example}`")
    };
    let prefix = form.prefix.as_str();
    let (form_odd, prefix_odd): (Vec<_>, Vec<_>) =
        odd.into_iter().partition(|(code, _)| code.starts_with(prefix));
    let start = format!("not start with `{prefix}`");
    each_of_few(report, &prefix_odd, ["does", "do"], &start, &help("do"));
    let name = format!("not {}", form.name(usual[0].0));
    each_of_few(report, &form_odd, ["is", "are"], &name, &help("are"));
}

/// Reports each of a few codes, or many codes at once.
fn each_of_few(
    report: &mut Report,
    codes: &[Place<'_>],
    [does, do_]: [&str; 2],
    fault: &str,
    help: &str,
) {
    if let [first, second, third, rest @ ..] = codes
        && codes.len() > FEW
    {
        let (a, b, c, more) = (first.0, second.0, third.0, rest.len());
        let message = format!("`{a}`, `{b}`, `{c}` and {more} other codes {do_} {fault}");
        report.push(RULE.at(first.1, message).help(help));
        return;
    }
    for (code, place) in codes {
        report.push(RULE.at(*place, format!("`{code}` {does} {fault}")).help(help));
    }
}
