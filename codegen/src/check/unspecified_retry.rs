//! An error without a retry rule, where a client needs one: the error may be temporary, or other errors have a rule.

use crate::model::{Action, Case, Contract, Error};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unspecified-retry", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let mut others = Vec::new();
    let errors = contract.errors.iter();
    // A condition with the status of its error has its rule, too.
    let own =
        errors.flat_map(|error| error.own_cases(|case| &case.status).map(move |it| (error, it)));
    for (error, case) in own {
        let (name, when) = (&case.name, &case.retry.when);
        if when.is_some() || when.is_refused() {
            continue;
        }
        let reason = match case.status.value {
            Some(status @ (408 | 425 | 429 | 500..=599)) => format!("({status}) "),
            _ if is_to_repeat(case) => "is to be tried again, but ".to_owned(),
            _ if !error.is_condition(case) => {
                others.push(error);
                continue;
            }
            _ => continue,
        };
        let finding = RULE.at(name.span, format!("`{}` {reason}has no retry rule", **name));
        report.push(finding.help("add `retry: never`, `if_idempotent` or `always` here, or under `retry: { statuses: … }`"));
    }
    if let [first, rest @ ..] = others.as_slice()
        && says_when_to_retry(contract)
    {
        let them = match rest.len() {
            0 => format!("`{}` has", *first.name),
            1 => format!("`{}` and another code have", *first.name),
            more => format!("`{}` and {more} other codes have", *first.name),
        };
        let message = format!("{them} no retry rule, unlike the rest of the contract");
        let finding = RULE.at(first.name.span, message);
        report.push(finding.help("if a retry of them is useless, add `retry: never` to each, or `when: never` to the `retry` of the contract"));
    }
}

/// Whether the contract has a rule for any of its errors.
fn says_when_to_retry(contract: &Contract) -> bool {
    let is_stated = |(_, case): (&Error, &Case)| case.retry.when.is_some() || is_to_repeat(case);
    !contract.status_retries.is_empty() || contract.cases().any(is_stated)
}

/// Whether the remedy is to try again.
fn is_to_repeat(case: &Case) -> bool {
    case.action().is_some_and(|action| matches!(action.value, Action::Wait | Action::Retry))
}
